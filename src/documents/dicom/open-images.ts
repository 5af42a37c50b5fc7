import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { selectBeside } from '../../audit/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { RENDITION } from '../renditions/model.ts'
import { type OpenedSource, openSource } from '../renditions/read-source.ts'
import { insertRendition, type RenditionRow, selectRendition } from '../renditions/store.ts'
import type { Instance, Study } from './model.ts'
import { HEADER_BYTES } from './read-header.ts'
import { openImages, studyOfFile, studyOfZip } from './read-study.ts'
import { NOT_IMAGES } from './refusals.ts'

const context = (documentId: string): string => `document|${documentId}|rendition|dicom`

/** The images of a document; looked for once, in constant memory, and kept sealed beside it. */
export const readStudy = async (op: Operation, grant: Grant<'read'>, documentId: DocumentId): Promise<Study> =>
  studyIn(op, await openSource(op, grant, documentId), documentId)

const studyIn = async (op: Operation, opened: OpenedSource, documentId: DocumentId): Promise<Study> => {
  const { committed, opener, source, metadata } = opened
  const { kind } = metadata.content
  if (kind !== 'dicom' && kind !== 'dicom-zip') return refuse(NOT_IMAGES)
  const [row] = await selectBeside<RenditionRow>(op.db, committed, selectRendition(documentId, RENDITION.dicom))
  if (row !== undefined) return JSON.parse(opener.meta(context(documentId), row.sealed).toString('utf8')) as Study
  const study = kind === 'dicom' ? studyOfFile(await beginningOf(opened), source.bytes) : await studyOfZip(source)
  const { recordId } = committed.grant
  const sealed = (await op.keyring.sealer(recordId)).meta(context(documentId), Buffer.from(JSON.stringify(study)))
  await insertRendition(op.db, { recordId, documentId, kind: RENDITION.dicom, wrappedKey: null, sealed })
  return study
}

const beginningOf = async ({ source }: OpenedSource): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const piece of source.read(0, Math.min(HEADER_BYTES, source.bytes))) parts.push(piece)
  return Buffer.concat(parts)
}

export type OpenedImage = {
  readonly bytes: number
  /** Plain bytes `start` to `end - 1` of the image's own file. */
  read(start: number, end: number): Promise<AsyncIterable<Uint8Array>>
}

/** One image as a DICOM file; a part of one that lies packed is found by unpacking what stands before it. */
export const openImage = async (op: Operation, grant: Grant<'read'>, documentId: DocumentId, id: number): Promise<OpenedImage> => {
  const opened = await openSource(op, grant, documentId)
  const study = await studyIn(op, opened, documentId)
  const image = study.series.flatMap(({ instances }) => instances).find(instance => instance.id === id)
  if (image === undefined) return refuse(NOT_IMAGES)
  return { bytes: image.size, read: async (start, end) => readImage(opened, image, start, end) }
}

const readImage = async ({ source }: OpenedSource, { entry }: Instance, start: number, end: number): Promise<AsyncIterable<Uint8Array>> => {
  if (entry === undefined) return source.read(start, end)
  const zip = await openImages(source)
  const isStored = zip.files[entry]?.isStored === true
  const pieces = isStored ? await zip.open(entry, { start, end }) : between(await zip.open(entry), start, end)
  return closing(pieces, () => zip.close())
}

async function* between(pieces: AsyncIterable<Uint8Array>, start: number, end: number): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const piece of pieces) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, piece.length)]
    at += piece.length
    if (from < to) yield piece.subarray(from, to)
    if (at >= end) return
  }
}

async function* closing(pieces: AsyncIterable<Uint8Array>, close: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } finally {
    close()
  }
}
