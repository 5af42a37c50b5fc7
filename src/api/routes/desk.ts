import { z } from 'zod'
import { askMerge, mergeRecords } from '../../access/index.ts'
import { issueActivationCodes, requireAgent, requireSession } from '../../accounts/index.ts'
import {
  addStep,
  checkIdentity,
  deskPerson,
  findForDesk,
  openRequest,
  printReceipt,
  readRequest,
  readRequests,
  type Sought,
} from '../../desk/index.ts'
import { INS_OIDS, type Ins } from '../../kernel/ins.ts'
import { toIso } from '../../kernel/instant.ts'
import { letterCameBack } from '../../records/index.ts'
import { undoMerge } from '../../retention/index.ts'
import {
  deskCheckedSchema,
  deskCheckSchema,
  deskFoundSchema,
  deskPageSchema,
  deskRequestMadeSchema,
  deskRequestSchema,
  deskRequestsSchema,
  type DeskSought,
  deskStepSchema,
  idSchema,
  mergeAskedSchema,
  newDeskRequestSchema,
  newMergeSchema,
  returnedLetterSchema,
  soughtSchema,
} from '../contract/index.ts'
import { actorId, toActorId } from '../ids.ts'
import { bytesRoute, type Route, route } from '../route.ts'
import type { Services } from '../services.ts'
import { deskOf } from '../sign-in-desk.ts'
import { deskPage, namedOf, requestLine } from '../views/desk-page.ts'
import { deskActRoutes } from './desk-acts.ts'

const TAG = 'desk'
export const ofPerson = z.strictObject({ personId: actorId })
const ofRequest = z.strictObject({ requestId: idSchema })
const ofMerge = z.strictObject({ mergeId: idSchema })

/** A number is looked for under every kind it may be of: a waiting number too, which opens nothing. */
const soughtFrom = ({ mode }: Pick<Services, 'mode'>, asked: DeskSought): Sought => {
  if (!('ins' in asked)) {
    const { birthPlaceInsee, ...traits } = asked
    return { kind: 'traits', traits: { ...traits, ...(birthPlaceInsee === undefined ? {} : { birthPlaceInsee }) } }
  }
  const matricule = asked.ins.replace(/\s/g, '').toUpperCase()
  const { nir, nia, ame, test, demonstration } = INS_OIDS
  const oids = mode === 'production' ? [nir, nia, ame] : [nir, nia, ame, test, demonstration]
  const forms: readonly Ins[] = oids.filter(oid => asked.oid === undefined || asked.oid === oid).map(oid => ({ matricule, oid }))
  return { kind: 'number', forms }
}

const search = route({
  method: 'POST',
  path: '/api/desk/search',
  tag: TAG,
  summary: 'Finds somebody by her whole number or all her traits; sixty an hour and agent',
  body: soughtSchema,
  answer: deskFoundSchema,
  handle: async ({ op, services, body }) => {
    await requireSession(op)
    return { items: (await findForDesk(op, soughtFrom(services, body))).map(namedOf) }
  },
})

const persons: readonly Route[] = [
  search,
  route({
    method: 'GET',
    path: '/api/desk/persons/:personId',
    tag: TAG,
    summary: 'Where somebody stands, administratively; nothing of what a record holds',
    params: ofPerson,
    answer: deskPageSchema,
    handle: async ({ op, services, request, params: { personId } }) => {
      await requireSession(op)
      return deskPage(deskOf(services, request.id), op, personId)
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/identity',
    tag: TAG,
    summary: 'Writes down which pieces were seen; it counts for half an hour. A doubt stops every act',
    params: ofPerson,
    body: deskCheckSchema,
    answer: deskCheckedSchema,
    handle: async ({ op, params: { personId }, body }) => {
      await requireSession(op)
      const check = await checkIdentity(op, await deskPerson(op, personId), body)
      return { check: check === null ? null : { level: check.level, until: toIso(check.until) } }
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/desk/persons/:personId/acts/:actId/receipt',
    tag: TAG,
    summary: 'The receipt of an act, on paper (PDF)',
    params: z.strictObject({ personId: actorId, actId: idSchema }),
    handle: async ({ operation, reply, params: { personId, actId } }) => {
      const op = operation()
      await requireSession(op)
      const pdf = await printReceipt(op, await deskPerson(op, personId), actId)
      return reply.type('application/pdf').header('content-disposition', 'inline; filename="recu.pdf"').send(pdf)
    },
  }),
]

const requests: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/desk/requests',
    tag: TAG,
    summary: 'Requests that wait, by deadline',
    answer: deskRequestsSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return { items: (await readRequests(op)).map(requestLine) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/requests',
    tag: TAG,
    summary: 'Writes down what somebody asks; it is answered within a month (GDPR art. 12)',
    body: newDeskRequestSchema,
    answer: deskRequestMadeSchema,
    status: 201,
    handle: async ({ op, services, body: { personId, ...asked } }) => {
      await requireSession(op)
      return openRequest(op, services.outbox, await deskPerson(op, toActorId(personId)), asked)
    },
  }),
  route({
    method: 'GET',
    path: '/api/desk/requests/:requestId',
    tag: TAG,
    summary: 'One request and its steps',
    params: ofRequest,
    answer: deskRequestSchema,
    handle: async ({ op, params: { requestId } }) => {
      await requireSession(op)
      const { words, steps, ...line } = await readRequest(op, requestId)
      return { ...requestLine(line), words, steps: steps.map(step => ({ ...step, at: toIso(step.at) })) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/requests/:requestId/steps',
    tag: TAG,
    summary: 'A step of a request: taken, a paper asked for, handed over to the data protection officer, answered',
    params: ofRequest,
    body: deskStepSchema,
    handle: async ({ op, services, params: { requestId }, body }) => {
      await requireSession(op)
      await addStep(op, services.outbox, requestId, body)
    },
  }),
]

const others: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/desk/returned-letters',
    tag: TAG,
    summary: 'A letter came back: by the number at its foot',
    body: returnedLetterSchema,
    handle: async ({ op, services: { places }, body: { letterId } }) => {
      await requireSession(op)
      await requireAgent(op)
      await letterCameBack(op, letterId, { issueCodes: issueActivationCodes, places })
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/merges',
    tag: TAG,
    summary: 'Asks that two registrations of one person be made one; a colleague answers',
    body: newMergeSchema,
    answer: mergeAskedSchema,
    status: 201,
    handle: async ({ op, body: { keptId, secondId } }) => {
      await requireSession(op)
      return { mergeId: await askMerge(op, toActorId(keptId), toActorId(secondId)) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/merges/:mergeId',
    tag: TAG,
    summary: 'Does it, once a colleague agreed',
    params: ofMerge,
    handle: async ({ op, services: { outbox }, params: { mergeId } }) => {
      await requireSession(op)
      await mergeRecords(op, outbox, mergeId)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/desk/merges/:mergeId',
    tag: TAG,
    summary: 'Undoes it, once a colleague agreed',
    params: ofMerge,
    handle: async ({ op, services: { outbox }, params: { mergeId } }) => {
      await requireSession(op)
      await undoMerge(op, outbox, mergeId)
    },
  }),
]

/** For agents alone: everybody else is answered the same, whoever the address names. */
export const deskRoutes: readonly Route[] = [...persons, ...deskActRoutes, ...requests, ...others]
