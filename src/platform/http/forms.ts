import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { BODY_TOO_LARGE, UPLOAD_CUT, UPLOAD_SHAPE } from './refusals.ts'

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

/** `multipart/form-data`: a JSON part named `metadata` first, then files named `file`. */
export type Form = {
  readonly metadata: unknown
  /**
   * The files, each to be read to its end before the next. The last one ends only when the form has: nothing is filed of a form that is cut
   * or holds more than it should.
   */
  files(expected: number): AsyncGenerator<UploadedFile>
}

/** Lets the routes of this context receive forms; no other route does. */
export const acceptForms = async (context: FastifyInstance): Promise<void> => {
  await context.register(multipart, { throwFileSizeLimit: false })
}

type Parts = ReturnType<FastifyRequest['parts']>
type Part = Awaited<ReturnType<Parts['next']>>['value']

export const readForm = async (request: FastifyRequest, { files, fileBytes }: FormLimits): Promise<Form> => {
  const parts = request.parts({
    limits: {
      fieldNameSize: 32,
      fieldSize: METADATA_BYTES,
      fields: 2,
      headerPairs: 32,
      files: files + 2,
      parts: files + 3,
      fileSize: fileBytes + 1,
    },
  })
  const first = await nextPart(parts)
  if (first === undefined || first.fieldname !== 'metadata') return refuse(UPLOAD_SHAPE, 'metadata is not first')
  const metadata = first.type === 'file' ? parseJson(await textOf(whole(first.file))) : fieldValue(first.value, first.valueTruncated)
  return { metadata, files: expected => fileParts(parts, expected) }
}

async function* fileParts(parts: Parts, expected: number): AsyncGenerator<UploadedFile> {
  for (let left = expected; left > 0; left--) {
    const part = await nextPart(parts)
    if (part === undefined) return
    if (part.type !== 'file' || part.fieldname !== 'file') return refuse(UPLOAD_SHAPE, 'a part is not a file')
    yield { fileName: part.filename, mediaType: part.mimetype, stream: left > 1 ? whole(part.file) : last(part.file, parts) }
  }
}

async function* last(file: AsyncIterable<Uint8Array>, parts: Parts): AsyncGenerator<Uint8Array> {
  yield* whole(file)
  if ((await nextPart(parts)) !== undefined) refuse(UPLOAD_SHAPE, 'a part too many')
}

const nextPart = async (parts: Parts): Promise<Part | undefined> => {
  try {
    return (await parts.next()).value
  } catch (error) {
    return cut(error)
  }
}

/** What stops before its end: a client that hung up, a form without its last boundary. */
async function* whole(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    cut(error)
  }
}

/** The parser's own refusals have a code; its other errors say where a form broke. */
const cut = (error: unknown): never => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('FST_')) throw error
  throw new Refusal(UPLOAD_CUT, error instanceof Error ? error.name : 'stream')
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
