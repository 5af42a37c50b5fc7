import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { ActorId } from '../../kernel/ids.ts'
import { after, DAY, MINUTE } from '../../kernel/instant.ts'
import { refuse, Refusal } from '../../kernel/refusal.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { newCode, normalCode } from '../code-text.ts'
import type { RunningMode, Session } from '../model.ts'
import { insertPasskey } from '../passkey-store.ts'
import { type Answered, type Asked, type PasskeySite, provePasskey, sealPasskey } from '../passkeys.ts'
import { startSession } from '../start-session.ts'
import { openTicket, sealTicket, spendTicket } from '../tickets.ts'
import { webauthn } from '../webauthn.ts'
import { agentOf, registerAgent, subjectOfAgent } from './agents.ts'
import { AGENT_KEY_REFUSED, INVITATION_OVER, KEY_NOT_HARDWARE } from './refusals.ts'
import { insertInvitation, selectInvited, spendInvitation } from './store.ts'
import { requireColleague } from './two-persons.ts'

const CHALLENGE_MS = 5 * MINUTE
/** Handed over in person. */
const INVITATION_MS = 3 * DAY

const invitationTag = (op: Operation, code: string): Buffer => op.keyring.blindIndex('agent-invitation', normalCode(code))

/** A new agent, or another key for one who lost hers: the code is shown once. The caller has proved that she may. */
export const inviteAgent = async (tx: Queries, op: Operation, actorId: ActorId, name: string): Promise<string> => {
  const code = newCode(op.draw)
  await registerAgent(tx, op, actorId, name)
  await insertInvitation(tx, invitationTag(op, code), actorId, after(op.instant, INVITATION_MS))
  return code
}

/** Two agents make a third. `actorId` is what their act was about. */
export const createAgent = (op: Operation, actorId: ActorId, name: string): Promise<string> =>
  op.db.transaction(async tx => {
    await requireColleague(tx, op, { kind: 'create-agent', subject: actorId })
    return inviteAgent(tx, op, actorId, name)
  })

/** What the browser is asked to make: a key of a piece of hardware, with the word of its maker. */
export const askForAgentKey = async (
  op: Operation,
  rp: PasskeySite,
  code: string,
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> => {
  const { id, name } = await invited(op, code)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Carnet',
    rpID: rp.id,
    userName: name,
    userDisplayName: name,
    userID: Uint8Array.from(Buffer.from(id.replaceAll('-', ''), 'hex')),
    challenge: Uint8Array.from(op.draw.bytes(32)),
    timeout: CHALLENGE_MS,
    attestationType: 'direct',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options, ticket: sealTicket(op, { kind: 'challenge', challenge: options.challenge, actorId: id }, CHALLENGE_MS) }
}

const invited = async (op: Operation, code: string) => {
  const actorId = await selectInvited(op.db, invitationTag(op, code), op.instant)
  const agent = actorId === undefined ? undefined : await agentOf(op, actorId)
  return agent?.isActive === true ? agent : refuse(INVITATION_OVER)
}

/** Errors: `invitation-over`, `ticket-over`, `agent-key-refused`, `key-not-hardware` (it can be copied: WebAuthn L3, backup eligible). */
export const addAgentKey = async (
  op: Operation,
  rp: PasskeySite,
  { code, ticket, response }: Answered<RegistrationResponseJSON> & { readonly code: string },
): Promise<void> => {
  const { id } = await invited(op, code)
  const { challenge, actorId } = openTicket(op, 'challenge', ticket)
  if (actorId !== id) return refuse(AGENT_KEY_REFUSED, 'another agent’s challenge')
  const { credential, aaguid } = await hardwareKey(response, challenge, rp)
  const passkeyId = op.draw.uuid()
  const kept = sealPasskey(op, id, passkeyId, {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    label: aaguid,
    boundToDevice: true,
  })
  await op.db.transaction(async tx => {
    await spendTicket(tx, op, ticket, CHALLENGE_MS)
    if (!(await spendInvitation(tx, invitationTag(op, code), op.instant))) refuse(INVITATION_OVER)
    const tag = op.keyring.blindIndex('passkey', credential.id)
    if (!(await insertPasskey(tx, { actorId: id, passkeyId, tag, sealed: kept, at: op.instant })))
      refuse(AGENT_KEY_REFUSED, 'known already')
  })
}

const hardwareKey = async (response: RegistrationResponseJSON, challenge: string, rp: PasskeySite) => {
  const { verifyRegistrationResponse } = await webauthn()
  const answer = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (answer?.verified !== true) return refuse(AGENT_KEY_REFUSED)
  const { credentialDeviceType, credentialBackedUp } = answer.registrationInfo
  return credentialDeviceType === 'singleDevice' && !credentialBackedUp ? answer.registrationInfo : refuse(KEY_NOT_HARDWARE)
}

/** One answer whoever the key belongs to: nobody, a person, an agent who left. */
export const signInAgent = async (
  op: Operation,
  mode: RunningMode,
  rp: PasskeySite,
  answered: Answered<AuthenticationResponseJSON>,
): Promise<Session> => {
  const actorId = await provePasskey(op, rp, answered).catch((error: unknown) => {
    if (error instanceof Refusal) return refuse(AGENT_KEY_REFUSED, error.code)
    throw error
  })
  const agent = await agentOf(op, actorId)
  if (agent?.isActive !== true) return refuse(AGENT_KEY_REFUSED, 'no agent')
  const { db, keyring, draw, instant } = op
  return startSession({ db, keyring, draw, instant, mode }, { subject: subjectOfAgent(agent), means: 'passkey' })
}
