import { z } from 'zod'
import {
  ACT_REFUSED,
  endOrderedPlaces,
  endProtection,
  type PlaceNamed,
  type PlacesPage,
  protectPlace,
  readPlaces,
} from '../../access/index.ts'
import { colleagueBeside, requireRecent, requireSession } from '../../accounts/index.ts'
import { deskPerson, noteAct, requireCheckFor } from '../../desk/index.ts'
import type { PlaceId } from '../../kernel/ids.ts'
import { fromIso, type Instant, toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type DeskProtection,
  deskDoneSchema,
  deskProtectionEndSchema,
  deskProtectionSchema,
  idSchema,
  newProtectionSchema,
  protectedSchema,
  type Protections,
  protectionsSchema,
} from '../contract/index.ts'
import { actorId, ofRecord, recordId, toActorId } from '../ids.ts'
import { type Route, route } from '../route.ts'

const TAG = 'protected-places'
const placeId = idSchema.transform(text => text as PlaceId)

const toPlace = (place: DeskProtection['place']): PlaceNamed =>
  place.kind === 'town' ? place : { kind: place.kind, actorId: toActorId(place.actorId) }

const pageOf = ({ places, acting }: PlacesPage, at: Instant): Protections => ({
  items: places.map(({ id, place, name, hiddenFrom, by, from, until, decision }) => ({
    placeId: id,
    kind: place.kind,
    name,
    hiddenFrom: hiddenFrom.name,
    by: by.name,
    from: toIso(from),
    until: toIso(until),
    running: until > at,
    ...(decision === undefined ? {} : { decision }),
  })),
  acting: acting.map(({ id, name }) => ({ actorId: id, name })),
})

/** An agent records a judge’s order with a colleague, by the desk’s own route; here she reads and does nothing, whoever is named. */
const outsideTheDesk = (op: Operation): void => {
  if (op.caller.subject.kind === 'agent') refuse(ACT_REFUSED)
}

const hers: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/protected-places',
    tag: TAG,
    summary: 'What is protected, as far as the caller may know; from whom something could be',
    params: ofRecord,
    answer: protectionsSchema,
    handle: async ({ op, params }) => {
      outsideTheDesk(op)
      return pageOf(await readPlaces(op, params.recordId), op.instant)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/protected-places',
    tag: TAG,
    summary: 'Keeps a professional, a place or a town from one of those who act for the holder; he is told nothing',
    params: ofRecord,
    body: newProtectionSchema,
    answer: protectedSchema,
    status: 201,
    handle: async ({ op, params, body: { place, hiddenFrom, until } }) => {
      outsideTheDesk(op)
      requireRecent(op, 'access')
      const asked = { place: toPlace(place), hiddenFrom: toActorId(hiddenFrom), until: until === undefined ? null : fromIso(until) }
      return { placeId: await protectPlace(op, params.recordId, asked) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/protected-places/:placeId',
    tag: TAG,
    summary: 'Ends a protection that no judge ordered',
    params: z.strictObject({ recordId, placeId }),
    handle: async ({ op, params }) => {
      outsideTheDesk(op)
      requireRecent(op, 'access')
      await endProtection(op, params.recordId, params.placeId)
    },
  }),
]

const ofPerson = z.strictObject({ personId: actorId })

const desk: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/protected-places',
    tag: 'desk',
    summary: 'Records a judge’s order that keeps a place from one of those who act for her: two agents; nobody is told',
    params: ofPerson,
    body: deskProtectionSchema,
    answer: deskDoneSchema,
    handle: async ({ op, params: { personId }, body: { place, hiddenFrom, until, decision } }) => {
      await requireSession(op)
      const person = await deskPerson(op, personId)
      await requireCheckFor(op, person, 'protect-place')
      const beside = await colleagueBeside(op, { kind: 'protect-place', subject: person.recordId })
      const together = beside === undefined ? {} : { colleague: beside.name }
      const asked = { place: toPlace(place), hiddenFrom: toActorId(hiddenFrom), until: fromIso(until), decision, ...together }
      await protectPlace(op, person.recordId, asked)
      return { actId: await noteAct(op, person, { kind: 'protect-place', ...together }) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/protected-places/end',
    tag: 'desk',
    summary: 'Ends all that one decision of a judge protects: two agents, who are told no place',
    params: ofPerson,
    body: deskProtectionEndSchema,
    answer: deskDoneSchema,
    handle: async ({ op, params: { personId }, body: { decision } }) => {
      await requireSession(op)
      const person = await deskPerson(op, personId)
      await requireCheckFor(op, person, 'end-place')
      const beside = await colleagueBeside(op, { kind: 'protect-place', subject: person.recordId })
      await endOrderedPlaces(op, person.recordId, decision)
      return { actId: await noteAct(op, person, { kind: 'end-place', ...(beside === undefined ? {} : { colleague: beside.name }) }) }
    },
  }),
]

export const placeRoutes: readonly Route[] = [...hers, ...desk]
