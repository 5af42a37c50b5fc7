import { equalBytes, gcmOpen, gcmSeal, GCM_TAG, hkdfSha512, sha256 } from './primitives.ts'

/**
 * A document's bytes at rest (security.md §2.2, in the spirit of the AWS Encryption SDK suite 0x0478 and C2SP FLOE):
 *   header = "CRN1" ‖ suite(1) ‖ message id(32) ‖ commitment(32)
 *   file key ‖ commitment = HKDF-SHA-512(DEK, salt = message id, info = context) : a wrong key or another slot is refused before a byte is opened
 *   segment i = AES-256-GCM of ≤ 64 KiB, nonce = i as 96-bit integer, AAD = SHA-256(header) ‖ i ‖ last flag
 *   the last segment's AAD also holds the facts that are known at the end: media type, length and SHA-256 of the plain bytes.
 * No truncation, swap, splice or appended segment opens, and no byte leaves before its segment was verified.
 */
export const SEGMENT = 64 * 1024
const MAGIC = Buffer.from('CRN1')
const SUITE = 1
const HEADER = 4 + 1 + 32 + 32

/** Facts that never change: the record, the document and its version. */
export type ContentSlot = { readonly recordId: string; readonly documentId: string; readonly version: number }
/** Facts known once the last byte has passed. */
export type ContentFacts = { readonly mediaType: string; readonly bytes: number; readonly sha256: Uint8Array }

type FileKey = { readonly key: Buffer; readonly commitment: Buffer }

const fileKey = (dek: Uint8Array, messageId: Uint8Array, slot: ContentSlot): FileKey => {
  const info = `carnet/content/v1|${slot.recordId}|${slot.documentId}|${slot.version}`
  const wide = hkdfSha512(dek, messageId, info, 64)
  return { key: wide.subarray(0, 32), commitment: wide.subarray(32) }
}

const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 8)
  return nonce
}

const aadOf = (headerHash: Buffer, index: number, last: ContentFacts | null): Buffer => {
  const position = Buffer.alloc(5)
  position.writeUInt32BE(index)
  position[4] = last === null ? 0 : 1
  const facts = last === null ? Buffer.alloc(0) : Buffer.concat([Buffer.from(`${last.mediaType}|${last.bytes}|`), last.sha256])
  return Buffer.concat([headerHash, position, facts])
}

/** Seals in constant memory. `factsAtEnd` is called when the last plain byte has been read. */
export async function* sealContent(
  dek: Uint8Array,
  messageId: Uint8Array,
  slot: ContentSlot,
  plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  factsAtEnd: () => ContentFacts,
): AsyncGenerator<Buffer> {
  const { key, commitment } = fileKey(dek, messageId, slot)
  const header = Buffer.concat([MAGIC, Uint8Array.of(SUITE), messageId, commitment])
  const headerHash = sha256(header)
  yield header
  let index = 0
  let held: Segment | undefined
  for await (const segment of inSegments(plain, SEGMENT, SEGMENT)) {
    if (held !== undefined) yield gcmSeal(key, nonceOf(index), aadOf(headerHash, index++, null), ...held)
    held = segment
  }
  yield gcmSeal(key, nonceOf(index), aadOf(headerHash, index, factsAtEnd()), ...(held ?? []))
}

/** Opens in constant memory; each yielded piece was verified. Throws at the first wrong byte, and at the end when it came too early. */
export async function* openContent(
  dek: Uint8Array,
  slot: ContentSlot,
  facts: ContentFacts,
  sealed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let opener: { readonly key: Buffer; readonly headerHash: Buffer } | undefined
  let index = 0
  let held: Buffer | undefined
  for await (const segment of inSegments(sealed, HEADER, SEGMENT + GCM_TAG)) {
    const piece = inOne(segment)
    if (opener === undefined) {
      opener = openHeader(dek, slot, piece)
      continue
    }
    if (held !== undefined) yield gcmOpen(opener.key, nonceOf(index), aadOf(opener.headerHash, index++, null), held)
    held = piece
  }
  if (opener === undefined || held === undefined) throw new Error('sealed content is cut')
  yield gcmOpen(opener.key, nonceOf(index), aadOf(opener.headerHash, index, facts), held)
}

/** Sealed bytes `start` to `end - 1`, from wherever they lie. */
export type SealedRange = (start: number, end: number) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Opens plain bytes `start` to `end - 1` (0 ≤ start < end ≤ facts.bytes): the segments that hold them, each verified before a byte of it leaves. */
export async function* openContentRange(
  dek: Uint8Array,
  slot: ContentSlot,
  facts: ContentFacts,
  sealed: SealedRange,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  const { key, headerHash } = openHeader(dek, slot, await wholeOf(sealed(0, HEADER)))
  const lastIndex = Math.max(1, Math.ceil(facts.bytes / SEGMENT)) - 1
  const firstIndex = Math.floor(start / SEGMENT)
  const until = Math.floor((end - 1) / SEGMENT)
  const wide = SEGMENT + GCM_TAG
  const stop = until === lastIndex ? sealedLength(facts.bytes) : HEADER + (until + 1) * wide
  let index = firstIndex
  for await (const segment of inSegments(sealed(HEADER + firstIndex * wide, stop), wide, wide)) {
    const plain = gcmOpen(key, nonceOf(index), aadOf(headerHash, index, index === lastIndex ? facts : null), inOne(segment))
    const at = index * SEGMENT
    yield plain.subarray(Math.max(0, start - at), Math.min(plain.length, end - at))
    index++
  }
  if (index !== until + 1) throw new Error('sealed content is cut')
}

const wholeOf = async (pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

const openHeader = (dek: Uint8Array, slot: ContentSlot, header: Buffer): { key: Buffer; headerHash: Buffer } => {
  if (header.length !== HEADER || !equalBytes(header.subarray(0, 4), MAGIC) || header[4] !== SUITE) throw new Error('not sealed content')
  const { key, commitment } = fileKey(dek, header.subarray(5, 37), slot)
  if (!equalBytes(commitment, header.subarray(37, HEADER))) throw new Error('the key does not fit this content')
  return { key, headerHash: sha256(header) }
}

/** One segment, in the parts it came in. */
type Segment = readonly Uint8Array[]

const inOne = (segment: Segment): Buffer => {
  const [only, second] = segment
  if (only === undefined || second !== undefined) return Buffer.concat(segment)
  return Buffer.from(only.buffer, only.byteOffset, only.length)
}

/** Cuts a stream into a first segment of `first` bytes and others of `size`; the last one may be shorter. Nothing is copied: a source does
 * not use a chunk again that it gave. */
async function* inSegments(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, first: number, size: number): AsyncGenerator<Segment> {
  let wanted = first
  let parts: Uint8Array[] = []
  let have = 0
  for await (const chunk of source) {
    let rest = chunk
    while (have + rest.length >= wanted) {
      const taken = wanted - have
      yield [...parts, rest.subarray(0, taken)]
      rest = rest.subarray(taken)
      parts = []
      have = 0
      wanted = size
    }
    if (rest.length > 0) {
      parts.push(rest)
      have += rest.length
    }
  }
  if (have > 0) yield parts
}

export const sealedLength = (plainLength: number): number => HEADER + plainLength + Math.max(1, Math.ceil(plainLength / SEGMENT)) * GCM_TAG
