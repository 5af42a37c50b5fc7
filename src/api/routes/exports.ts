import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { toIso } from '../../kernel/instant.ts'
import { type Archive, askExport, cancelExport, type Export as Copy, type ExportId, listExports, openExport } from '../../views/index.ts'
import { askExportSchema, exportAskedSchema, type Export, exportScopeSchema, exportsSchema, idSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { byteRangeOf } from '../byte-range.ts'
import { bytesRoute, type Route, route } from '../route.ts'

const TAG = 'export'
const ofExport = ofRecord.extend({ exportId: idSchema.transform(text => text as ExportId) })

const shown = ({ id, state, askedAt, expiresAt, bytes, scope, progress }: Copy): Export => ({
  id,
  state,
  scope: exportScopeSchema.parse(scope),
  askedAt: toIso(askedAt),
  ...(expiresAt === null ? {} : { expiresAt: toIso(expiresAt) }),
  ...(bytes === null ? {} : { bytes }),
  done: progress.done,
  total: progress.total,
  missing: [...progress.missing],
})

export const exportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/exports',
    tag: TAG,
    summary: 'Copies the caller asked for, latest first, and how far they are',
    params: ofRecord,
    answer: exportsSchema,
    handle: async ({ op, params: { recordId } }) => ({ items: (await listExports(op, recordId)).map(shown) }),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/exports',
    tag: TAG,
    summary: 'Asks for a copy of what the caller may see. Asks a fresh proof of who acts',
    params: ofRecord,
    body: askExportSchema,
    answer: exportAskedSchema,
    status: 201,
    handle: async ({ op, services, params: { recordId }, body: { scope } }) => ({
      id: await askExport(op, services.outbox, recordId, scope),
    }),
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/exports/:exportId',
    tag: TAG,
    summary: 'Stops a copy that is being made, or removes one that is ready',
    params: ofExport,
    handle: ({ op, params: { recordId, exportId } }) => cancelExport(op, recordId, exportId),
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/exports/:exportId/archive',
    tag: TAG,
    summary: 'The archive (ZIP); a download that was cut is taken up again with `Range`',
    params: ofExport,
    handle: async ({ operation, params: { recordId, exportId }, request, reply }) =>
      sendArchive(await openExport(operation(), recordId, exportId), request, reply),
  }),
]

/** Whole, or from a byte on: a download that was cut is taken up again. */
export const sendArchive = (archive: Archive, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const etag = `"${archive.id}"`
  void reply
    .header('content-type', 'application/zip')
    .header('content-disposition', `attachment; filename="${nameOf(archive)}"`)
    .header('accept-ranges', 'bytes')
    .header('etag', etag)
  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === etag ? byteRangeOf(request.headers.range, archive.bytes) : 'whole'
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${archive.bytes}`).send()
  const { start, end } = range === 'whole' ? { start: 0, end: archive.bytes } : range
  if (range !== 'whole') void reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${archive.bytes}`)
  return reply.header('content-length', end - start).send(Readable.from(first(archive.open(start), end - start), { objectMode: false }))
}

const nameOf = ({ askedAt }: Archive): string => `dossier-${toIso(askedAt).slice(0, 10)}.zip`

async function* first(pieces: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let left = length
  for await (const piece of pieces) {
    yield piece.subarray(0, left)
    left -= piece.length
    if (left <= 0) return
  }
}
