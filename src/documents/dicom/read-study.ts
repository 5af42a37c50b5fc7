import { refuse } from '../../kernel/refusal.ts'
import { readZip, type Source, type ZipReader, ZipRefused } from '../../platform/zip/index.ts'
import { type Found, type Study, studyOf, ZIP_LIMITS } from './model.ts'
import { HEADER_BYTES, isDicom, readDicomHeader } from './read-header.ts'
import { marksOf } from './read-marks.ts'
import { ARCHIVE_BROKEN, ARCHIVE_ENCRYPTED, ARCHIVE_OF_OTHERS, ARCHIVE_TOO_LARGE, NO_IMAGE } from './refusals.ts'

/** What a CD of images holds beside them: listings, words, pictures. */
const BESIDE = /(?:^|\/)(?:dicomdir|readme|lisez-?moi|[^/]*\.(?:txt|xml|inf|ico|jpe?g|png|gif|pdf|md|json|csv))$/i

/** One file. */
export const studyOfFile = (head: Uint8Array, size: number): Study => {
  const header = readDicomHeader(head)
  return header === undefined ? refuse(NO_IMAGE) : studyOf([{ header, size, marks: marksOf(head) }])
}

/** An archive: every entry is looked at, and only images, or what goes with them, may be there. Constant memory. */
export const studyOfZip = async (source: Source): Promise<Study> => {
  const zip = await openImages(source)
  try {
    const found: Found[] = []
    for (const [entry, { name, bytes }] of zip.files.entries()) {
      const head = await beginningOf(zip, entry)
      const header = readDicomHeader(head)
      if (header !== undefined) found.push({ header, size: bytes, entry, marks: marksOf(head) })
      else if (!isDicom(head) && !BESIDE.test(name)) refuse(ARCHIVE_OF_OTHERS)
    }
    return found.length === 0 ? refuse(NO_IMAGE) : studyOf(found)
  } catch (error) {
    return asRefusal(error)
  } finally {
    zip.close()
  }
}

export const openImages = async (source: Source): Promise<ZipReader> => {
  try {
    return await readZip(source, ZIP_LIMITS)
  } catch (error) {
    return asRefusal(error)
  }
}

export const asRefusal = (error: unknown): never => {
  if (!(error instanceof ZipRefused)) throw error
  switch (error.why) {
    case 'encrypted':
      return refuse(ARCHIVE_ENCRYPTED)
    case 'too-large':
      return refuse(ARCHIVE_TOO_LARGE)
    case 'broken':
    case 'names':
      return refuse(ARCHIVE_BROKEN, error.why)
  }
}

const beginningOf = async (zip: ZipReader, entry: number): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  let have = 0
  for await (const piece of await zip.open(entry)) {
    parts.push(piece)
    have += piece.length
    if (have >= HEADER_BYTES) break
  }
  return Buffer.concat(parts)
}
