import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { underGrant } from '../../access/index.ts'
import { type Content, readContent, readPart } from '../../documents/index.ts'
import { ofDocument } from '../ids.ts'
import { bytesRoute, type Route } from '../route.ts'

const query = z.strictObject({ download: z.enum(['0', '1']).exactOptional() })

/** Shown by browsers without running anything; the rest is only ever downloaded (security.md A10, A11). */
const INLINE: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png', 'text/plain; charset=utf-8'])

export const contentRoutes: readonly Route[] = [
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/documents/:documentId/content',
    tag: 'documents',
    summary: 'The document’s own bytes, exactly as deposited',
    params: ofDocument,
    query,
    handle: async ({ operation, params: { recordId, documentId }, query: { download }, reply }) => {
      const op = operation()
      const content = await underGrant(op, recordId, 'read', { action: 'documents.read', documents: [documentId] }, grant =>
        readContent(op, grant, documentId),
      )
      return sendBytes(reply, { ...content, name: nameOf(content) }, download === '1')
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/documents/:documentId/parts/:part',
    tag: 'documents',
    summary: 'A file inside a CDA, decoded',
    params: ofDocument.extend({ part: z.string().regex(/^\d{1,4}$/) }),
    query,
    handle: async ({ operation, params: { recordId, documentId, part }, query: { download }, reply }) => {
      const op = operation()
      const opened = await underGrant(op, recordId, 'read', { action: 'documents.open-part', documents: [documentId] }, grant =>
        readPart(op, grant, documentId, Number(part)),
      )
      return sendBytes(reply, { ...opened, name: `piece-jointe-${part}` }, download === '1')
    },
  }),
]

type Bytes = { readonly mediaType: string; readonly bytes: number; readonly stream: AsyncIterable<Uint8Array>; readonly name: string }

/** Up to here the whole body is verified before its first byte leaves, so that a fault is an error and not a cut. */
const WHOLE_BYTES = 256 * 1024

const sendBytes = async (reply: FastifyReply, { mediaType, bytes, stream, name }: Bytes, isDownload: boolean): Promise<FastifyReply> => {
  const body = bytes <= WHOLE_BYTES ? await whole(stream) : Readable.from(stream, { objectMode: false })
  const disposition = isDownload || !INLINE.has(mediaType) ? 'attachment' : 'inline'
  return reply
    .header('content-type', mediaType)
    .header('content-length', bytes)
    .header(
      'content-disposition',
      `${disposition}; filename="document${extensionOf(mediaType)}"; filename*=UTF-8''${encoded(name)}${extensionOf(mediaType)}`,
    )
    .send(body)
}

const whole = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  const [only, second] = pieces
  return only instanceof Buffer && second === undefined ? only : Buffer.concat(pieces)
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/xml': '.xml',
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/tiff': '.tiff',
  'application/rtf': '.rtf',
  'image/heic': '.heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/dicom': '.dcm',
  'application/zip': '.zip',
  'text/plain; charset=utf-8': '.txt',
}
const extensionOf = (mediaType: string): string => EXTENSIONS[mediaType] ?? ''

const nameOf = ({ metadata, facts }: Content): string =>
  (metadata.fileName?.replace(/\.[A-Za-z0-9]{1,5}$/, '') ?? facts.title).slice(0, 100)

/** RFC 8187: everything but letters and digits is percent-encoded, so nothing of a name is header syntax. */
const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*!.]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
