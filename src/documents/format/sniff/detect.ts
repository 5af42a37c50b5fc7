import { fileTypeFromBuffer } from 'file-type'
import { refuse } from '../../../kernel/refusal.ts'
import type { FileKind, KeptKind } from '../model.ts'
import { FILE_TYPE_ACTIVE, FILE_TYPE_MISMATCH, FILE_TYPE_UNKNOWN } from '../refusals.ts'
import { kindBySignature } from '../signature.ts'
import { latin1 } from './check.ts'
import { TextCheck } from './text.ts'

/** What `file-type` wants to see of a file. */
export const HEAD_BYTES = 4_100

/** Beginnings of web pages as browsers sniff them (WHATWG MIME Sniffing §7.1), of scripts and of PostScript. */
const PAGE =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|svg|\?php)[\s>/]|#!|%!PS)/i

const ACTIVE_TYPES: ReadonlySet<string> = new Set([
  'application/gzip',
  'application/java-archive',
  'application/java-vm',
  'application/vnd.android.package-archive',
  'application/vnd.ms-cab-compressed',
  'application/wasm',
  'application/x-7z-compressed',
  'application/x-apple-diskimage',
  'application/x-bzip2',
  'application/x-deb',
  'application/x-elf',
  'application/x-google-chrome-extension',
  'application/x-mach-binary',
  'application/x-ms-shortcut',
  'application/x-msdownload',
  'application/x-rar-compressed',
  'application/x-rpm',
  'application/x-shockwave-flash',
  'application/x-tar',
  'application/x-xz',
  'application/zip',
])

/** First bytes of XML in the encodings of Unicode; the guard decides which of them are read. */
const XML_STARTS: readonly (readonly number[])[] = [
  [0x3c],
  [0xef, 0xbb, 0xbf, 0x3c],
  [0xff, 0xfe, 0x3c, 0x00],
  [0xfe, 0xff, 0x00, 0x3c],
  [0x00, 0x3c],
  [0x00, 0x00, 0x00, 0x3c],
  [0xff, 0xfe, 0x00, 0x00],
  [0x00, 0x00, 0xfe, 0xff],
]

const looksLikeXml = (head: Uint8Array): boolean => {
  const start = head.findIndex(byte => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
  return XML_STARTS.some(bytes => bytes.every((byte, index) => head[Math.max(start, 0) + index] === byte))
}

/** A letter that begins with « BM » or « ID3 » is no picture and no music: bytes that are text are text. */
const isText = (head: Uint8Array): boolean => {
  try {
    new TextCheck().write(head)
    return true
  } catch {
    return false
  }
}

const named = async (head: Uint8Array): Promise<string | undefined> => (await fileTypeFromBuffer(head))?.mime

/** What the first bytes say a file is. Throws `file-type-active` for pages, programs and archives, `file-type-unknown` for the rest. */
export const detectKind = async (head: Uint8Array, keeps: ReadonlySet<KeptKind> = NONE): Promise<FileKind> => {
  const kept = keptKind(head)
  if (kept !== undefined && keeps.has(kept)) return kept
  if (kept === 'docx' && keeps.has('dicom-zip')) return 'dicom-zip'
  const kind = kindBySignature(head)
  const mime = await named(head)
  if (kind === 'tiff' && mime !== undefined && mime !== 'image/tiff') return refuse(FILE_TYPE_UNKNOWN, mime)
  if (kind !== undefined) return kind
  if (PAGE.test(latin1(head.subarray(0, 1_024)))) return refuse(FILE_TYPE_ACTIVE)
  if (looksLikeXml(head)) return 'cda'
  if (mime !== undefined && !isText(head)) return refuse(ACTIVE_TYPES.has(mime) ? FILE_TYPE_ACTIVE : FILE_TYPE_UNKNOWN, mime)
  return 'txt'
}

const NONE: ReadonlySet<KeptKind> = new Set()

/** ISO/IEC 23008-12: a still picture by HEVC, as telephones take them. */
const HEIC = /^....ftyp(?:heic|heix|heim|heis|mif1|msf1|hevc)/s
const PREAMBLE = 128
/** PS3.10 §7.1 lets anything stand before `DICM`: nothing does here, or a TIFF. A program that hides there is refused as what it is. */
const isPlainPreamble = (head: Uint8Array): boolean =>
  head.subarray(0, PREAMBLE).every(byte => byte === 0) || kindBySignature(head) === 'tiff'

/** What the bytes of something kept as it came begin with. A ZIP is one of two, which only its directory tells. */
const keptKind = (head: Uint8Array): KeptKind | undefined => {
  const start = latin1(head.subarray(0, PREAMBLE + 4))
  if (HEIC.test(start)) return 'heic'
  if (start.endsWith('DICM') && start.length === PREAMBLE + 4 && isPlainPreamble(head)) return 'dicom'
  return start.startsWith('PK\u0003\u0004') ? 'docx' : undefined
}

const DECLARED: ReadonlyMap<string, FileKind> = new Map([
  ['application/pdf', 'pdf'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/pjpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/tiff', 'tiff'],
  ['image/tif', 'tiff'],
  ['text/plain', 'txt'],
  ['text/rtf', 'rtf'],
  ['application/rtf', 'rtf'],
  ['text/richtext', 'rtf'],
  ['text/xml', 'cda'],
  ['application/xml', 'cda'],
  ['application/cda+xml', 'cda'],
  ['image/heic', 'heic'],
  ['image/heif', 'heic'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/dicom', 'dicom'],
  ['application/zip', 'dicom-zip'],
  ['application/x-zip-compressed', 'dicom-zip'],
])

/** A sender that claims nothing is believed on the bytes; one that claims something must be right (`file-type-mismatch`). */
export const checkDeclared = (declared: string | undefined, found: FileKind): void => {
  const claim = declared?.replace(/;.*$/, '').trim().toLowerCase() ?? ''
  if (claim === '' || claim === 'application/octet-stream') return
  if (DECLARED.get(claim) !== found) refuse(FILE_TYPE_MISMATCH)
}
