import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { BODY_TOO_LARGE, UPLOAD_SHAPE } from './refusals.ts'

/** Bytes of the metadata part, and of one file: one more than a verb accepts, so that the verb says no in its own words. */
const METADATA_BYTES = 64 * 1024

export type FormLimits = { readonly files: number; readonly fileBytes: number }

export type UploadedFile = {
  readonly fileName: string
  /** As the client declares it; what the file is, its bytes say. */
  readonly mediaType: string
  /** Fails when the client hangs up before the end. */
  readonly stream: AsyncIterable<Uint8Array>
}

/** `multipart/form-data`: a JSON part named `metadata` first, then files named `file`, each to be read to its end before the next. */
export type Form = { readonly metadata: unknown; files(): AsyncGenerator<UploadedFile> }

/** Lets the routes of this context receive forms; no other route does. */
export const acceptForms = async (context: FastifyInstance): Promise<void> => {
  await context.register(multipart, { throwFileSizeLimit: false })
}

type Part = Awaited<ReturnType<ReturnType<FastifyRequest['parts']>['next']>>['value']

export const readForm = async (request: FastifyRequest, { files, fileBytes }: FormLimits): Promise<Form> => {
  const parts = request.parts({
    limits: { fieldNameSize: 32, fieldSize: METADATA_BYTES, fields: 2, headerPairs: 32, files: files + 1, parts: files + 2, fileSize: fileBytes + 1 },
  })
  const first: Part = (await parts.next()).value
  if (first === undefined || first.fieldname !== 'metadata') return refuse(UPLOAD_SHAPE, 'metadata is not first')
  const metadata = first.type === 'file' ? parseJson(await textOf(first.file)) : fieldValue(first.value, first.valueTruncated)
  return { metadata, files: () => fileParts(parts) }
}

async function* fileParts(parts: ReturnType<FastifyRequest['parts']>): AsyncGenerator<UploadedFile> {
  for await (const part of parts) {
    if (part.type !== 'file' || part.fieldname !== 'file') return refuse(UPLOAD_SHAPE, 'a part is not a file')
    yield { fileName: part.filename, mediaType: part.mimetype, stream: part.file }
  }
}

/** A browser sends a JSON Blob as if it were a file. */
const textOf = async (stream: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > METADATA_BYTES) return refuse(BODY_TOO_LARGE, 'metadata part')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const fieldValue = (value: unknown, isCut: boolean): unknown => {
  if (isCut) return refuse(BODY_TOO_LARGE, 'metadata part')
  return typeof value === 'string' ? parseJson(value) : value
}

/** `__proto__` stays a key that the strict schema behind refuses: it is never assigned. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return refuse(UPLOAD_SHAPE, 'metadata is not JSON')
  }
}
