import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { ActorId } from '../kernel/ids.ts'
import { type Instant, MINUTE } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { personOf, type SignInDesk, tellHer } from './desk.ts'
import type { SeenBrowser } from './devices.ts'
import { insertPasskey, type PasskeyRow, selectPasskeyByTag, selectPasskeys, updatePasskey } from './passkey-store.ts'
import { PASSKEY_REFUSED } from './refusals.ts'
import { requireRecent } from './require-recent.ts'
import { enter, type SignedIn } from './sign-in.ts'
import { openTicket, sealTicket, spendTicket } from './tickets.ts'
import { webauthn } from './webauthn.ts'

/** Whose site asks: `id` is its host name, `origin` the whole of what the browser must say. */
export type PasskeySite = { readonly id: string; readonly origin: string }

/** A challenge is answered within so long. */
const CHALLENGE_MS = 5 * MINUTE

/** What is sealed of a passkey. `boundToDevice`: it cannot be copied to another (WebAuthn L3: not backup eligible). */
export type Kept = {
  readonly id: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly label: string
  readonly boundToDevice: boolean
}

export type OwnPasskey = {
  readonly passkeyId: string
  readonly label: string
  readonly createdAt: Instant
  readonly lastUsedAt?: Instant
  readonly boundToDevice: boolean
}

export type Asked<Options> = { readonly options: Options; readonly ticket: string }
export type Answered<Response> = { readonly ticket: string; readonly response: Response }

const context = (passkeyId: string): string => `passkey|${passkeyId}`
const kept = (op: Operation, actorId: ActorId, { passkey_id, sealed }: PasskeyRow): Kept =>
  JSON.parse(op.keyring.openForActor(actorId, context(passkey_id), sealed).toString('utf8')) as Kept
/** For `agents/`, whose keys are kept the same way. */
export const sealPasskey = (op: Operation, actorId: ActorId, passkeyId: string, value: Kept): Buffer =>
  op.keyring.sealForActor(actorId, context(passkeyId), Buffer.from(JSON.stringify(value)))
const tagOf = (op: Operation, credentialId: string): Buffer => op.keyring.blindIndex('passkey', credentialId)

/** What the browser is asked to make: kept by it with its account, and never used without the person's face, finger or code. */
export const askForPasskey = async (op: Operation, rp: PasskeySite): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> => {
  requireRecent(op, 'sign-in-means')
  const { id, name } = op.caller.subject
  const own = await selectPasskeys(op.db, id)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Carnet',
    rpID: rp.id,
    userName: name,
    userDisplayName: name,
    userID: Uint8Array.from(Buffer.from(id.replaceAll('-', ''), 'hex')),
    challenge: Uint8Array.from(op.draw.bytes(32)),
    timeout: CHALLENGE_MS,
    attestationType: 'none',
    excludeCredentials: own.map(row => ({ id: kept(op, id, row).id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options, ticket: sealTicket(op, { kind: 'challenge', challenge: options.challenge, actorId: id }, CHALLENGE_MS) }
}

/** Keeps the passkey that was made. Errors: `ticket-over`, `passkey-refused`, `step-up-needed`. */
export const addPasskey = async (
  desk: SignInDesk,
  op: Operation,
  rp: PasskeySite,
  { ticket, response, label }: Answered<RegistrationResponseJSON> & { readonly label: string },
): Promise<void> => {
  requireRecent(op, 'sign-in-means')
  const { id } = op.caller.subject
  const { challenge, actorId } = openTicket(op, 'challenge', ticket)
  if (actorId !== id) return refuse(PASSKEY_REFUSED, 'another person’s challenge')
  const info = await registered(response, challenge, rp)
  const passkeyId = op.draw.uuid()
  const value: Kept = {
    id: info.credential.id,
    publicKey: Buffer.from(info.credential.publicKey).toString('base64url'),
    counter: info.credential.counter,
    transports: info.credential.transports ?? [],
    label,
    boundToDevice: info.credentialDeviceType === 'singleDevice',
  }
  const { recordId } = await personOf(op, id)
  await op.db.transaction(async tx => {
    await spendTicket(tx, op, ticket, CHALLENGE_MS)
    const row = { actorId: id, passkeyId, tag: tagOf(op, value.id), sealed: sealPasskey(op, id, passkeyId, value), at: op.instant }
    if (!(await insertPasskey(tx, row))) refuse(PASSKEY_REFUSED, 'known already')
    await tellHer(tx, { op, outbox: desk.outbox }, id, recordId, 'sign-in-means-added')
  })
}

const registered = async (response: RegistrationResponseJSON, challenge: string, rp: PasskeySite) => {
  const { verifyRegistrationResponse } = await webauthn()
  const answer = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
  }).catch(() => undefined)
  return answer?.verified === true ? answer.registrationInfo : refuse(PASSKEY_REFUSED)
}

/** A challenge for whoever comes: it names nobody, and is the same for all. */
export const askWithPasskey = async (op: Operation, rp: PasskeySite): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> => {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    challenge: Uint8Array.from(op.draw.bytes(32)),
    timeout: CHALLENGE_MS,
    userVerification: 'required',
  })
  return { options, ticket: sealTicket(op, { kind: 'challenge', challenge: options.challenge, actorId: null }, CHALLENGE_MS) }
}

/** Errors: `ticket-over`, `passkey-refused`. */
export const signInWithPasskey = async (
  desk: SignInDesk,
  rp: PasskeySite,
  answered: Answered<AuthenticationResponseJSON>,
  browser: SeenBrowser,
): Promise<SignedIn> => enter(desk, await provePasskey(desk.op, rp, answered), 'passkey', browser, {})

/** Whose passkey answered the challenge. The signature is checked before anything is written, the challenge works once. */
export const provePasskey = async (
  op: Operation,
  rp: PasskeySite,
  { ticket, response }: Answered<AuthenticationResponseJSON>,
): Promise<ActorId> => {
  const { challenge } = openTicket(op, 'challenge', ticket)
  const row = await selectPasskeyByTag(op.db, tagOf(op, response.id))
  if (row === undefined) return refuse(PASSKEY_REFUSED, 'unknown')
  const value = kept(op, row.actor_id, row)
  const counter = await authenticated(response, challenge, rp, value)
  await op.db.transaction(async tx => {
    await spendTicket(tx, op, ticket, CHALLENGE_MS)
    await touch(tx, op, row, { ...value, counter })
  })
  return row.actor_id
}

const touch = (tx: Queries, op: Operation, row: PasskeyRow, value: Kept): Promise<unknown> =>
  updatePasskey(tx, row.actor_id, row.passkey_id, sealPasskey(op, row.actor_id, row.passkey_id, value), op.instant)

const authenticated = async (
  response: AuthenticationResponseJSON,
  challenge: string,
  rp: PasskeySite,
  { id, publicKey, counter }: Kept,
): Promise<number> => {
  const { verifyAuthenticationResponse } = await webauthn()
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    credential: { id, publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')), counter },
    requireUserVerification: true,
  }).catch(() => undefined)
  return answer?.verified === true ? answer.authenticationInfo.newCounter : refuse(PASSKEY_REFUSED)
}

export const passkeysOf = async (op: Operation, actorId: ActorId): Promise<readonly OwnPasskey[]> => {
  const rows = await selectPasskeys(op.db, actorId)
  return rows.map(row => {
    const { label, boundToDevice } = kept(op, actorId, row)
    return {
      passkeyId: row.passkey_id,
      label,
      createdAt: row.created_at,
      boundToDevice,
      ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
    }
  })
}
