import type { FileKind, KeptKind } from './model.ts'

type SignedKind = Exclude<FileKind, 'cda' | 'txt' | KeptKind>

/** First bytes of what we serve. A PDF must begin with its header: one that follows something else is a polyglot. */
const SIGNATURES: readonly (readonly [SignedKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** What the first bytes say a file is; undefined for anything that is not served. */
export const kindBySignature = (head: Uint8Array): SignedKind | undefined =>
  SIGNATURES.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))?.[0]

/** What each kind is served and declared as. */
export const MEDIA_TYPE: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  rtf: 'text/rtf',
  txt: 'text/plain',
  cda: 'text/xml',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  dicom: 'application/dicom',
  'dicom-zip': 'application/zip',
}
