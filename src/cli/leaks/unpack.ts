import { constants, inflateRawSync, inflateSync } from 'node:zlib'

const LARGEST = 64 * 1024 * 1024
/** What begins like a stream and gives less than this was not one. */
const LEAST = 16

const GZIP = Buffer.from([0x1f, 0x8b, 0x08])
const ZLIB = [0x01, 0x5e, 0x9c, 0xda].map(level => Buffer.from([0x78, level]))

type Unpack = typeof inflateSync

/** What follows the stream is no concern of it. */
const tried = (unpack: Unpack, bytes: Buffer): Buffer | undefined => {
  try {
    const unpacked = unpack(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST })
    return unpacked.length >= LEAST ? unpacked : undefined
  } catch {
    return undefined
  }
}

const EXTRA = 4
const NAME = 8
const COMMENT = 16
const HEADER_CRC = 2

/** Where the compressed data begin (RFC 1952 §2.3.1). */
const afterHeader = (bytes: Buffer): Buffer => {
  const flags = bytes[3] ?? 0
  let at = 10
  if ((flags & EXTRA) !== 0) at += 2 + (bytes.length > at + 1 ? bytes.readUInt16LE(at) : 0)
  for (const flag of [NAME, COMMENT]) if ((flags & flag) !== 0) at = bytes.indexOf(0, at) + 1
  return bytes.subarray(at + ((flags & HEADER_CRC) === 0 ? 0 : 2))
}

/** What every gzip or zlib stream in these bytes holds. */
export const unpackedIn = (bytes: Buffer): readonly Buffer[] => {
  const found: Buffer[] = []
  const look = (magic: Buffer, unpack: (rest: Buffer) => Buffer | undefined): void => {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      const unpacked = unpack(bytes.subarray(at))
      if (unpacked !== undefined) found.push(unpacked)
    }
  }
  look(GZIP, rest => tried(inflateRawSync, afterHeader(rest)))
  for (const magic of ZLIB) look(magic, rest => tried(inflateSync, rest))
  return found
}
