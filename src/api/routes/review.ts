import { z } from 'zod'
import { underGrant } from '../../access/index.ts'
import { requireSession } from '../../accounts/index.ts'
import { professionalByNationalId, professionalsByNationalId } from '../../directory/index.ts'
import { contestDocument, type DocumentEntry, readDocument } from '../../documents/index.ts'
import { readersOf } from '../../journal/index.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  answerCase,
  askReview,
  CASE_NOT_YOURS,
  decideCase,
  endCase,
  extendCase,
  readAskings,
  readCases,
  readQueue,
  reportMisfiled,
} from '../../review/index.ts'
import {
  answerAskingSchema,
  askingsSchema,
  caseDecisionSchema,
  endReviewSchema,
  extensionSchema,
  idSchema,
  newReviewSchema,
  notMineSchema,
  queueSchema,
  reviewCasesSchema,
} from '../contract/index.ts'
import { ofDocument, ofRecord, toDocumentId } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { askingOf, caseOf, queuedOf } from '../views/review-page.ts'

const TAG = 'review'
const ofCase = z.strictObject({ caseId: idSchema })

/** Who can answer for a document: its depositor when the directory knows her, for what she wrote or filed. */
const authorOf = async (op: Operation, { metadata: { depositor }, line }: DocumentEntry) => {
  const found = depositor.nationalId === undefined ? undefined : await professionalByNationalId(op.db, depositor.nationalId)
  const about = { documentId: line.id, name: found?.name ?? line.facts.authorName, at: toIso(line.submittedAt) }
  return { about, ...(found === undefined || found.kind !== 'professional' ? {} : { asked: { actorId: found.id, name: found.name } }) }
}

const read = (op: Operation, recordId: RecordId, documentId: DocumentId): Promise<DocumentEntry> =>
  underGrant(op, recordId, 'read', { action: 'documents.read', documents: [documentId] }, grant => readDocument(op, grant, documentId))

const readersToTell = async (op: Operation, recordId: RecordId, documentId: DocumentId) => {
  const nationalIds = await underGrant(op, recordId, 'read-journal', { action: 'journal.read' }, grant => readersOf(op, grant, documentId))
  return [...(await professionalsByNationalId(op.db, nationalIds)).values()].map(({ id }) => id)
}

const hers: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/requests',
    tag: TAG,
    summary: 'What was asked about the record, and how far each request is',
    params: ofRecord,
    answer: reviewCasesSchema,
    handle: async ({ op, params: { recordId } }) => ({ items: (await readCases(op, recordId)).map(caseOf) }),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/requests',
    tag: TAG,
    summary: 'Reports a professional, or asks that a document be corrected (GDPR art. 16)',
    params: ofRecord,
    body: newReviewSchema,
    answer: z.object({ caseId: idSchema }),
    status: 201,
    handle: async ({ op, services: { outbox }, params: { recordId }, body }) => {
      const { kind, words } = body
      if (kind === 'professional') return { caseId: await askReview(op, outbox, recordId, { kind, words, about: { name: body.name } }) }
      const entry = await read(op, recordId, toDocumentId(body.documentId))
      const hersAlone = entry.line.hiddenFromRepresentatives
      return { caseId: await askReview(op, outbox, recordId, { kind, words, ...(await authorOf(op, entry)), hersAlone }) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/documents/:documentId/not-mine',
    tag: TAG,
    summary: '« Ce document n’est pas à moi »: hidden from everybody at once, its author answers, whoever read it is told',
    params: ofDocument,
    body: notMineSchema,
    answer: z.object({ caseId: idSchema }),
    status: 201,
    handle: async ({ op, services: { outbox }, params: { recordId, documentId }, body: { words } }) => {
      const said = { words, ...(await authorOf(op, await read(op, recordId, documentId))) }
      const readers = await readersToTell(op, recordId, documentId)
      let caseId = ''
      await underGrant(op, recordId, 'mask', { action: 'documents.contest', documents: [documentId] }, grant => {
        const { relation } = grant.basis
        if (relation !== 'holder' && relation !== 'representative') return refuse(CASE_NOT_YOURS)
        return contestDocument(op, grant, documentId, async (tx, hersAlone) => {
          caseId = await reportMisfiled(tx, op, outbox, grant, { ...said, readers, hersAlone })
        })
      })
      return { caseId }
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/requests/:caseId/end',
    tag: TAG,
    summary: 'The answer is enough, or the request is taken back; or it is not, and whoever protects the data decides',
    params: ofRecord.extend(ofCase.shape),
    body: endReviewSchema,
    handle: ({ op, services: { outbox }, params: { recordId, caseId }, body: { as } }) => endCase(op, outbox, recordId, caseId, as),
  }),
]

const professionals: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/professional/requests',
    tag: TAG,
    summary: 'What the caller is asked about documents she filed, the nearest deadline first',
    answer: askingsSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return { items: (await readAskings(op)).map(askingOf) }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/professional/requests/:caseId',
    tag: TAG,
    summary: 'Her answer, once; the person reads it',
    params: ofCase,
    body: answerAskingSchema,
    handle: async ({ op, services: { outbox }, params: { caseId }, body: { choice, text } }) => {
      await requireSession(op)
      await answerCase(op, outbox, caseId, choice, text)
    },
  }),
]

const protectors: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/admin/requests',
    tag: TAG,
    summary: 'Requests by deadline, for who protects the data; nothing clinical',
    answer: queueSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return { items: (await readQueue(op)).map(queuedOf) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/admin/requests/:caseId/decision',
    tag: TAG,
    summary: 'Answers a request, with the reason; it closes it',
    params: ofCase,
    body: caseDecisionSchema,
    handle: async ({ op, services: { outbox }, params: { caseId }, body: { outcome, text } }) => {
      await requireSession(op)
      await decideCase(op, outbox, caseId, outcome, text)
    },
  }),
  route({
    method: 'POST',
    path: '/api/admin/requests/:caseId/extension',
    tag: TAG,
    summary: 'Two more months, once, with the reason (GDPR art. 12(3))',
    params: ofCase,
    body: extensionSchema,
    handle: async ({ op, services: { outbox }, params: { caseId }, body: { why } }) => {
      await requireSession(op)
      await extendCase(op, outbox, caseId, why)
    },
  }),
]

/** A request of a person, from her words to the answer. */
export const reviewRoutes: readonly Route[] = [...hers, ...professionals, ...protectors]
