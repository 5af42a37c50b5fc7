/**
 * The little of a DICOM file (PS3.10, PS3.5) that a list of images shows, from its first bytes: nothing is followed, nothing of the pixels is read. Whatever is
 * not understood ends the reading there: what was read before stands.
 */
export type DicomHeader = {
  readonly transferSyntax: string
  readonly sopInstance?: string
  readonly modality: string
  readonly studyDate?: string
  readonly studyDescription?: string
  readonly institution?: string
  readonly patientName?: string
  readonly patientBirthDate?: string
  readonly seriesInstance: string
  readonly seriesDescription?: string
  readonly seriesNumber?: number
  readonly instanceNumber?: number
  readonly frames: number
  readonly rows: number
  readonly columns: number
}

/** Enough for every header seen, private elements included. */
export const HEADER_BYTES = 256 * 1024
const PREAMBLE = 128
const IMPLICIT = '1.2.840.10008.1.2'
const BIG_ENDIAN = '1.2.840.10008.1.2.2'
const DEFLATED = '1.2.840.10008.1.2.1.99'
const PIXELS = 0x7fe00010
const ITEM_GROUP = 0xfffe
export const UNDEFINED = 0xffffffff
/** Value representations with a length of four bytes (PS3.5 §7.1.2). */
const LONG = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])
const DEPTH = 16

type Values = Map<number, Buffer>
export type Way = { readonly isExplicit: boolean; readonly isBig: boolean }

export const isDicom = (head: Uint8Array): boolean => Buffer.from(head.subarray(PREAMBLE, PREAMBLE + 4)).toString('latin1') === 'DICM'

/** What follows the words about the file, and how it is written. Undefined: no DICOM file. */
export const contentOf = (head: Uint8Array): { readonly bytes: Buffer; readonly way: Way; readonly transferSyntax: string } | undefined => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  if (!isDicom(bytes)) return undefined
  const meta: Values = new Map()
  const start = walk(bytes, PREAMBLE + 4, { isExplicit: true, isBig: false }, meta, tag => tag >>> 16 !== 0x0002)
  const transferSyntax = text(meta.get(0x00020010), 'latin1') ?? IMPLICIT
  const way = { isExplicit: transferSyntax !== IMPLICIT, isBig: transferSyntax === BIG_ENDIAN }
  return { bytes: transferSyntax === DEFLATED ? Buffer.alloc(0) : bytes.subarray(start), way, transferSyntax }
}

/** Undefined: no DICOM file, or none with a series. */
export const readDicomHeader = (head: Uint8Array): DicomHeader | undefined => {
  const content = contentOf(head)
  if (content === undefined) return undefined
  const { bytes, way, transferSyntax } = content
  const values: Values = new Map()
  walk(bytes, 0, way, values, tag => tag >= PIXELS)
  return headerOf(values, transferSyntax, way.isBig)
}

/** Reads elements until `stop`, the end, or something odd; gives where it stopped. */
const walk = (bytes: Buffer, from: number, way: Way, into: Values, stop: (tag: number) => boolean, depth = 0): number => {
  let at = from
  while (at + 8 <= bytes.length) {
    const element = elementAt(bytes, at, way)
    if (element === undefined || stop(element.tag)) return at
    const { tag, value, length } = element
    if (length === UNDEFINED) {
      const end = depth < DEPTH ? skipSequence(bytes, value, way, depth) : undefined
      if (end === undefined) return at
      at = end
      continue
    }
    if (value + length > bytes.length) return at
    if (WANTED.has(tag)) into.set(tag, bytes.subarray(value, value + length))
    at = value + length
  }
  return at
}

export type DicomElement = { readonly tag: number; readonly value: number; readonly length: number }

export const elementAt = (bytes: Buffer, at: number, { isExplicit, isBig }: Way): DicomElement | undefined => {
  const short = (place: number): number => (isBig ? bytes.readUInt16BE(place) : bytes.readUInt16LE(place))
  const long = (place: number): number => (isBig ? bytes.readUInt32BE(place) : bytes.readUInt32LE(place))
  const group = short(at)
  const tag = group * 0x10000 + short(at + 2)
  if (!isExplicit || group === ITEM_GROUP) return { tag, value: at + 8, length: long(at + 4) }
  const representation = bytes.toString('latin1', at + 4, at + 6)
  if (!/^[A-Z]{2}$/.test(representation)) return undefined
  if (!LONG.has(representation)) return { tag, value: at + 8, length: short(at + 6) }
  return at + 12 <= bytes.length ? { tag, value: at + 12, length: long(at + 8) } : undefined
}

export const ITEM = 0xfffee000
export const ITEM_END = 0xfffee00d
export const SEQUENCE_END = 0xfffee0dd

/** Items of a sequence without a length, each with or without one. */
const skipSequence = (bytes: Buffer, from: number, way: Way, depth: number): number | undefined => {
  let at = from
  while (at + 8 <= bytes.length) {
    const element = elementAt(bytes, at, way)
    if (element === undefined) return undefined
    if (element.tag === SEQUENCE_END) return at + 8
    if (element.tag !== ITEM) return undefined
    if (element.length !== UNDEFINED) at = element.value + element.length
    else {
      const end = walk(bytes, element.value, way, new Map(), tag => tag === ITEM_END, depth + 1)
      if (end + 8 > bytes.length || elementAt(bytes, end, way)?.tag !== ITEM_END) return undefined
      at = end + 8
    }
  }
  return undefined
}

const CHARSET = 0x00080005
const WANTED: ReadonlySet<number> = new Set([
  0x00020010,
  CHARSET,
  0x00080018,
  0x00080020,
  0x00080060,
  0x00080080,
  0x00081030,
  0x0008103e,
  0x00100010,
  0x00100030,
  0x0020000e,
  0x00200011,
  0x00200013,
  0x00280008,
  0x00280010,
  0x00280011,
])

type Charset = 'latin1' | 'utf8'

const text = (value: Buffer | undefined, charset: Charset): string | undefined => {
  const plain = value
    ?.toString(charset)
    .replace(/[\0 ]+$/, '')
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200)
  return plain === '' ? undefined : plain
}

const dayOf = (value: string | undefined): string | undefined => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '') ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}

const headerOf = (values: Values, transferSyntax: string, isBig: boolean): DicomHeader | undefined => {
  const charset: Charset = text(values.get(CHARSET), 'latin1')?.includes('192') === true ? 'utf8' : 'latin1'
  const said = (tag: number): string | undefined => text(values.get(tag), charset)
  const short = (tag: number): number => {
    const value = values.get(tag)
    if (value === undefined || value.length < 2) return 0
    return isBig ? value.readUInt16BE(0) : value.readUInt16LE(0)
  }
  const count = (tag: number): number | undefined => {
    const number = Number.parseInt(said(tag) ?? '', 10)
    return Number.isSafeInteger(number) && number >= 0 ? number : undefined
  }
  const seriesInstance = said(0x0020000e)
  if (seriesInstance === undefined) return undefined
  return {
    transferSyntax,
    modality: said(0x00080060) ?? '',
    seriesInstance,
    frames: Math.min(count(0x00280008) ?? 1, 100_000),
    rows: short(0x00280010),
    columns: short(0x00280011),
    ...defined({
      sopInstance: said(0x00080018),
      studyDate: dayOf(said(0x00080020)),
      studyDescription: said(0x00081030),
      institution: said(0x00080080),
      patientName: said(0x00100010)?.split('=')[0]?.replaceAll('^', ' ').trim(),
      patientBirthDate: dayOf(said(0x00100030)),
      seriesDescription: said(0x0008103e),
    }),
    ...defined({ seriesNumber: count(0x00200011), instanceNumber: count(0x00200013) }),
  }
}

const defined = <T>(values: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
