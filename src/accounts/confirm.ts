import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { accountOf, passwordOf } from './account.ts'
import { attemptTag, forgetTries, mayTry } from './attempts.ts'
import type { SignInDesk } from './desk.ts'
import type { Session } from './model.ts'
import { type Answered, provePasskey, type PasskeySite } from './passkeys.ts'
import { PASSKEY_REFUSED, SIGN_IN_REFUSED, TOO_MANY_TRIES } from './refusals.ts'
import { requireSession } from './require-session.ts'

export type FreshProof =
  | ({ readonly kind: 'passkey' } & Answered<AuthenticationResponseJSON>)
  | { readonly kind: 'password'; readonly password: string }
  /** Nobody proves anything in a demonstration: she is asked all the same, so that the screen is the real one. */
  | { readonly kind: 'demonstration' }

/**
 * She proves again that it is her: what asked for it (`step-up-needed`) may be asked once more for ten minutes. The proof goes into her
 * cookie, which is sealed anew. Errors: `sign-in-refused`, `passkey-refused`, `too-many-tries`, `session-ended`.
 */
export const confirmAgain = async (desk: SignInDesk, op: Operation, rp: PasskeySite, proof: FreshProof): Promise<Session> => {
  await requireSession(op)
  switch (proof.kind) {
    case 'passkey':
      if ((await provePasskey(op, rp, proof)) !== op.caller.subject.id) refuse(PASSKEY_REFUSED, 'another person’s')
      break
    case 'password':
      await provePasswordAgain(desk, op, proof.password)
      break
    case 'demonstration':
      if (desk.mode !== 'demonstration' || op.caller.means !== 'demonstration') refuse(SIGN_IN_REFUSED, 'a demonstration’s proof')
  }
  return { authentication: { ...op.caller, confirmedAt: op.instant }, lastSeenAt: op.instant }
}

const provePasswordAgain = async ({ hasher }: SignInDesk, op: Operation, password: string): Promise<void> => {
  const account = await accountOf(op, op.caller.subject.id)
  const tag = attemptTag(op, 'password', `again|${account.actor_id}`)
  if (!(await mayTry(op, tag, 'password'))) return refuse(TOO_MANY_TRIES)
  if (!(await hasher.verify(passwordOf(op, account), password))) return refuse(SIGN_IN_REFUSED)
  await op.db.transaction(tx => forgetTries(tx, tag))
}
