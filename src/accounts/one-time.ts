import type { ActorId } from '../kernel/ids.ts'
import { after } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { parametersAt } from '../policy/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { accountOf } from './account.ts'
import { type AccountRow, spendTotpStep } from './account-store.ts'
import { attemptTag, forgetTries, mayTry } from './attempts.ts'
import { type Channel, sendBy } from './channels.ts'
import type { SignInDesk } from './desk.ts'
import type { SeenBrowser } from './devices.ts'
import { cancelOneTime, insertOneTime, useOneTime } from './one-time-store.ts'
import { CODE_REFUSED, TOO_MANY_TRIES } from './refusals.ts'
import { enter, type Entering, type SignedIn, STEP_MS } from './sign-in.ts'
import { openTicket, spendTicket } from './tickets.ts'
import { totpStepOf } from './totp.ts'

export type OneTimePurpose = 'sign-in' | 'contact'

const DIGITS = 6

/** Six figures, evenly: what would lean towards the small ones is drawn again. */
export const newOneTimeCode = (op: Pick<Operation, 'draw'>): string => {
  const limit = Math.floor(2 ** 32 / 10 ** DIGITS) * 10 ** DIGITS
  let number = limit
  while (number >= limit) number = Buffer.from(op.draw.bytes(4)).readUInt32BE()
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

export const oneTimeDigest = ({ keyring }: Pick<Operation, 'keyring'>, actorId: ActorId, purpose: OneTimePurpose, code: string): Buffer =>
  keyring.blindIndex('one-time', `${purpose}|${actorId}|${code.replace(/\s/g, '')}`)

/** A new code of that purpose; the one before it is worth nothing any more. */
export const issueOneTime = async (
  tx: Queries,
  op: Operation,
  actorId: ActorId,
  purpose: OneTimePurpose,
  sealed: Buffer | null,
): Promise<string> => {
  const code = newOneTimeCode(op)
  await cancelOneTime(tx, actorId, purpose, op.instant)
  const expiresAt = after(op.instant, parametersAt(op.instant).signInCodeMs)
  const digest = oneTimeDigest(op, actorId, purpose, code)
  await insertOneTime(tx, { actorId, codeId: op.draw.uuid(), purpose, digest, sealed, sentAt: op.instant, expiresAt })
  return code
}

/** Sends a code to who typed the right password, by the way she chose. Errors: `ticket-over`, `channel-closed`, `too-many-tries`. */
export const sendSignInCode = async (desk: SignInDesk, ticket: string, channel: Exclude<Channel, 'app'>): Promise<void> => {
  const { op } = desk
  const { actorId } = openTicket(op, 'password', ticket)
  if (!(await mayTry(op, attemptTag(op, 'request', `sign-in|${actorId}`), 'request'))) return refuse(TOO_MANY_TRIES)
  await op.db.transaction(async tx => {
    const code = await issueOneTime(tx, op, actorId, 'sign-in', null)
    await sendBy(tx, desk, actorId, channel, {
      subject: 'Votre code de connexion',
      text: `Votre code de connexion à Carnet est ${code}.\nIl est valable 10 minutes et sert une seule fois.\nNous ne vous le demanderons jamais au téléphone.\n`,
    })
  })
}

export type CodeTyped = { readonly ticket: string; readonly code: string } & Entering

/** The second step: a code that was sent, or the one of her app. Errors: `ticket-over`, `code-refused`, `too-many-tries`. */
export const signInWithCode = async (desk: SignInDesk, { ticket, code, trust }: CodeTyped, browser: SeenBrowser): Promise<SignedIn> => {
  const { op } = desk
  const { actorId } = openTicket(op, 'password', ticket)
  await proveOneTime(op, await accountOf(op, actorId), code)
  await op.db.transaction(tx => spendTicket(tx, op, ticket, STEP_MS))
  return enter(desk, actorId, 'password-and-code', browser, trust === undefined ? {} : { trust })
}

/** Errors: `code-refused`, `too-many-tries`. */
export const proveOneTime = async (op: Operation, account: AccountRow, typed: string): Promise<void> => {
  const actorId = account.actor_id
  const tag = attemptTag(op, 'one-time', actorId)
  if (!(await mayTry(op, tag, 'one-time'))) return refuse(TOO_MANY_TRIES)
  const isRight = await op.db.transaction(async tx => {
    const wasSent = await useOneTime(tx, actorId, oneTimeDigest(op, actorId, 'sign-in', typed), op.instant)
    const isGood = wasSent !== undefined || (await isOfApp(tx, op, account, typed))
    if (isGood) await forgetTries(tx, tag)
    return isGood
  })
  if (!isRight) refuse(CODE_REFUSED)
}

export const TOTP_CONTEXT = 'account-totp'

const isOfApp = async (tx: Queries, op: Operation, { actor_id, totp }: AccountRow, typed: string): Promise<boolean> => {
  if (totp === null) return false
  const step = totpStepOf(op.keyring.openForActor(actor_id, TOTP_CONTEXT, totp), typed, op.instant)
  return step !== undefined && spendTotpStep(tx, actor_id, step)
}
