import { Readable } from 'node:stream'
import { z } from 'zod'
import { underGrant, underGrants } from '../../access/index.ts'
import {
  archiveDocument,
  archiveOf,
  type Arranging,
  createFolder,
  deleteDocument,
  deleteFolder,
  deleteView,
  DOCUMENT_ABSENT,
  maskDocument,
  organise,
  type Organising,
  readShelf,
  renameFolder,
  requirePerson,
  saveView,
  unarchiveDocument,
  unmaskDocument,
  writeOwnNote,
} from '../../documents/index.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { parseRequest } from '../../platform/http/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type ActOnSeveral,
  actOnSeveralSchema,
  ARCHIVE_DOCUMENTS,
  facetsSchema,
  folderSchema,
  idSchema,
  nameFolderSchema,
  type Organise,
  organiseSchema,
  ownNoteSchema,
  savedViewSchema,
  saveViewSchema,
  type SeveralResult,
  severalResultSchema,
  shelfQuery,
  shelfSchema,
} from '../contract/index.ts'
import { ofDocument, ofRecord, toDocumentId } from '../ids.ts'
import { bytesRoute, type Route, route } from '../route.ts'
import { shelfPage } from '../views/shelf-page.ts'

const TAG = 'shelf'
const LIST = { action: 'documents.list' } as const
const ORGANISE = { action: 'documents.organise' } as const
const ofFolder = ofRecord.extend({ folderId: idSchema })
const ofView = ofRecord.extend({ viewId: idSchema })

/** She may arrange, and she sees this much: the door says both. */
export const arranging = <T>(op: Operation, recordId: RecordId, work: (both: Arranging) => Promise<T>): Promise<T> => {
  requirePerson(op)
  return underGrants(op, recordId, ['organise', 'read'], ORGANISE, (mayOrganise, read) => work({ organise: mayOrganise, read }))
}

export const shelfRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/shelf',
    tag: TAG,
    summary: 'Every document its reader sees with what she made of it, her folders, views and counts. For the person’s side',
    params: ofRecord,
    query: shelfQuery,
    answer: shelfSchema,
    handle: ({ op, params: { recordId }, query: { only } }) => {
      requirePerson(op)
      return underGrant(op, recordId, 'read', LIST, async grant => shelfPage(op, grant, await readShelf(op, grant), only === 'news'))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/shelf/documents',
    tag: TAG,
    summary: 'Read or unread, pinned, in a folder, to be filed: of several documents, or of all',
    params: ofRecord,
    body: organiseSchema,
    answer: severalResultSchema,
    handle: ({ op, params: { recordId }, body }) =>
      arranging(op, recordId, async both => {
        const reached = new Set(await organise(op, both, organisingOf(body)))
        return {
          items: (body.documentIds ?? [...reached]).map(id =>
            reached.has(toDocumentId(id)) ? { documentId: id, done: true } : absent(id),
          ),
        }
      }),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/shelf/folders',
    tag: TAG,
    summary: 'Makes a folder',
    params: ofRecord,
    body: nameFolderSchema,
    answer: folderSchema,
    status: 201,
    handle: ({ op, params: { recordId }, body: { name } }) => arranging(op, recordId, both => createFolder(op, both, name)),
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/shelf/folders/:folderId',
    tag: TAG,
    summary: 'Names a folder otherwise',
    params: ofFolder,
    body: nameFolderSchema,
    handle: ({ op, params: { recordId, folderId }, body: { name } }) =>
      arranging(op, recordId, both => renameFolder(op, both, folderId, name)),
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/shelf/folders/:folderId',
    tag: TAG,
    summary: 'Takes a folder away; its documents stay, in none',
    params: ofFolder,
    handle: ({ op, params: { recordId, folderId } }) => arranging(op, recordId, both => deleteFolder(op, both, folderId)),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/shelf/views',
    tag: TAG,
    summary: 'Keeps a way to narrow the list',
    params: ofRecord,
    body: saveViewSchema,
    answer: savedViewSchema,
    status: 201,
    handle: ({ op, params: { recordId }, body: { name, facets } }) =>
      arranging(op, recordId, async both => {
        const view = await saveView(op, both, name, facets)
        return { ...view, facets: facetsSchema.parse(view.facets) }
      }),
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/shelf/views/:viewId',
    tag: TAG,
    summary: 'Forgets a view',
    params: ofView,
    handle: ({ op, params: { recordId, viewId } }) => arranging(op, recordId, both => deleteView(op, both, viewId)),
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/documents/:documentId/own-note',
    tag: TAG,
    summary: 'Her own note on a document, for her side alone; empty, it goes',
    params: ofDocument,
    body: ownNoteSchema,
    handle: ({ op, params: { recordId, documentId }, body: { text } }) =>
      arranging(op, recordId, both => writeOwnNote(op, both, documentId, text)),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/documents/acts',
    tag: TAG,
    summary: 'One act on several documents: each is traced, and done or refused, by itself',
    params: ofRecord,
    body: actOnSeveralSchema,
    answer: severalResultSchema,
    handle: async ({ op, params: { recordId }, body: { act, documentIds } }) => {
      const items: SeveralResult['items'] = []
      for (const id of new Set(documentIds)) items.push(await actOnOne(op, recordId, act, toDocumentId(id)))
      return { items }
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/archive',
    tag: TAG,
    summary: `A ZIP of a few documents (${ARCHIVE_DOCUMENTS} at most), as deposited; each is traced when its turn comes`,
    params: ofRecord,
    query: z.strictObject({ documents: z.string().max(ARCHIVE_DOCUMENTS * 37) }),
    handle: async ({ operation, params: { recordId }, query: { documents }, reply }) => {
      const op = operation()
      const ids = parseRequest(idsSchema, documents.split(','))
      const bytes = await archiveOf(op, (act, work) => underGrant(op, recordId, 'read', act, work), [...new Set(ids)].map(toDocumentId))
      return reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="documents-${toIso(op.instant).slice(0, 10)}.zip"`)
        .send(Readable.from(bytes, { objectMode: false }))
    },
  }),
]

const idsSchema = z.array(idSchema).min(1).max(ARCHIVE_DOCUMENTS)

const organisingOf = ({ documentIds, read, pinned, folderId, toFile }: Organise): Organising => ({
  documents: documentIds === undefined ? null : documentIds.map(toDocumentId),
  ...(read === undefined ? {} : { read }),
  ...(pinned === undefined ? {} : { pinned }),
  ...(folderId === undefined ? {} : { folderId }),
  ...(toFile === undefined ? {} : { toFile }),
})

type Item = SeveralResult['items'][number]

const absent = (documentId: string): Item => ({
  documentId,
  done: false,
  refused: { code: DOCUMENT_ABSENT.code, message: DOCUMENT_ABSENT.message },
})

const actOnOne = async (op: Operation, recordId: RecordId, act: ActOnSeveral['act'], documentId: DocumentId): Promise<Item> => {
  try {
    await perform(op, recordId, act, documentId)
    return { documentId, done: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The session ended, or the server is busy: of every document, not of this one.
    if (error.category === 'unauthenticated' || error.category === 'unavailable') throw error
    return { documentId, done: false, refused: { code: error.code, message: error.message } }
  }
}

const perform = (op: Operation, recordId: RecordId, act: ActOnSeveral['act'], id: DocumentId): Promise<void> => {
  const documents = [id]
  switch (act) {
    case 'mask':
      return underGrant(op, recordId, 'mask', { action: 'documents.mask', documents }, grant => maskDocument(op, grant, id))
    case 'unmask':
      return underGrant(op, recordId, 'unmask', { action: 'documents.unmask', documents }, grant => unmaskDocument(op, grant, id))
    case 'archive':
      return underGrant(op, recordId, 'archive', { action: 'documents.archive', documents }, grant => archiveDocument(op, grant, id))
    case 'unarchive':
      return underGrant(op, recordId, 'archive', { action: 'documents.unarchive', documents }, grant => unarchiveDocument(op, grant, id))
    case 'delete':
      return underGrant(op, recordId, 'delete', { action: 'documents.delete', documents }, grant => deleteDocument(op, grant, id))
  }
}
