import type { FastifyReply, FastifyRequest } from 'fastify'
import { underGrant } from '../../access/index.ts'
import {
  appendUpload,
  createUpload,
  fileUpload,
  findUpload,
  forgetUpload,
  KEPT_AS_IT_CAME,
  organise,
  type Proposal as Read,
  propose,
  requirePerson,
  type SaidOfUpload,
  UPLOAD_SHAPE_WRONG,
} from '../../documents/index.ts'
import { after, HOUR, toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { idSchema, type Proposal, proposalSchema, saveUploadSchema, type SaveUpload, savedUploadSchema } from '../contract/index.ts'
import { ofRecord, toDocumentId } from '../ids.ts'
import type { Services } from '../services.ts'
import { bytesRoute, piecesRoute, type Route, route } from '../route.ts'
import { depositedOf, VISIBILITY, tellingOf } from './deposits.ts'
import { arranging } from './shelf.ts'

const TAG = 'uploads'
const DEPOSIT = { action: 'documents.submit' } as const
const SEARCH = { action: 'documents.search' } as const
const ofUpload = ofRecord.extend({ uploadId: idSchema })
const VERSION = '1.0.0'

/** tus 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, expiration, termination. What was sent is filed by `…/document`. */
export const uploadRoutes: readonly Route[] = [
  bytesRoute({
    method: 'POST',
    path: '/api/records/:recordId/uploads',
    tag: TAG,
    summary: 'tus creation: a place for a file of `Upload-Length` bytes; `Upload-Metadata` holds `filename` and `filetype`',
    params: ofRecord,
    handle: async ({ operation, params: { recordId }, request, reply }) => {
      const op = operation()
      requirePerson(op)
      const { filename = '', filetype = '' } = metadataOf(request)
      const asked = { length: numberOf(request, 'upload-length'), fileName: filename, declaredMediaType: filetype }
      const upload = await underGrant(op, recordId, 'deposit', DEPOSIT, grant => createUpload(op, grant, asked))
      return said(reply)
        .code(201)
        .header('location', `/api/records/${recordId}/uploads/${upload.id}`)
        .header('upload-expires', new Date(after(op.instant, 24 * HOUR)).toUTCString())
        .send()
    },
  }),
  bytesRoute({
    method: 'HEAD',
    path: '/api/records/:recordId/uploads/:uploadId',
    tag: TAG,
    summary: 'tus: where to go on',
    params: ofUpload,
    handle: async ({ operation, params: { recordId, uploadId }, reply }) => {
      const { upload, receipt } = await findUpload(operation(), recordId, uploadId)
      return said(reply)
        .header('upload-offset', receipt === null ? upload.received : upload.length)
        .header('upload-length', upload.length)
        .send()
    },
  }),
  piecesRoute({
    method: 'PATCH',
    path: '/api/records/:recordId/uploads/:uploadId',
    tag: TAG,
    summary: 'tus: more bytes from `Upload-Offset` on; what was kept before a cut stays',
    params: ofUpload,
    handle: async ({ op, params: { recordId, uploadId }, request, reply, stream }) => {
      const at = await appendUpload(op, recordId, uploadId, numberOf(request, 'upload-offset'), stream)
      return said(reply).code(204).header('upload-offset', at).send()
    },
  }),
  bytesRoute({
    method: 'DELETE',
    path: '/api/records/:recordId/uploads/:uploadId',
    tag: TAG,
    summary: 'tus termination: forgets what was sent',
    params: ofUpload,
    handle: async ({ operation, params: { recordId, uploadId }, reply }) => {
      await forgetUpload(operation(), recordId, uploadId)
      return said(reply).code(204).send()
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/uploads/:uploadId/forget',
    tag: TAG,
    summary: 'Forgets what was sent',
    params: ofUpload,
    handle: ({ op, params: { recordId, uploadId } }) => forgetUpload(op, recordId, uploadId),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/uploads/:uploadId/proposal',
    tag: TAG,
    summary: 'Reads what was sent: title, day, type, whose it is, whether she has it already',
    params: ofUpload,
    answer: proposalSchema,
    handle: ({ op, services, params: { recordId, uploadId } }) => {
      requirePerson(op)
      return underGrant(op, recordId, 'read', SEARCH, async grant =>
        proposalOf(await propose(op, services.engine, grant, uploadId), services),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/uploads/:uploadId/document',
    tag: TAG,
    summary: 'Files what was sent. Asking again answers the same receipt and adds nothing',
    params: ofUpload,
    body: saveUploadSchema,
    answer: savedUploadSchema,
    status: 201,
    handle: async ({ op, services, params: { recordId, uploadId }, body }) => {
      const receipt = await fileUpload(op, services.engine, recordId, uploadId, { ...saidOf(body), ...tellingOf(op, services.outbox) })
      const { folderId, toFile } = body
      if (folderId !== undefined || toFile === true) {
        const change = {
          documents: [receipt.documentId],
          ...(folderId === undefined ? {} : { folderId }),
          ...(toFile === true ? { toFile } : {}),
        }
        await arranging(op, recordId, both => organise(op, both, change))
      }
      return { ...depositedOf(receipt), notices: [] }
    },
  }),
]

const said = (reply: FastifyReply): FastifyReply => reply.header('tus-resumable', VERSION).header('cache-control', 'no-store')

const numberOf = ({ headers }: FastifyRequest, name: 'upload-length' | 'upload-offset'): number => {
  const value = headers[name]
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : refuse(UPLOAD_SHAPE_WRONG, name)
}

const BASE64 = /^[A-Za-z0-9+/]{0,1400}={0,2}$/

/** `Upload-Metadata: key base64, key base64`; what is not so is not there. */
const metadataOf = ({ headers }: FastifyRequest): Readonly<Record<string, string>> => {
  const header = headers['upload-metadata']
  const pairs = typeof header === 'string' ? header.split(',').slice(0, 16) : []
  return Object.fromEntries(
    pairs.flatMap(pair => {
      const [key = '', value = ''] = pair.trim().split(' ')
      return BASE64.test(value)
        ? [
            [
              key.toLowerCase(),
              Buffer.from(value, 'base64')
                .toString('utf8')
                .replaceAll(/\p{Cc}/gu, ''),
            ],
          ]
        : []
    }),
  )
}

const proposalOf = ({ file, duplicate, ...told }: Read, { engine }: Pick<Services, 'engine'>): Proposal => ({
  file: { name: file.name, mime: file.mediaType, format: file.format, size: file.size },
  ...told,
  ...(duplicate === undefined
    ? {}
    : { duplicate: { documentId: duplicate.documentId, title: duplicate.title, addedAt: toIso(duplicate.addedAt) } }),
  notices: isShown(file.format, engine) ? [] : [{ code: 'kept-as-it-came', message: KEPT_AS_IT_CAME }],
})

const isShown = (format: Proposal['file']['format'], { converter }: Services['engine']): boolean =>
  (format !== 'heic' && format !== 'docx') || converter?.can[format] === true

const saidOf = ({ title, typeCode, date, visibility, replaces }: SaveUpload): SaidOfUpload => ({
  visibility: VISIBILITY[visibility ?? 'all'],
  ...(title === undefined ? {} : { title }),
  ...(typeCode === undefined ? {} : { typeCode }),
  ...(date === undefined ? {} : { date }),
  ...(replaces === undefined ? {} : { replaces: toDocumentId(replaces) }),
})
