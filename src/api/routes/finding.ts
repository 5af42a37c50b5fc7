import { inviteToTeam, mayKnowOf, provePresence, searchPeople } from '../../access/index.ts'
import { requireSession } from '../../accounts/index.ts'
import { directoryEntry } from '../../directory/index.ts'
import {
  askIdentity,
  type IdentityAnswer,
  type IdentityFacts,
  type IdentityMark,
  isQualified,
  lookUpIdentity,
  markOf,
  noCardReader,
  noIdentityService,
  noteIdentity,
  simulatedReading,
  statusOf,
  type Traits,
} from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Ins } from '../../kernel/ins.ts'
import { toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { toldOf } from '../../notifications/index.ts'
import { birthPlaceName } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  cardReadingSchema,
  type IdentityFound,
  identityAskedSchema,
  identityFoundSchema,
  teamInvitationSchema,
  teamInvitedSchema,
  peopleFoundSchema,
  peopleSearchSchema,
  simulatedCardSchema,
  simulatedReadingSchema,
} from '../contract/index.ts'
import { insFrom } from '../identities.ts'
import { actorId, toRecordId } from '../ids.ts'
import { CARD_NOT_READ, CARE_SIDE_ONLY } from '../refusals.ts'
import { type Route, route } from '../route.ts'
import type { Services } from '../services.ts'
import { knownFound } from '../views/known-found.ts'

const TAG = 'professional'

export const findingRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/professional/identities',
    tag: TAG,
    summary: 'Asks the teleservice of identities for one person by strict traits; only a qualified identity gets a handle',
    body: identityAskedSchema,
    answer: identityFoundSchema,
    handle: async ({ op, services, body: { birthName, birthFirstName, sex, birthDate, birthPlaceInsee, check } }) => {
      await careSide(op)
      const place = birthPlaceInsee === undefined ? {} : { birthPlaceInsee }
      const asked = { birthName, birthFirstNames: [birthFirstName], sex, birthDate, ...place }
      return answered(op, services, await askIdentity(op, services.identities ?? noIdentityService, asked), factsOf(check))
    },
  }),
  route({
    method: 'POST',
    path: '/api/professional/card-readings',
    tag: TAG,
    summary: 'Whose card was read: an ApCV bears a qualified identity, a Vitale card needs a paper as well; who shows it is there',
    body: cardReadingSchema,
    answer: identityFoundSchema,
    handle: async ({ op, services, body: { reading, check } }) => {
      await careSide(op)
      const card = await (services.reader ?? noCardReader).open(op, reading)
      if (card === null) return refuse(CARD_NOT_READ)
      const facts = { ...factsOf(check), verified: check.verified || card.means === 'apcv' }
      const answer = await answered(op, services, { kind: 'found', traits: card.traits }, facts)
      if (answer.found !== null) await provePresence(op, toRecordId(answer.found.handle), card.means)
      return answer
    },
  }),
  route({
    method: 'POST',
    path: '/api/professional/people-searches',
    tag: TAG,
    summary: 'Regulation only (TD0.5): who a call may be about, by approximate traits; no number, nobody who refused it',
    body: peopleSearchSchema,
    answer: peopleFoundSchema,
    handle: async ({ op, body }) => {
      await careSide(op)
      const found = await searchPeople({ ...op, mode: 'regulation' }, body)
      return { items: found.map(({ recordId, traits, alike }) => ({ handle: recordId, ...shown(traits), alike })) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/professional/invitations',
    tag: TAG,
    summary: 'A member of the care team brings in another for this care: the person is told (L.1110-12)',
    body: teamInvitationSchema,
    answer: teamInvitedSchema,
    handle: async ({ op, services, body }) => {
      await careSide(op)
      const nationalId =
        'professional' in body ? body.professional : ((await directoryEntry(op.db, actorId.parse(body.actorId)))?.nationalId ?? '')
      const { until } = await inviteToTeam(op, toRecordId(body.handle), nationalId, toldOf(op, services.outbox, 'first-access'))
      return { until: toIso(until) }
    },
  }),
]

/** A reader of cards that is made up, where a demonstration has no other. */
export const simulatedCardRoutes = ({ mode }: Pick<Services, 'mode'>): readonly Route[] =>
  mode === 'demonstration'
    ? [
        route({
          method: 'POST',
          path: '/api/demonstration/card-readings',
          tag: 'demonstration',
          summary: 'Lays an invented card on an invented reader',
          body: simulatedCardSchema,
          answer: simulatedReadingSchema,
          handle: async ({ op, services, body: { means, ...number } }) => {
            await careSide(op)
            return { reading: simulatedReading(op, insFrom(services, number), means) }
          },
        }),
      ]
    : []

const CARE_KINDS: ReadonlySet<string> = new Set(['professional', 'secretary'])

/** Professionals and secretaries: who stands before the person. */
export const careSide = async (op: Operation): Promise<void> => {
  await requireSession(op)
  if (!CARE_KINDS.has(op.caller.subject.kind)) refuse(CARE_SIDE_ONLY)
}

type Check = { readonly verified: boolean; readonly doubtful?: boolean; readonly fictitious?: boolean }

/** Of who is asked for by an INS that came from the teleservice or a card. */
export const factsOf = ({ verified, doubtful = false, fictitious = false }: Check): IdentityFacts => ({
  verified,
  recovered: true,
  doubtful,
  fictitious,
})

const answered = async (op: Operation, services: Services, answer: IdentityAnswer, facts: IdentityFacts): Promise<IdentityFound> => {
  if (answer.kind !== 'found') return { outcome: answer.kind, status: statusOf({ ...facts, recovered: false }), traits: null, found: null }
  const { traits } = answer
  const { matricule, oid } = traits.ins
  const ins = insFrom(services, { ins: matricule, oid })
  const { handle, stands } = await noted(op, ins, facts)
  const kept = markOf(stands)
  const told = { outcome: answer.kind, status: statusOf(stands), traits: shown(traits) }
  if (kept !== null) return { ...told, found: null, marked: { handle, mark: kept } }
  if (!isQualified(stands)) return { ...told, found: null }
  return { ...told, found: (await mayKnowOf(op, handle)) ? await knownFound(op, handle) : { handle, person: null } }
}

/** What is said of an identity now, under the marks that its structure keeps: noted, and told as it stands. */
const noted = async (
  op: Operation,
  ins: Ins,
  facts: IdentityFacts,
): Promise<{ readonly handle: RecordId; readonly stands: IdentityFacts }> => {
  const { handle } = await lookUpIdentity(op, ins)
  const kept = markOf(await noteIdentity(op, { handle, ins }, { verified: facts.verified, ...marking(facts) }))
  return { handle, stands: kept === null ? facts : { ...facts, [kept]: true } }
}

/** Of what the software of a structure says. */
export const standingSaid = async (op: Operation, ins: Ins, facts: IdentityFacts): Promise<IdentityFacts> =>
  (await noted(op, ins, facts)).stands

/** A doubt that is said is kept; that none is said takes none back. */
const marking = (facts: IdentityFacts): { readonly mark?: IdentityMark } => {
  const mark = markOf(facts)
  return mark === null ? {} : { mark }
}

/** Strict traits, and no number: what is compared with a paper. */
const shown = ({ birthName, usedName, birthFirstNames, sex, birthDate, birthPlaceInsee }: Omit<Traits, 'ins'>) => ({
  birthName,
  ...(usedName === undefined ? {} : { usedName }),
  firstNames: birthFirstNames.join(' '),
  sex,
  birthDate,
  ...(birthPlaceInsee === undefined ? {} : { birthPlace: birthPlaceName(birthPlaceInsee) }),
})
