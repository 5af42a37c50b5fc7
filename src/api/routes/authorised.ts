import {
  directoryActor,
  endOwnAttendance,
  endOwnAuthorisation,
  nameReferring,
  readReferring,
  UNKNOWN_PROFESSIONAL,
} from '../../access/index.ts'
import { requireSession } from '../../accounts/index.ts'
import { directoryEntry } from '../../directory/index.ts'
import { displayName } from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { toldOf } from '../../notifications/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { readNews, type RecordNews } from '../../views/index.ts'
import {
  type AuthorisedRecord,
  authorisedRecordsSchema,
  nameReferringSchema,
  type Referring,
  referringRoleSchema,
  referringSchema,
} from '../contract/index.ts'
import { actorId, ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { basisOf } from '../wording/basis.ts'

const TAG = 'professional'
const ENDS: Readonly<Record<string, AuthorisedRecord['ends']>> = {
  authorised: 'authorisation',
  administrator: 'authorisation',
  attending: 'attendance',
}

const authorisedOf = ({ recordId, holder: { traits, relation, until }, since, newDocuments }: RecordNews): AuthorisedRecord => ({
  ...{ recordId, newDocuments, name: displayName(traits), birthDate: traits.birthDate, basis: basisOf(relation) },
  until: until === null ? null : toIso(until),
  since: since === null ? null : toIso(since),
  ends: ENDS[relation] ?? null,
})

const referringOf = async (op: Operation, recordId: RecordId): Promise<Referring> => {
  const { midwife, pharmacist } = await readReferring(op, recordId)
  const named = (actor: typeof midwife): Referring['midwife'] =>
    actor === undefined ? null : { name: actor.name, place: actor.structureName ?? '' }
  return { midwife: named(midwife), pharmacist: named(pharmacist) }
}

/** M15: records that authorise the caller, and what she may end herself; whom a person names as her midwife and her pharmacist. */
export const authorisedRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/professional/authorised',
    tag: TAG,
    summary: 'Records that authorise the caller, with how much is new since her last visit (TD0.4); each is traced as looked at',
    answer: authorisedRecordsSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return { items: (await readNews(op)).map(authorisedOf) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/own-authorisation',
    tag: TAG,
    summary: 'Ends the caller’s own authorisation (TD0.3); the person is told',
    params: ofRecord,
    handle: ({ op, services: { outbox }, params: { recordId } }) => endOwnAuthorisation(op, recordId, toldOf(op, outbox, 'carer-left')),
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/own-attendance',
    tag: TAG,
    summary: 'The attending doctor ends her own status (TD0.3); the person is told',
    params: ofRecord,
    handle: ({ op, services: { outbox }, params: { recordId } }) => endOwnAttendance(op, recordId, toldOf(op, outbox, 'carer-left')),
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/referring',
    tag: 'access',
    summary: 'Her midwife and her pharmacist, as she named them; it opens nothing',
    params: ofRecord,
    answer: referringSchema,
    handle: ({ op, params: { recordId } }) => referringOf(op, recordId),
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/referring/:role',
    tag: 'access',
    summary: 'Names one, in place of any other; or nobody any more',
    params: ofRecord.extend({ role: referringRoleSchema }),
    body: nameReferringSchema,
    answer: referringSchema,
    handle: async ({ op, params: { recordId, role }, body }) => {
      const entry =
        body.actorId === null ? null : ((await directoryEntry(op.db, actorId.parse(body.actorId))) ?? refuse(UNKNOWN_PROFESSIONAL))
      await nameReferring(op, recordId, role, entry === null ? null : directoryActor(entry))
      return referringOf(op, recordId)
    },
  }),
]
