import type { ActorId } from '../kernel/ids.ts'
import { MINUTE } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { accountOf, hasAccount, identifierOf, readyPassword, setPassword } from './account.ts'
import { selectAccount, spendTotpStep, updateTotp } from './account-store.ts'
import { channelsOf } from './channels.ts'
import { personOf, type SignInDesk, tellHer } from './desk.ts'
import { TOTP_CONTEXT } from './one-time.ts'
import { deletePasskeys, selectPasskeys } from './passkey-store.ts'
import { type OwnPasskey, passkeysOf } from './passkeys.ts'
import { CODE_REFUSED, LAST_MEANS } from './refusals.ts'
import { requireRecent } from './require-recent.ts'
import { markOthersEnded } from './session-store.ts'
import { openTicket, sealTicket, spendTicket } from './tickets.ts'
import { base32, TOTP_SECRET_LENGTH, totpStepOf } from './totp.ts'

/** How she signs in. `identifier` absent: she has no account (a demonstration, a national e-identity alone). */
export type OwnMeans = {
  readonly identifier?: string
  readonly app: boolean
  readonly passkeys: readonly OwnPasskey[]
}

export const meansOf = async (op: Operation): Promise<OwnMeans> => {
  const { id } = op.caller.subject
  const [account, passkeys] = await Promise.all([selectAccount(op.db, id), passkeysOf(op, id)])
  return {
    app: account?.totp !== undefined && account.totp !== null,
    passkeys,
    ...(account === undefined ? {} : { identifier: identifierOf(op, account) }),
  }
}

/** A new password; her other sessions end. Errors: `step-up-needed`, `password-…`, `no-account`, `hashing-busy`. */
export const changePassword = async (desk: SignInDesk, op: Operation, password: string): Promise<void> => {
  requireRecent(op, 'sign-in-means')
  const { subject, sessionId } = op.caller
  const hash = await readyPassword(op, desk.hasher, await accountOf(op, subject.id), password)
  await changing(desk, op, 'password-changed', async tx => {
    await setPassword(tx, op, subject.id, hash)
    await markOthersEnded(tx, subject.id, sessionId, op.instant)
  })
}

export type AppOffered = { readonly ticket: string; readonly secret: string; readonly uri: string }

const APP_MS = 15 * MINUTE

/** A secret for her authenticator app: kept only once she typed a code of it. */
export const offerApp = async (op: Operation): Promise<AppOffered> => {
  requireRecent(op, 'sign-in-means')
  const account = await accountOf(op, op.caller.subject.id)
  const secret = base32(op.draw.bytes(TOTP_SECRET_LENGTH))
  const label = encodeURIComponent(`Carnet:${identifierOf(op, account)}`)
  return {
    secret,
    uri: `otpauth://totp/${label}?secret=${secret}&issuer=Carnet`,
    ticket: sealTicket(op, { kind: 'totp', actorId: account.actor_id, secret }, APP_MS),
  }
}

/** Errors: `step-up-needed`, `ticket-over`, `code-refused`. */
export const addApp = async (desk: SignInDesk, op: Operation, typed: { readonly ticket: string; readonly code: string }): Promise<void> => {
  requireRecent(op, 'sign-in-means')
  const { id } = op.caller.subject
  const { actorId, secret } = openTicket(op, 'totp', typed.ticket)
  const bytes = fromBase32(secret)
  const step = totpStepOf(bytes, typed.code, op.instant)
  if (actorId !== id || step === undefined) return refuse(CODE_REFUSED)
  await changing(desk, op, 'sign-in-means-added', async tx => {
    await spendTicket(tx, op, typed.ticket, APP_MS)
    await updateTotp(tx, id, op.keyring.sealForActor(id, TOTP_CONTEXT, bytes))
    await spendTotpStep(tx, id, step)
  })
}

/** Errors: `step-up-needed`, `last-means`. */
export const removeApp = async (desk: SignInDesk, op: Operation): Promise<void> => {
  requireRecent(op, 'sign-in-means')
  const { id } = op.caller.subject
  await mustKeepOne(desk, op, { app: true })
  await changing(desk, op, 'sign-in-means-removed', tx => updateTotp(tx, id, null).then(() => undefined))
}

/** Errors: `step-up-needed`, `last-means`. */
export const removePasskey = async (desk: SignInDesk, op: Operation, passkeyId: string): Promise<void> => {
  requireRecent(op, 'sign-in-means')
  const { id } = op.caller.subject
  await mustKeepOne(desk, op, { passkeyId })
  await changing(desk, op, 'sign-in-means-removed', async tx => void (await deletePasskeys(tx, id, passkeyId)))
}

/** What is left must open her space: a passkey, or her password and a way to send her a code. */
const mustKeepOne = async (
  desk: SignInDesk,
  op: Operation,
  without: { readonly app?: true; readonly passkeyId?: string },
): Promise<void> => {
  const { id } = op.caller.subject
  const passkeys = await selectPasskeys(op.db, id)
  if (passkeys.some(row => row.passkey_id !== without.passkeyId)) return
  const account = (await hasAccount(op, id)) ? await accountOf(op, id) : undefined
  const channels = account === undefined ? [] : await channelsOf({ ...desk, op }, account)
  if (!channels.some(({ channel }) => channel !== 'app' || without.app !== true)) refuse(LAST_MEANS)
}

const changing = async (
  desk: SignInDesk,
  op: Operation,
  told: 'password-changed' | 'sign-in-means-added' | 'sign-in-means-removed',
  work: (tx: Queries) => Promise<void>,
): Promise<void> => {
  const id: ActorId = op.caller.subject.id
  const { recordId } = await personOf(op, id)
  await op.db.transaction(async tx => {
    await work(tx)
    await tellHer(tx, { op, outbox: desk.outbox }, id, recordId, told)
  })
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map(c => BASE32.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}
