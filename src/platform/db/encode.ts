import { type Instant, toIso } from '../../kernel/instant.ts'

export type Wire = string | Buffer | null

/**
 * Parameters travel as text, bytes as binary. Objects and dates are refused: an instant is written by `timestamp`.
 * A JavaScript array of strings becomes a PostgreSQL array (`= any($1)`).
 */
export const encode = (value: unknown): Wire => {
  if (value === null) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number') return encodeNumber(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return bytesOf(value)
  if (Array.isArray(value)) return `{${value.map(encodeElement).join(',')}}`
  throw new TypeError(`a ${value === undefined ? 'missing value' : typeof value} is not a parameter`)
}

const encodeNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new TypeError('a number that is not finite is not a parameter')
  return String(value)
}

const bytesOf = (value: Uint8Array): Buffer =>
  Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)

const encodeElement = (element: unknown): string => {
  if (typeof element !== 'string') throw new TypeError('an array parameter holds strings only')
  return `"${element.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** Years 1 to 9999, those both JavaScript and PostgreSQL write with four digits. */
const EARLIEST = -62_135_596_800_000
const LATEST = 253_402_300_799_999

/** The text of a `timestamptz` parameter, to the millisecond. */
export const timestamp = (at: Instant): string => {
  if (!(at >= EARLIEST && at <= LATEST)) throw new RangeError('instant out of range')
  return toIso(at)
}
