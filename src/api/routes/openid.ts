import { z } from 'zod'
import {
  type Attempt,
  type CookieStyle,
  type Doorstep,
  endSession,
  hasAccount,
  linkNationalIdentity,
  LOOP,
  type NationalIdentity,
  nationalIdentityOf,
  NOT_LINKED,
  type OutsideIdentity,
  placesNow,
  PROVIDER_CLOSED,
  type ProviderKind,
  proveByNationalIdentity,
  type ProvenProfessional,
  recogniseProfessional,
  type RelyingParty,
  requireRecent,
  requireSession,
  SIGN_IN_LOST,
  signInPerson,
  startAtPlace,
  spendOnce,
} from '../../accounts/index.ts'
import { directoryEntry } from '../../directory/index.ts'
import { after, MINUTE } from '../../kernel/instant.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  activationProvedSchema,
  attemptSchema,
  chosenPlaceSchema,
  goodbyeSchema,
  identityActivationSchema,
  leavingSchema,
  placesSchema,
  providerSchema,
  providersSchema,
  provenSchema,
  sessionSchema,
} from '../contract/index.ts'
import { giveNewSession, keyOf } from '../bound-sessions.ts'
import { giveNote, readNote, takeNote, takeSession } from '../cookies.ts'
import { insFrom } from '../identities.ts'
import { operationFor, operationOf } from '../operation.ts'
import { bytesRoute, type Call, openRoute, type Route, route, withoutProof } from '../route.ts'
import type { Services } from '../services.ts'
import { placesPage } from '../views/places-page.ts'
import { sessionPage } from '../views/session-page.ts'
import { worksInEmergency } from '../wording/people.ts'

/** A sign-in on its way to the provider and back, and the key of the browser that began it: no script sees the answer that brings it back. */
type Begun = Attempt & { readonly key: string | undefined }

type Wire = Pick<Call<unknown, unknown, unknown>, 'services' | 'request' | 'reply'>

const doorstepOf = ({ db, keyring, draw, instant }: Operation, { mode }: Services): Doorstep => ({ db, keyring, draw, instant, mode })

const partyOf = async ({ openid }: Services, kind: ProviderKind): Promise<RelyingParty> =>
  (await openid.party(kind)) ?? refuse(PROVIDER_CLOSED, kind)

export const openidRoutes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'GET',
    path: '/api/openid',
    tag: 'openid',
    summary: 'Which outside providers one may sign in with',
    answer: providersSchema,
    handle: async ({ services: { openid } }) => ({ professional: openid.isOpen('professional'), person: openid.isOpen('person') }),
  }),
  openRoute({
    method: 'POST',
    path: '/api/openid/attempts',
    tag: 'openid',
    summary: 'Begins a sign-in at an outside provider: says where the browser goes',
    body: attemptSchema,
    answer: leavingSchema,
    handle: async ({ body: { provider, purpose = 'sign-in' }, services, request, reply }) => {
      const party = await partyOf(services, provider)
      const redirectUri = `${services.openid.originFor(request.headers.host)}/api/openid/${provider}/callback`
      const { location, attempt } = await party.begin({ purpose, redirectUri })
      giveNote(reply, services, 'attempt', { ...attempt, key: keyOf(request) } satisfies Begun)
      return { location }
    },
  }),
  withoutProof(
    bytesRoute({
      method: 'GET',
      path: '/api/openid/:provider/callback',
      tag: 'openid',
      summary: 'Where the provider sends the browser back, once',
      params: z.strictObject({ provider: providerSchema }),
      query: z.record(z.string(), z.unknown()),
      isOpen: true,
      handle: async ({ params: { provider }, services, request, reply }) => {
        takeNote(reply, services, 'attempt')
        const wire = { services, request, reply }
        return reply.redirect(await comeBack(wire, style, provider).catch(said(provider)), 303)
      },
    }),
  ),
  ...placeRoutes(style),
  ...proofRoutes(style),
  withoutProof(
    openRoute({
      method: 'POST',
      path: '/api/openid/sign-out',
      tag: 'openid',
      summary: 'Signs out here, and says where the provider’s own session is ended; the browser forgets all it kept, or all but the card',
      query: z.strictObject({ keep: z.literal('card').exactOptional() }),
      answer: goodbyeSchema,
      handle: async ({ services, request, reply, query: { keep } }) => {
        const waits = readNote<ProvenProfessional>(request, services, 'place') !== undefined
        for (const note of ['place', 'identity'] as const) takeNote(reply, services, note)
        if (request.carnetSession === undefined)
          return { location: waits ? await endAddress('professional', services, request.headers.host) : null }
        const op = operationOf(services, request)
        await endSession(op)
        takeSession(reply, style, keep === 'card')
        if (op.caller.means !== 'openid-connect') return { location: null }
        const kind = op.caller.subject.kind === 'person' ? 'person' : 'professional'
        return { location: await endAddress(kind, services, request.headers.host) }
      },
    }),
  ),
]

/** A provider that is away does not keep anybody signed in here. */
const endAddress = async (kind: ProviderKind, { openid }: Services, host: string | undefined): Promise<string | null> => {
  const address = await (await openid.party(kind))?.endAddress(`${openid.originFor(host)}/`).catch(() => undefined)
  return address ?? null
}

/** Pages that say no; nothing of the person stands in the address. */
const REFUSED: Readonly<Record<ProviderKind, string>> = { professional: '/pro/connexion', person: '/connexion/identite' }

const said =
  (provider: ProviderKind) =>
  (error: unknown): string => {
    if (error instanceof Refusal) return `${REFUSED[provider]}?refus=${error.code}`
    throw error
  }

const CALLBACK_MS = 10 * MINUTE

/** Whoever was signed in in this browser is so no more. */
const endFormer = async ({ services, request }: Omit<Wire, 'reply'>): Promise<void> => {
  if (request.carnetSession !== undefined) await endSession(operationOf(services, request))
}

/** Every check, then once only, then what the sign-in was for. */
const comeBack = async (wire: Wire, style: CookieStyle, provider: ProviderKind): Promise<string> => {
  const { services, request } = wire
  const attempt = readNote<Begun>(request, services, 'attempt')
  if (attempt === undefined || attempt.provider !== provider) return refuse(SIGN_IN_LOST, 'no attempt')
  const op = operationFor(services, LOOP, request.id)
  const party = await partyOf(services, provider)
  const query = request.raw.url?.slice(request.raw.url.indexOf('?')) ?? ''
  const identity = await party.finish(attempt, query, op.instant)
  const isFirst = await spendOnce(op, 'openid-state', attempt.state, op.instant, after(op.instant, CALLBACK_MS))
  if (!isFirst) refuse(SIGN_IN_LOST, 'used')
  return provider === 'professional'
    ? enterProfessional(wire, style, op, attempt, identity)
    : enterPerson(wire, style, op, attempt, identity)
}

const enterProfessional = async (
  { services, request, reply }: Wire,
  style: CookieStyle,
  op: Operation,
  attempt: Begun,
  identity: OutsideIdentity,
): Promise<string> => {
  const proven = await recogniseProfessional(op, identity)
  const entry = await directoryEntry(op.db, proven.actorId)
  if (entry === undefined) return refuse(SIGN_IN_LOST, 'entry')
  if ((await placesNow(op.db, entry, op.instant)).length > 1) {
    giveNote(reply, services, 'place', { ...proven, proof: attempt.state })
    return '/pro/connexion'
  }
  const session = await startAtPlace(doorstepOf(op, services), entry, proven)
  await endFormer({ services, request })
  giveNewSession({ services, request, reply }, style, session, attempt.key)
  const { exercise } = session.authentication
  return exercise !== undefined && worksInEmergency(exercise) ? '/urgence' : '/pro'
}

const enterPerson = async (
  { services, request, reply }: Wire,
  style: CookieStyle,
  op: Operation,
  { purpose, key }: Begun,
  outside: OutsideIdentity,
): Promise<string> => {
  const identity = nationalIdentityOf(outside)
  if (identity === undefined) return refuse(NOT_LINKED, 'claims')
  switch (purpose) {
    case 'sign-in': {
      const session = await signInPerson(doorstepOf(op, services), op, identity)
      await endFormer({ services, request })
      giveNewSession({ services, request, reply }, style, session, key)
      return '/accueil'
    }
    case 'activate':
    case 'link':
      giveNote(reply, services, 'identity', identity)
      return '/connexion/identite'
  }
}

const placeRoutes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'GET',
    path: '/api/openid/places',
    tag: 'openid',
    summary: 'Where the professional who just proved who she is works; 204 when nobody did',
    answer: placesSchema.nullable(),
    orNothing: true,
    handle: async ({ services, request }) => {
      const who = await provenBy({ services, request })
      return who === undefined ? null : placesPage(who.op, who.proven.actorId, who.op.caller.exercise)
    },
  }),
  openRoute({
    method: 'POST',
    path: '/api/openid/places',
    tag: 'openid',
    summary: 'Starts the session at one of her places; a session already there ends',
    body: chosenPlaceSchema,
    answer: sessionSchema,
    handle: async ({ body: { place }, services, request, reply }) => {
      const { op, proven, proof } = (await provenBy({ services, request })) ?? refuse(SIGN_IN_LOST, 'nobody proved')
      const entry = (await directoryEntry(op.db, proven.actorId)) ?? refuse(SIGN_IN_LOST, 'entry')
      const session = await startAtPlace(doorstepOf(op, services), entry, proven, place)
      if (proof !== undefined && !(await spendOnce(op, 'openid-place', proof, op.instant, after(op.instant, CALLBACK_MS))))
        refuse(SIGN_IN_LOST, 'used')
      await endFormer({ services, request })
      takeNote(reply, services, 'place')
      giveNewSession({ services, request, reply }, style, session)
      return sessionPage({ ...op, caller: session.authentication }, services.mode)
    },
  }),
]

/** `proof`: what names this sign-in at the provider, so that it starts one session only. */
type Proved = { readonly op: Operation; readonly proven: ProvenProfessional; readonly proof?: string }

/** From the provider a moment ago, or from a session that came from it: changing the place proves nothing anew and lengthens nothing. */
const provenBy = async ({ services, request }: Omit<Wire, 'reply'>): Promise<Proved | undefined> => {
  const note = readNote<ProvenProfessional & { readonly proof: string }>(request, services, 'place')
  if (note !== undefined) return { op: operationFor(services, LOOP, request.id), proven: note, proof: note.proof }
  if (request.carnetSession?.authentication.means !== 'openid-connect') return undefined
  const op = operationOf(services, request)
  await requireSession(op)
  const { subject, level, authenticatedAt } = op.caller
  return subject.kind === 'person' ? undefined : { op, proven: { actorId: subject.id, level, authenticatedAt } }
}

const proofRoutes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'GET',
    path: '/api/openid/proof',
    tag: 'openid',
    summary: 'The national identity that was just proved and waits to be used; 204 when there is none',
    answer: provenSchema.nullable(),
    orNothing: true,
    handle: async ({ services, request }) => {
      const identity = readNote<NationalIdentity>(request, services, 'identity')
      return identity === undefined ? null : { firstNames: identity.traits.firstNames.join(' '), birthName: identity.traits.birthName }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/api/openid/activation',
    tag: 'openid',
    summary: 'Number and card beside the national identity that was just proved: it stands for the code, and signs in',
    body: identityActivationSchema,
    answer: activationProvedSchema,
    handle: async ({ body: { ins, oid, vitaleSerial }, services, request, reply }) => {
      const identity = readNote<NationalIdentity>(request, services, 'identity') ?? refuse(SIGN_IN_LOST, 'no proof')
      const op = operationFor(services, LOOP, request.id)
      const numbered = insFrom(services, oid === undefined ? { ins } : { ins, oid })
      const { personId, recordId } = await proveByNationalIdentity(op, { ins: numbered, vitaleSerial }, identity)
      const session = await signInPerson(doorstepOf(op, services), op, identity)
      await endFormer({ services, request })
      takeNote(reply, services, 'identity')
      giveNewSession({ services, request, reply }, style, session)
      const firstName = identity.traits.firstNames[0] ?? ''
      return { step: 'proved' as const, recordId, firstName, forSomebodyElse: false, hasAccount: await hasAccount(op, personId) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/openid/links',
    tag: 'openid',
    summary: 'Links the national identity that was just proved to the account of the person who is signed in',
    handle: async ({ op, services, request, reply }) => {
      await requireSession(op)
      requireRecent(op, 'sign-in-means')
      const identity = readNote<NationalIdentity>(request, services, 'identity') ?? refuse(SIGN_IN_LOST, 'no proof')
      await op.db.transaction(tx => linkNationalIdentity(tx, op, op.caller.subject.id, identity))
      takeNote(reply, services, 'identity')
    },
  }),
]
