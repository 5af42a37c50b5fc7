import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { underGrant } from '../../access/index.ts'
import { requireSession } from '../../accounts/index.ts'
import { MAX_FILE_BYTES, MAX_IMAGING_BYTES, openImage, openRendition, readStudy, type Study } from '../../documents/index.ts'
import { byteRangeOf } from '../byte-range.ts'
import { type DicomStudy, dicomStudySchema, type Intake, intakeSchema } from '../contract/index.ts'
import { ofDocument } from '../ids.ts'
import { bytesRoute, type Route, route } from '../route.ts'
import { antivirusOf } from './health.ts'

const TAG = 'documents'

export const renditionRoutes: readonly Route[] = [
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/documents/:documentId/renditions/:kind',
    tag: TAG,
    summary: 'What a document looks like: a PDF of a letter, a picture to look at, a thumbnail. Made once, kept beside it',
    params: ofDocument.extend({ kind: z.enum(['pdf', 'preview', 'thumbnail']) }),
    handle: async ({ operation, services, params: { recordId, documentId, kind }, reply }) => {
      const op = operation()
      const { mediaType, bytes, stream } = await underGrant(
        op,
        recordId,
        'read',
        { action: 'documents.read', documents: [documentId] },
        grant => openRendition(op, services.engine, grant, documentId, kind),
      )
      return reply
        .header('content-type', mediaType)
        .header('content-length', bytes)
        .header('content-disposition', 'inline; filename="document"')
        .send(Readable.from(stream, { objectMode: false }))
    },
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/documents/:documentId/dicom',
    tag: TAG,
    summary: 'The images of a study, by series, as their headers tell them',
    params: ofDocument,
    answer: dicomStudySchema,
    handle: ({ op, params: { recordId, documentId } }) =>
      underGrant(op, recordId, 'read', { action: 'documents.read', documents: [documentId] }, async grant =>
        studyPage(await readStudy(op, grant, documentId)),
      ),
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/documents/:documentId/dicom/:instance',
    tag: TAG,
    summary: 'One image as a DICOM file, whole or by `Range`',
    params: ofDocument.extend({ instance: z.string().regex(/^\d{1,5}$/) }),
    handle: async ({ operation, params: { recordId, documentId, instance }, request, reply }) => {
      const op = operation()
      const image = await underGrant(op, recordId, 'read', { action: 'documents.read', documents: [documentId] }, grant =>
        openImage(op, grant, documentId, Number(instance)),
      )
      return sendRange(reply, request.headers.range, image)
    },
  }),
  route({
    method: 'GET',
    path: '/api/intake',
    tag: TAG,
    summary: 'What is taken in, how large, what becomes a PDF, and whether an antivirus sees it',
    answer: intakeSchema,
    handle: async ({ op, services }) => {
      await requireSession(op)
      const { can } = services.engine.converter ?? { can: { heic: false, docx: false } }
      return {
        antivirus: await antivirusOf(services),
        converts: { heic: can.heic, docx: can.docx },
        formats: FORMATS,
        maxBytes: MAX_FILE_BYTES,
        maxImagingBytes: MAX_IMAGING_BYTES,
      }
    },
  }),
]

type Image = Awaited<ReturnType<typeof openImage>>

const sendRange = async (reply: FastifyReply, asked: string | undefined, { bytes, read }: Image): Promise<FastifyReply> => {
  void reply
    .header('content-type', 'application/dicom')
    .header('content-disposition', 'attachment; filename="image.dcm"')
    .header('accept-ranges', 'bytes')
  const range = byteRangeOf(asked, bytes)
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${bytes}`).send()
  const { start, end } = range === 'whole' ? { start: 0, end: bytes } : range
  if (range !== 'whole') void reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${bytes}`)
  return reply.header('content-length', end - start).send(Readable.from(await read(start, end), { objectMode: false }))
}

const studyPage = ({ series, date, description, place, patientName }: Study): DicomStudy => ({
  ...(date === undefined ? {} : { date }),
  ...(description === undefined ? {} : { description }),
  ...(place === undefined ? {} : { place }),
  ...(patientName === undefined ? {} : { patientName }),
  series: series.map(({ id, modality, instances, ...said }) => ({
    id,
    modality,
    ...(said.description === undefined ? {} : { description: said.description }),
    ...(said.number === undefined ? {} : { number: said.number }),
    instances: instances.map(({ entry: _, ...instance }) => instance),
  })),
})

/** As « Ajouter » names them; what a file is, its bytes say. */
const FORMATS: Intake['formats'] = [
  { format: 'pdf', mimes: ['application/pdf'], extensions: ['.pdf'] },
  { format: 'jpeg', mimes: ['image/jpeg'], extensions: ['.jpg', '.jpeg'] },
  { format: 'png', mimes: ['image/png'], extensions: ['.png'] },
  { format: 'heic', mimes: ['image/heic', 'image/heif'], extensions: ['.heic', '.heif'] },
  { format: 'tiff', mimes: ['image/tiff'], extensions: ['.tif', '.tiff'] },
  { format: 'text', mimes: ['text/plain'], extensions: ['.txt'] },
  { format: 'rtf', mimes: ['application/rtf', 'text/rtf'], extensions: ['.rtf'] },
  {
    format: 'docx',
    mimes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    extensions: ['.docx'],
  },
  { format: 'cda', mimes: ['text/xml', 'application/xml'], extensions: ['.xml'] },
  { format: 'dicom', mimes: ['application/dicom', 'application/zip'], extensions: ['.dcm', '.zip'] },
]
