import { refuse } from '../../kernel/refusal.ts'
import { XML_ENCODING } from './refusals.ts'

/** The encodings read. Everything else is refused, so that no byte can mean one thing to the guard and another to a parser. */
export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'iso-8859-15' | 'windows-1252'

export type XmlStart = {
  readonly encoding: XmlEncoding
  /** Bytes of the byte order mark, 0 when there is none. */
  readonly markLength: number
}

/** Enough to hold a byte order mark and an XML declaration in UTF-16. */
export const HEAD_BYTES = 1_024

const DECLARED: ReadonlyMap<string, XmlEncoding | 'utf-16'> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1252', 'windows-1252'],
])

/** First bytes, most particular first: the mark of UTF-32LE begins like that of UTF-16LE. */
const SIGNATURES: readonly (readonly [readonly number[], XmlEncoding | 'refused', number])[] = [
  [[0xff, 0xfe, 0x00, 0x00], 'refused', 0],
  [[0x00, 0x00, 0xfe, 0xff], 'refused', 0],
  [[0x3c, 0x00, 0x00, 0x00], 'refused', 0],
  [[0x00, 0x00, 0x00, 0x3c], 'refused', 0],
  [[0x4c, 0x6f, 0xa7, 0x94], 'refused', 0],
  [[0xef, 0xbb, 0xbf], 'utf-8', 3],
  [[0xff, 0xfe], 'utf-16le', 2],
  [[0xfe, 0xff], 'utf-16be', 2],
  [[0x3c, 0x00], 'utf-16le', 0],
  [[0x00, 0x3c], 'utf-16be', 0],
]

const DECLARATION = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]*)["']/

const isWide = (encoding: XmlEncoding): boolean => encoding === 'utf-16le' || encoding === 'utf-16be'

/** Bytes of one code unit: everything the scanner looks for is one unit in every encoding read. */
export const unitBytes = (encoding: XmlEncoding): 1 | 2 => (isWide(encoding) ? 2 : 1)

const agree = (bySignature: XmlEncoding | undefined, declared: XmlEncoding | 'utf-16'): XmlEncoding => {
  if (declared === 'utf-16') return bySignature !== undefined && isWide(bySignature) ? bySignature : refuse(XML_ENCODING)
  if (bySignature !== undefined && bySignature !== declared) return refuse(XML_ENCODING)
  return isWide(declared) && bySignature === undefined ? refuse(XML_ENCODING) : declared
}

/**
 * What the first bytes say: byte order mark, shape, then declaration (XML 1.0, appendix F). They must agree.
 * Refuses UTF-32, EBCDIC, UTF-7, Shift_JIS and every other name: `xml-encoding`.
 */
export const detectEncoding = (head: Uint8Array): XmlStart => {
  const signature = SIGNATURES.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))
  if (signature?.[1] === 'refused') return refuse(XML_ENCODING)
  const bySignature = signature?.[1]
  const markLength = signature?.[2] ?? 0
  const declared = declaredEncoding(head.subarray(markLength), bySignature ?? 'utf-8')
  return { encoding: declared === undefined ? (bySignature ?? 'utf-8') : agree(bySignature, declared), markLength }
}

const declaredEncoding = (head: Uint8Array, encoding: XmlEncoding): XmlEncoding | 'utf-16' | undefined => {
  const name = DECLARATION.exec(Buffer.from(toUnits(head, encoding)).toString('latin1'))?.[1]
  return name === undefined ? undefined : (DECLARED.get(name.toLowerCase()) ?? refuse(XML_ENCODING))
}

/** One byte a code unit: itself when it is ASCII, 0xFF otherwise. All of XML's markup is ASCII, so this is what the scanner reads. */
export const toUnits = (bytes: Uint8Array, encoding: XmlEncoding): Uint8Array => {
  if (!isWide(encoding)) return bytes
  const units = new Uint8Array(bytes.length >> 1)
  const low = encoding === 'utf-16le' ? 0 : 1
  for (let index = 0; index < units.length; index++) {
    const value = bytes[2 * index + low] ?? 0
    units[index] = bytes[2 * index + 1 - low] === 0 && value < 0x80 ? value : 0xff
  }
  return units
}

/** ASCII units as bytes of that encoding. */
export const fromUnits = (units: Uint8Array, encoding: XmlEncoding): Uint8Array => {
  if (!isWide(encoding)) return units
  const bytes = new Uint8Array(2 * units.length)
  const low = encoding === 'utf-16le' ? 0 : 1
  units.forEach((unit, index) => {
    bytes[2 * index + low] = unit
  })
  return bytes
}
