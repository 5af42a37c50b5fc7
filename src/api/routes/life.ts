import { z } from 'zod'
import { underGrant } from '../../access/index.ts'
import { announceDocument } from '../../documents/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  askErasure,
  type Channel,
  closeRecord,
  objectToSuspension,
  opposeHeirs,
  printErasureCertificate,
  readLife,
  readErasures,
  reopenRecord,
  withdrawErasure,
} from '../../retention/index.ts'
import { choiceOfLifeSchema, closingSchema, heirsWishSchema, idSchema, type Life, lifeSchema, erasuresSchema } from '../contract/index.ts'
import { ofDocument, ofRecord } from '../ids.ts'
import { AT_THE_DESK } from '../refusals.ts'
import { bytesRoute, type Route, route } from '../route.ts'

const TAG = 'life'
const ofErasure = z.strictObject({ erasureId: idSchema })

/** A person says it on a page. What she says to an agent goes by the desk, where who she is was checked first (routes/desk-acts.ts). */
const channelOf = (op: Operation): Channel => (op.caller.subject.kind === 'agent' ? refuse(AT_THE_DESK) : 'online')

const dated = <Name extends string>(name: Name, at: Parameters<typeof toIso>[0] | null): { [N in Name]?: string } =>
  (at === null ? {} : { [name]: toIso(at) }) as { [N in Name]?: string }

const lifeOf = async (op: Operation, recordId: RecordId): Promise<Life> => {
  const life = await readLife(op, recordId)
  return {
    state: life.state,
    openedAt: toIso(life.openedAt),
    heirsOpposed: life.heirsOpposed,
    ...dated('activatedAt', life.activatedAt),
    ...dated('closedAt', life.closedAt),
    ...dated('archivedUntil', life.archivedUntil),
    ...dated('eraseOn', life.eraseOn),
    ...dated('closesOn', life.closesOn),
  }
}

export const lifeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/life',
    tag: TAG,
    summary: 'Where the record stands: open, closed, to be erased; nothing of what it holds',
    params: ofRecord,
    answer: lifeSchema,
    handle: ({ op, params: { recordId } }) => lifeOf(op, recordId),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/close',
    tag: TAG,
    summary: 'Closes the record; nobody reads it any more. Asks a fresh proof of who acts',
    params: ofRecord,
    body: closingSchema,
    answer: lifeSchema,
    handle: async ({ op, services, params: { recordId }, body: { erase } }) => {
      await closeRecord(op, services.outbox, recordId, { channel: channelOf(op), erase })
      return lifeOf(op, recordId)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/reopen',
    tag: TAG,
    summary: 'Opens a closed record again, with everything it had; an erasure that was asked for is cancelled',
    params: ofRecord,
    body: choiceOfLifeSchema,
    answer: lifeSchema,
    handle: async ({ op, services, params: { recordId } }) => {
      await reopenRecord(op, services.outbox, recordId, channelOf(op))
      return lifeOf(op, recordId)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/erasure',
    tag: TAG,
    summary: 'Asks that a closed record be erased before its ten years. Asks a fresh proof of who acts',
    params: ofRecord,
    body: choiceOfLifeSchema,
    answer: lifeSchema,
    handle: async ({ op, services, params: { recordId } }) => {
      await askErasure(op, services.outbox, recordId, channelOf(op))
      return lifeOf(op, recordId)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/erasure',
    tag: TAG,
    summary: 'Takes back the erasure that was asked for',
    params: ofRecord,
    answer: lifeSchema,
    handle: async ({ op, services, params: { recordId } }) => {
      await withdrawErasure(op, services.outbox, recordId, channelOf(op))
      return lifeOf(op, recordId)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/objection',
    tag: TAG,
    summary: 'Objects to a suspension: the record is as it was',
    params: ofRecord,
    body: choiceOfLifeSchema,
    answer: lifeSchema,
    handle: async ({ op, services, params: { recordId } }) => {
      await objectToSuspension(op, services.outbox, recordId, channelOf(op))
      return lifeOf(op, recordId)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/heirs',
    tag: TAG,
    summary: 'Whether heirs may be given what the law gives them (L.1110-4 V); hers alone to say',
    params: ofRecord,
    body: heirsWishSchema,
    answer: lifeSchema,
    handle: async ({ op, params: { recordId }, body: { opposed } }) => {
      await opposeHeirs(op, recordId, opposed)
      return lifeOf(op, recordId)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/documents/:documentId/announcement',
    tag: TAG,
    summary: 'The announcement consultation has taken place: its holder sees the document now (R.1111-53)',
    params: ofDocument,
    handle: ({ op, params: { recordId, documentId } }) =>
      underGrant(op, recordId, 'reveal', { action: 'documents.announce', documents: [documentId] }, grant =>
        announceDocument(op, grant, documentId),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/me/erasures',
    tag: TAG,
    summary: 'Records of the caller that were erased',
    answer: erasuresSchema,
    handle: async ({ op }) => ({
      items: (await readErasures(op)).map(({ id, reason, doneAt, unrecoverableFrom, isComplete }) => ({
        id,
        reason,
        doneAt: toIso(doneAt),
        unrecoverableFrom: toIso(unrecoverableFrom),
        complete: isComplete,
      })),
    }),
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/me/erasures/:erasureId/certificate',
    tag: TAG,
    summary: 'The certificate of an erasure, on paper (PDF)',
    params: ofErasure,
    handle: async ({ operation, reply, params: { erasureId } }) => {
      const pdf = await printErasureCertificate(operation(), erasureId)
      return reply.type('application/pdf').header('content-disposition', 'attachment; filename="attestation-effacement.pdf"').send(pdf)
    },
  }),
]
