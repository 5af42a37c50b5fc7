import type { ActorId, SessionId } from '../kernel/ids.ts'
import { MINUTE } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { systemDraw } from '../platform/keyring/primitives.ts'
import type { PasswordHasher } from '../platform/keyring/password-hash.ts'
import type { Operation } from '../platform/operation.ts'
import { passwordOf, sealIdentifier, sealPassword } from './account.ts'
import { type AccountRow, selectAccountByTag, upsertNobody } from './account-store.ts'
import { attemptTag, forgetTries, mayTry } from './attempts.ts'
import { channelsOf, type OfferedChannel } from './channels.ts'
import { type SignInDesk, doorstepOf, personOf, tellHer } from './desk.ts'
import { type DeviceSeen, isTrusted, rememberDevice, type SeenBrowser } from './devices.ts'
import { identifierTag, normalIdentifier } from './identifier.ts'
import type { Session } from './model.ts'
import { NOBODY } from './nobody.ts'
import { SIGN_IN_REFUSED, TOO_MANY_TRIES } from './refusals.ts'
import { attachDevice } from './session-store.ts'
import { sessionContext } from './own-sessions.ts'
import { startSession } from './start-session.ts'
import { sealTicket } from './tickets.ts'
import type { Means } from '../kernel/actors.ts'

/** A second step is waited for so long. */
export const STEP_MS = 15 * MINUTE

export type PasswordTyped = { readonly identifier: string; readonly password: string }

export type SignedIn = { readonly kind: 'signed-in'; readonly session: Session; readonly device: DeviceSeen }
export type PasswordAnswer =
  | SignedIn
  /** The password is right; a one-time code is asked, by one of these ways. */
  | { readonly kind: 'code-needed'; readonly ticket: string; readonly channels: readonly OfferedChannel[] }

/**
 * Identifier and password. Nobody of this identifier, or a wrong password: one answer, one sequence of statements, one hash, so that neither
 * bytes nor time tell which (security.md A6, A21). Errors: `sign-in-refused`, `too-many-tries`, `hashing-busy`.
 */
export const signInWithPassword = async (desk: SignInDesk, typed: PasswordTyped, browser: SeenBrowser): Promise<PasswordAnswer> => {
  const { op, hasher } = desk
  const account = await provePassword(op, hasher, typed, browser)
  if (await isTrusted(op, account.actor_id, browser)) return enter(desk, account.actor_id, 'password-and-code', browser, {})
  return {
    kind: 'code-needed',
    ticket: sealTicket(op, { kind: 'password', actorId: account.actor_id }, STEP_MS),
    channels: await channelsOf(desk, account),
  }
}

/** From a browser she already used tries count apart: who guesses from elsewhere does not lock her out. */
export const provePassword = async (
  op: Operation,
  hasher: PasswordHasher,
  { identifier, password }: PasswordTyped,
  browser: SeenBrowser | undefined,
): Promise<AccountRow> => {
  const account = await selectAccountByTag(op.db, identifierTag(op.keyring, identifier), NOBODY)
  if (account === undefined) throw new Error('the account of nobody was not made: readySignIn comes first')
  const isHers = browser?.device?.people.includes(account.actor_id) === true
  const tag = attemptTag(op, 'password', `${normalIdentifier(identifier)}|${isHers ? browser?.device?.deviceId : ''}`)
  const mayGoOn = await mayTry(op, tag, 'password')
  const stored = passwordOf(op, account)
  if (!mayGoOn) return refuse(TOO_MANY_TRIES)
  const isRight = await hasher.verify(stored, password)
  if (!isRight || account.actor_id === NOBODY) return refuse(SIGN_IN_REFUSED)
  await op.db.transaction(tx => forgetTries(tx, tag))
  return account
}

/**
 * Makes the account of nobody, where the server starts: what an unknown identifier finds, opens and verifies. A row like any other, so that the
 * database too does the same.
 */
export const readySignIn = async ({ op, hasher }: SignInDesk): Promise<void> => {
  const hash = await hasher.hash(Buffer.from(systemDraw.bytes(24)).toString('base64'))
  await upsertNobody(op.db, NOBODY, sealIdentifier(op, NOBODY, 'nobody.of.them'), sealPassword(op, NOBODY, hash), op.instant)
}

export type Entering = { readonly trust?: boolean }

/** Opens the session of who has proved who she is, remembers the browser, and tells her when it is a new one. */
export const enter = async (
  desk: SignInDesk,
  personId: ActorId,
  means: Means,
  browser: SeenBrowser,
  { trust = false }: Entering,
): Promise<SignedIn> => {
  const { op } = desk
  const { subject, recordId } = await personOf(op, personId)
  const session = await startSession(doorstepOf(desk), { subject, means })
  const { sessionId } = session.authentication
  const device = await op.db.transaction(async tx => {
    const seen = await rememberDevice(tx, op, personId, browser, trust)
    await attachDevice(tx, personId, sessionId, seen.deviceId, sealLabel(op, personId, sessionId, browser.label))
    if (seen.isNew && !seen.isFirst) await tellHer(tx, desk, personId, recordId, 'signed-in-elsewhere')
    return seen
  })
  return { kind: 'signed-in', session, device }
}

const sealLabel = (op: Operation, personId: ActorId, sessionId: SessionId, label: string): Buffer =>
  op.keyring.sealForActor(personId, sessionContext(sessionId), Buffer.from(label))
