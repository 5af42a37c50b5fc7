import { refuse } from '../../kernel/refusal.ts'
import { hasher } from '../../platform/keyring/primitives.ts'
import { toUnits, unitBytes } from '../../platform/xml/encoding.ts'
import { XML_LIMITS } from '../../platform/xml/limits.ts'
import { XmlScanner } from '../../platform/xml/scanner.ts'
import { Base64Decoder } from './base64.ts'
import type { EmbeddedPart } from './model.ts'
import { CDA_BAD_PART } from './refusals.ts'

/** Only what lies in the range, whatever the chunks. Stops reading the source at the range's end. */
async function* within(source: AsyncIterable<Uint8Array>, start: number, end: number): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const chunk of source) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, chunk.length)
    if (from < to) yield chunk.subarray(from, to)
    at += chunk.length
    if (at >= end) return
  }
}

/** Whole code units only: half of one waits for the next chunk. */
async function* inUnits(source: AsyncIterable<Uint8Array>, size: 1 | 2): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0)
  for await (const chunk of source) {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    const whole = bytes.length - (bytes.length % size)
    held = bytes.slice(whole)
    yield bytes.subarray(0, whole)
  }
}

/**
 * The decoded bytes of an embedded file, streamed out of the stored original in constant memory. Checks size and SHA-1 against what was read
 * at the deposit, and throws `cda-bad-part` after the last byte when they differ.
 */
export async function* extractPart(original: AsyncIterable<Uint8Array>, part: EmbeddedPart): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  let size = 0
  const sha1 = hasher('sha1')
  const decoder = new Base64Decoder(bytes => {
    sha1.update(bytes)
    size += bytes.length
    pieces.push(bytes)
  })
  const scanner = new XmlScanner(
    { tag: () => refuse(CDA_BAD_PART), characters: ({ units }, literal) => decoder.write(units, literal), cdata() {} },
    part.encoding,
    XML_LIMITS,
    part.start,
    1,
  )
  for await (const bytes of inUnits(within(original, part.start, part.end), unitBytes(part.encoding))) {
    scanner.write(bytes, toUnits(bytes, part.encoding))
    yield* pieces
    pieces = []
  }
  decoder.end()
  yield* pieces
  if (size !== part.size || sha1.digest().toString('hex') !== part.sha1) refuse(CDA_BAD_PART)
}
