import { instant } from '../../kernel/instant.ts'

/** Reads one value of `length` bytes at `at`, in PostgreSQL's binary format. */
export type Decode = (bytes: Buffer, at: number, length: number) => unknown

const text: Decode = (bytes, at, length) => bytes.toString('utf8', at, at + length)

const uuid: Decode = (bytes, at) => {
  const hex = bytes.toString('hex', at, at + 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const int8: Decode = (bytes, at) => bytes.readBigInt64BE(at).toString()

/** Microseconds since 2000 in the wire format; milliseconds since 1970 in ours. */
const EPOCH_2000 = 946_684_800_000
const INFINITY = 0x7fff_ffff_ffff_ffffn

const timestamptz: Decode = (bytes, at) => {
  const microseconds = bytes.readBigInt64BE(at)
  if (microseconds === INFINITY || microseconds === -INFINITY - 1n) throw new TypeError('an infinite timestamp is not an instant')
  return instant(Math.floor(Number(microseconds) / 1_000) + EPOCH_2000)
}

/** One dimension only: flags, element type, count, lower bound, then length and bytes of each. */
const arrayOf =
  (element: Decode): Decode =>
  (bytes, at) => {
    const dimensions = bytes.readInt32BE(at)
    if (dimensions === 0) return []
    if (dimensions !== 1) throw new TypeError('arrays have one dimension')
    const values: unknown[] = []
    let next = at + 20
    for (let left = bytes.readInt32BE(at + 12); left > 0; left--) {
      const length = bytes.readInt32BE(next)
      values.push(length < 0 ? null : element(bytes, next + 4, length))
      next += 4 + Math.max(length, 0)
    }
    return values
  }

/** Object identifiers of pg_type, fixed by PostgreSQL (src/include/catalog/pg_type.dat). `numeric` and `json` are cast to text by the query. */
const DECODERS: ReadonlyMap<number, Decode> = new Map<number, Decode>([
  [16, (bytes, at) => bytes[at] === 1],
  [17, (bytes, at, length) => bytes.subarray(at, at + length)],
  [18, text],
  [19, text],
  [20, int8],
  [21, (bytes, at) => bytes.readInt16BE(at)],
  [23, (bytes, at) => bytes.readInt32BE(at)],
  [25, text],
  [26, (bytes, at) => bytes.readUInt32BE(at)],
  [700, (bytes, at) => bytes.readFloatBE(at)],
  [701, (bytes, at) => bytes.readDoubleBE(at)],
  [1009, arrayOf(text)],
  [1016, arrayOf(int8)],
  [1042, text],
  [1043, text],
  [1184, timestamptz],
  [2278, () => null],
  [2950, uuid],
  [2951, arrayOf(uuid)],
])

export const decoderOf = (column: string, oid: number): Decode => {
  const decode = DECODERS.get(oid)
  if (decode === undefined) throw new TypeError(`column ${column} has type ${oid}, which nothing decodes: cast it in the query`)
  return decode
}
