import { z } from 'zod'
import { ACT_REFUSED, underGrant } from '../../access/index.ts'
import { requireSession } from '../../accounts/index.ts'
import {
  archiveDocument,
  deleteDocument,
  listDocuments,
  maskDocument,
  chooseAudience,
  renderDocument,
  revealDocument,
  searchDocuments,
  unarchiveDocument,
  unmaskDocument,
} from '../../documents/index.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { documentTypes, insurerOnlyTypes, patientOnlyTypes, systemOnlyTypes, technicalTypes } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  cursorSchema,
  documentDetailSchema,
  documentHtmlSchema,
  documentPageSchema,
  documentTypesSchema,
  revealSchema,
  searchResultSchema,
  searchSchema,
  type VisibilityChange,
  visibilityChangeSchema,
  type WithdrawalReason,
  withdrawalSchema,
} from '../contract/index.ts'
import { ofDocument, ofRecord, toActorId } from '../ids.ts'
import { ruleActor } from '../identities.ts'
import { type Route, route } from '../route.ts'
import { readerOf } from '../views/allowed-acts.ts'
import { readDetail } from '../views/document-detail.ts'
import { summaryOf } from '../views/document-summary.ts'
import { categoryOfType, typeLabel } from '../wording/category.ts'

const TAG = 'documents'
const LIST = { action: 'documents.list' } as const
const listQuery = z.strictObject({
  cursor: cursorSchema.exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).exactOptional(),
  /** Default: what is current. */
  status: z.enum(['current', 'archived', 'superseded']).exactOptional(),
})
const STATUSES = { current: ['approved'], archived: ['archived'], superseded: ['deprecated'] } as const

/** What the person reads in her trace. */
const WITHDRAWN_BECAUSE: Readonly<Record<WithdrawalReason, string>> = {
  'other-person': 'Déposé dans le dossier d’une autre personne',
  'other-file': 'Déposé à la place d’un autre document',
  'mistake-in-it': 'Le document contient une erreur',
  'asked-by-the-person': 'Retiré à la demande de la personne',
}

export const documentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/documents',
    tag: TAG,
    summary: 'The documents of a record that its reader may see, latest deposit first',
    params: ofRecord,
    query: listQuery,
    answer: documentPageSchema,
    handle: ({ op, params: { recordId }, query: { cursor, limit, status } }) =>
      underGrant(op, recordId, 'read', LIST, async grant => {
        const request = {
          statuses: STATUSES[status ?? 'current'],
          ...(cursor === undefined ? {} : { cursor }),
          ...(limit === undefined ? {} : { limit }),
          ...(op.caller.subject.kind === 'professional' ? { tellsUnread: true as const } : {}),
        }
        const { lines, next } = await listDocuments(op, grant, request)
        const reader = readerOf(op, grant)
        return { items: lines.map(line => summaryOf(reader, line, op.instant)), next }
      }),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/search',
    tag: TAG,
    summary: 'Documents whose title, type, author or date holds these words; words travel in the body',
    params: ofRecord,
    body: searchSchema,
    answer: searchResultSchema,
    handle: ({ op, params: { recordId }, body: { text } }) =>
      underGrant(op, recordId, 'read', { action: 'documents.search' }, async grant => {
        const reader = readerOf(op, grant)
        return { items: (await searchDocuments(op, grant, text)).map(line => summaryOf(reader, line, op.instant)) }
      }),
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/documents/:documentId',
    tag: TAG,
    summary: 'One document, without its bytes',
    params: ofDocument,
    answer: documentDetailSchema,
    handle: ({ op, services, params }) => readDetail(op, services, params.recordId, params.documentId),
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/documents/:documentId/html',
    tag: TAG,
    summary: 'A CDA as safe, accessible HTML',
    params: ofDocument,
    answer: documentHtmlSchema,
    handle: ({ op, services, params: { recordId, documentId } }) =>
      underGrant(op, recordId, 'read', { action: 'documents.read', documents: [documentId] }, async grant => {
        const { title, html } = await renderDocument(op, services.engine, grant, documentId, { headingLevel: 2 })
        return { title, html, lang: 'fr' }
      }),
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/documents/:documentId/visibility',
    tag: TAG,
    summary: 'Who may see a document; answers it as its reader now sees it, or null when she does no more',
    params: ofDocument,
    body: visibilityChangeSchema,
    answer: documentDetailSchema.nullable(),
    handle: async ({ op, services, params: { recordId, documentId }, body }) => {
      await changeVisibility(op, recordId, documentId, body)
      return readDetail(op, services, recordId, documentId).catch(nullWhenAbsent)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/documents/:documentId/reveal',
    tag: TAG,
    summary: 'Makes visible to the holder, or to representatives; for ever',
    params: ofDocument,
    body: revealSchema,
    handle: ({ op, params: { recordId, documentId }, body: { to } }) =>
      underGrant(op, recordId, 'reveal', { action: 'documents.reveal', documents: [documentId] }, grant =>
        revealDocument(op, grant, documentId, to),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/documents/:documentId/archive',
    tag: TAG,
    summary: 'Puts a document away',
    params: ofDocument,
    handle: ({ op, params: { recordId, documentId } }) =>
      underGrant(op, recordId, 'archive', { action: 'documents.archive', documents: [documentId] }, grant =>
        archiveDocument(op, grant, documentId),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/documents/:documentId/unarchive',
    tag: TAG,
    summary: 'Brings a document back',
    params: ofDocument,
    handle: ({ op, params: { recordId, documentId } }) =>
      underGrant(op, recordId, 'archive', { action: 'documents.unarchive', documents: [documentId] }, grant =>
        unarchiveDocument(op, grant, documentId),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/documents/:documentId',
    tag: TAG,
    summary: 'Deletes a document: its content is never served again',
    params: ofDocument,
    handle: ({ op, params: { recordId, documentId } }) =>
      underGrant(op, recordId, 'delete', { action: 'documents.delete', documents: [documentId] }, grant =>
        deleteDocument(op, grant, documentId),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/documents/:documentId/withdrawal',
    tag: TAG,
    summary: 'Deletes a document and says why, in the trace that the person reads',
    params: ofDocument,
    body: withdrawalSchema,
    handle: ({ op, params: { recordId, documentId }, body: { reason } }) => {
      const motive = WITHDRAWN_BECAUSE[reason]
      return underGrant(op, recordId, 'delete', { action: 'documents.delete', documents: [documentId], motive }, grant =>
        deleteDocument(op, grant, documentId, motive),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/document-types',
    tag: TAG,
    summary: 'Types that the caller may deposit',
    answer: documentTypesSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      const isProfessional = op.caller.subject.kind !== 'person'
      return {
        items: typesFor(op).map(({ code, system }) => ({
          code,
          system,
          label: typeLabel(code, isProfessional),
          category: categoryOfType(code),
        })),
      }
    },
  }),
]

/** Not found after the change: she hid it from herself. */
const nullWhenAbsent = (error: unknown): null => {
  if (error instanceof Refusal && error.category === 'absent') return null
  throw error
}

const changeVisibility = async (op: Operation, recordId: RecordId, documentId: DocumentId, change: VisibilityChange): Promise<void> => {
  const documents = [documentId]
  switch (change.kind) {
    case 'masked':
      return underGrant(op, recordId, 'mask', { action: 'documents.mask', documents }, grant => maskDocument(op, grant, documentId))
    case 'chosen': {
      // Choosing whom she trusts is the person's, never a professional's (R.1111-49).
      if (op.caller.subject.kind !== 'person') return refuse(ACT_REFUSED)
      const actors = await Promise.all(change.actorIds.map(id => ruleActor(op.db, toActorId(id))))
      const nationalIds = actors.map(({ id, nationalId }) => nationalId ?? id)
      return underGrant(op, recordId, 'unmask', { action: 'documents.audience', documents }, grant =>
        chooseAudience(op, grant, documentId, nationalIds),
      )
    }
    case 'all':
      // The person gives it back to every professional she allows; a professional lifts the mask alone.
      return op.caller.subject.kind === 'person'
        ? underGrant(op, recordId, 'unmask', { action: 'documents.audience', documents }, grant =>
            chooseAudience(op, grant, documentId, null),
          )
        : underGrant(op, recordId, 'unmask', { action: 'documents.unmask', documents }, grant => unmaskDocument(op, grant, documentId))
  }
}

const typesFor = ({ caller: { subject } }: Operation) =>
  documentTypes.filter(({ code }) => {
    if (technicalTypes.has(code) || systemOnlyTypes.has(code)) return false
    if (subject.kind === 'insurer-feed') return insurerOnlyTypes.has(code)
    return !insurerOnlyTypes.has(code) && patientOnlyTypes.has(code) === (subject.kind === 'person')
  })
