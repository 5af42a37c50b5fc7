import type { ActorId } from '../kernel/ids.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import { dropDue, setDue, takeDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { readyPassword, setPassword } from './account.ts'
import { selectAccount, updateTotp } from './account-store.ts'
import { type SignInDesk, personOf, tellHer } from './desk.ts'
import { forgetDevices } from './device-store.ts'
import { recoveryAsked } from './messages.ts'
import { deletePasskeys } from './passkey-store.ts'
import { type Proof, proveByCode } from './prove-by-code.ts'
import { deleteRecovery, selectRecovery, upsertRecovery } from './recovery-store.ts'
import { PROOF_REFUSED } from './refusals.ts'
import { sendEverywhere } from './send-message.ts'
import { markOthersEnded } from './session-store.ts'

/** `phone`: whatever was on the lost telephone goes: passkeys, the authenticator app. */
export type LostMeans = 'password' | 'phone'

export type RecoveryAsked = Omit<Proof, 'chosen'> & { readonly lost: LostMeans; readonly password: string }

type Pending = { readonly lost: LostMeans; readonly hash: string }

/** Clock of a lost means that is being replaced; its subject is the person. */
export const RECOVERY_DUE = 'accounts.recover'

const context = (recoveryId: string): string => `recovery|${recoveryId}`

/**
 * Replaces a lost means, at the strength of the first proof: number, card, birth date, and a code that came by post or at a desk. Nothing opens
 * now: the new password stands after `recoveryDelayMs`, she is told by every way there is, and may cancel it (security.md A8). Answers when.
 */
export const recover = async (desk: SignInDesk, { lost, password, ...proof }: RecoveryAsked): Promise<Instant> => {
  const { op, hasher } = desk
  const proved = await proveByCode(op, 'recovery', proof)
  const account =
    proved.kind === 'proved' && proved.addresseeId === proved.personId ? await selectAccount(op.db, proved.personId) : undefined
  if (account === undefined) return refuse(PROOF_REFUSED, 'a recovery of no account')
  const personId = account.actor_id
  const hash = await readyPassword(op, hasher, account, password)
  const { recordId } = await personOf(op, personId)
  const due = after(op.instant, parametersAt(op.instant).recoveryDelayMs)
  const recoveryId = op.draw.uuid()
  const sealed = op.keyring.sealForActor(personId, context(recoveryId), Buffer.from(JSON.stringify({ lost, hash } satisfies Pending)))
  await op.db.transaction(async tx => {
    await upsertRecovery(tx, { actorId: personId, recoveryId, sealed, at: op.instant, due })
    await setDue(tx, { kind: RECOVERY_DUE, subject: personId, due })
    await tellHer(tx, desk, personId, recordId, 'recovery-asked')
    await sendEverywhere(tx, desk, personId, recoveryAsked(due, op.instant))
  })
  return due
}

/** When a new password will stand in place of hers; none is coming: `undefined`. */
export const recoveryOf = async (op: Operation): Promise<Instant | undefined> => (await selectRecovery(op.db, op.caller.subject.id))?.due_at

/** « It was not me »: nothing changes. */
export const cancelRecovery = async (op: Operation): Promise<void> => {
  const { id } = op.caller.subject
  await op.db.transaction(async tx => {
    await deleteRecovery(tx, id)
    await dropDue(tx, RECOVERY_DUE, id)
  })
}

/** Makes those stand whose day has passed; sessions and trusted browsers of before end. Says how many. */
export const finishRecoveries = async (desk: SignInDesk, limit = 50): Promise<number> => {
  const { op } = desk
  return op.db.transaction(async tx => {
    const taken = await takeDue(tx, RECOVERY_DUE, op.instant, limit)
    for (const { subject } of taken) await finish(tx, desk, subject as ActorId)
    return taken.length
  })
}

const finish = async (tx: Queries, desk: SignInDesk, personId: ActorId): Promise<void> => {
  const { op } = desk
  const row = await selectRecovery(tx, personId)
  if (row === undefined) return
  const { lost, hash } = JSON.parse(op.keyring.openForActor(personId, context(row.recovery_id), row.sealed).toString('utf8')) as Pending
  const { recordId } = await personOf(op, personId)
  await setPassword(tx, op, personId, hash)
  if (lost === 'phone') {
    await updateTotp(tx, personId, null)
    await deletePasskeys(tx, personId, null)
  }
  await forgetDevices(tx, personId, null, null, op.instant)
  await markOthersEnded(tx, personId, null, op.instant)
  await deleteRecovery(tx, personId)
  await tellHer(tx, desk, personId, recordId, 'recovery-done')
}
