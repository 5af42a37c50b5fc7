import { endStay, NO_RECORD, openStay, readStays, type StayLine } from '../../access/index.ts'
import { requireSession } from '../../accounts/index.ts'
import {
  conflictsBetween,
  findPerson,
  noCardReader,
  recordNumberOf,
  requireQualified,
  type Traits,
  traitsOf,
} from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Ins } from '../../kernel/ins.ts'
import { fromIso, type Instant, toIso } from '../../kernel/instant.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { toldOf } from '../../notifications/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { type Stays, stayEndedSchema, stayReceivedSchema, staysSchema, stayToldSchema } from '../contract/index.ts'
import { insFrom } from '../identities.ts'
import { ofRecord } from '../ids.ts'
import { CARE_SIDE_ONLY } from '../refusals.ts'
import { type Route, route } from '../route.ts'
import { factsOf, standingSaid } from './finding.ts'

const TAG = 'structure'

/** What the software of a structure says of who is there: it makes the care team. The answer is one, whatever there is and whatever comes of it. */
export const stayRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/structure/stays',
    tag: TAG,
    summary: 'Tells a stay, or that it goes on: a dated fact, from which its structure’s care team reads',
    body: stayToldSchema,
    answer: stayReceivedSchema,
    status: 201,
    handle: async ({ op, services, body: { number, service, admittedAt, until, traits: told, check, reading } }) => {
      await structureSide(op)
      const { ins, oid, ...rest } = told
      const traits: Traits = { ...rest, ins: insFrom(services, { ins, ...(oid === undefined ? {} : { oid }) }) }
      requireQualified(await standingSaid(op, traits.ins, factsOf(check)))
      const card = reading === undefined ? null : await (services.reader ?? noCardReader).open(op, reading)
      const handle = await handleOf(op, traits)
      const stay = {
        number,
        admittedAt: fromIso(admittedAt),
        ...(service === undefined ? {} : { service }),
        ...(until === undefined ? {} : { until: fromIso(until) }),
      }
      const proven = card !== null && card.traits.ins.matricule === traits.ins.matricule ? card.means : null
      await silently(openStay(op, handle, stay, proven, toldOf(op, services.outbox, 'first-access')))
      return { received: number }
    },
  }),
  route({
    method: 'POST',
    path: '/api/structure/ended-stays',
    tag: TAG,
    summary: 'Tells that somebody left: her care team there reads no more, from the next request on',
    body: stayEndedSchema,
    answer: stayReceivedSchema,
    status: 201,
    handle: async ({ op, services, body: { number, ...ins } }) => {
      await structureSide(op)
      await silently(endStay(op, await recordNumberOf(op, insFrom(services, ins)), number))
      return { received: number }
    },
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/stays',
    tag: 'access',
    summary: 'Where she stays and stayed: from each stay its structure’s care team reads, for as long as it lasts',
    params: ofRecord,
    answer: staysSchema,
    handle: async ({ op, params: { recordId } }) => ({ items: (await readStays(op, recordId)).map(line => stayOf(op.instant, line)) }),
  }),
]

const stayOf = (at: Instant, { structureName, service, from, until }: StayLine): Stays['items'][number] => ({
  structure: structureName,
  ...(service === undefined ? {} : { service }),
  from: toIso(from),
  until: toIso(until),
  isOpen: at < until,
})

const structureSide = async (op: Operation): Promise<void> => {
  await requireSession(op)
  if (op.caller.subject.kind !== 'structure') refuse(CARE_SIDE_ONLY)
}

/** A number whose traits are another’s leads nowhere: a mistyped digit must not open somebody else’s record to a whole hospital. */
const handleOf = async (op: Operation, traits: Traits): Promise<RecordId> => {
  const handle = await recordNumberOf(op, traits.ins)
  const known = await registered(op, traits.ins)
  const { birthName, birthFirstNames: firstNames, sex, birthDate } = traits
  const differs = known !== undefined && conflictsBetween(known, { birthName, firstNames, sex, birthDate }).length > 0
  return differs ? (op.draw.uuid() as RecordId) : handle
}

const registered = async (op: Operation, ins: Ins): Promise<Traits | undefined> => {
  const person = await findPerson(op, ins)
  return person === undefined ? undefined : traitsOf(op, person.personId)
}

/** Existence is not told to a structure by its stays: no record, a closed one, one that blocked it, answer as the others do. */
const silently = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== NO_RECORD.code) throw error
  }
}
