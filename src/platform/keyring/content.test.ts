import { describe, expect, test } from 'vitest'
import { type ContentFacts, type ContentSlot, openContent, openContentRange, SEGMENT, sealContent, sealedLength } from './content.ts'
import { GCM_TAG, hasher, randomBytes } from './primitives.ts'
import { referenceSeal } from './testing/reference.ts'
import { bytesOf, CONTENT_VECTORS, digestOf, factsOf, VECTOR_DEK, VECTOR_MESSAGE, VECTOR_SLOT } from './testing/vectors.ts'

const HEADER = 69

const seal = async (plain: Uint8Array, slot: ContentSlot = VECTOR_SLOT, dek = VECTOR_DEK, messageId = VECTOR_MESSAGE): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(sealContent(dek, messageId, slot, [plain], () => factsOf(plain))))

type Opening = { readonly sealed: Uint8Array; readonly facts: ContentFacts; readonly slot?: ContentSlot; readonly dek?: Uint8Array }

/** Everything that came out before the end or the error, and which of both it was. */
const open = async ({ sealed, facts, slot = VECTOR_SLOT, dek = VECTOR_DEK }: Opening) => {
  const pieces: Buffer[] = []
  try {
    for await (const piece of openContent(dek, slot, facts, [sealed])) pieces.push(piece)
  } catch (error) {
    return { plain: Buffer.concat(pieces), refused: error instanceof Error ? error.message : 'not an error' }
  }
  return { plain: Buffer.concat(pieces), refused: null }
}

const flipped = (sealed: Uint8Array, at: number, bit = 0): Buffer => {
  const copy = Buffer.from(sealed)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

/** The pieces of a sealed content: header, then each segment with its tag. */
const pieces = (sealed: Buffer): readonly Buffer[] => {
  const cut = [sealed.subarray(0, HEADER)]
  for (let at = HEADER; at < sealed.length; at += SEGMENT + GCM_TAG) cut.push(sealed.subarray(at, at + SEGMENT + GCM_TAG))
  return cut
}

/** Refused, and what had come out before is a prefix of the truth. */
const expectRefused = async (opening: Opening, truth: Uint8Array, because: string): Promise<void> => {
  const { plain, refused } = await open(opening)
  expect(refused, because).not.toBeNull()
  expect(plain.equals(truth.subarray(0, plain.length)), because).toBe(true)
  if (truth.length > 0) expect(plain.length, because).toBeLessThan(truth.length)
}

describe('sealed content', () => {
  test.each(CONTENT_VECTORS)('of $bytes bytes is what it was on the first day, and opens', async ({ bytes, sealed, digest }) => {
    const plain = bytesOf(bytes)
    const made = await seal(plain)
    if (sealed !== undefined) expect(made.toString('hex')).toBe(sealed)
    if (digest !== undefined) expect(digestOf(made)).toBe(digest)
    expect(made.equals(await referenceSeal(VECTOR_DEK, VECTOR_MESSAGE, VECTOR_SLOT, plain, factsOf(plain)))).toBe(true)
    const opened = await open({ sealed: made, facts: factsOf(plain) })
    expect(opened).toEqual({ plain, refused: null })
    expect(made.length).toBe(sealedLength(bytes))
  })

  test('opens however its bytes arrive, and is the same however they came', async () => {
    const plain = bytesOf(150_000)
    const whole = await seal(plain)
    for (const step of [1_000, 65_535, 65_536, 65_552, 150_000]) {
      const chunks = Array.from({ length: Math.ceil(plain.length / step) }, (_, i) => plain.subarray(i * step, (i + 1) * step))
      const sealed = Buffer.concat(
        await Array.fromAsync(sealContent(VECTOR_DEK, VECTOR_MESSAGE, VECTOR_SLOT, chunks, () => factsOf(plain))),
      )
      expect(sealed.equals(whole), `${step}`).toBe(true)
      const arriving = Array.from({ length: Math.ceil(sealed.length / step) }, (_, i) => sealed.subarray(i * step, (i + 1) * step))
      const opened = await Array.fromAsync(openContent(VECTOR_DEK, VECTOR_SLOT, factsOf(plain), arriving))
      expect(Buffer.concat(opened).equals(plain), `${step}`).toBe(true)
    }
  })

  test('seals the same bytes differently each time: the message id is drawn anew', async () => {
    const plain = bytesOf(100)
    const [a, b] = [await seal(plain), await seal(plain, VECTOR_SLOT, VECTOR_DEK, randomBytes(32))]
    expect(a.subarray(HEADER).equals(b.subarray(HEADER))).toBe(false)
    expect(a.subarray(37, HEADER).equals(b.subarray(37, HEADER))).toBe(false)
  })
})

describe('one wrong bit', () => {
  test('in any byte of a short content is refused and nothing comes out', async () => {
    const plain = bytesOf(100)
    const sealed = await seal(plain)
    for (let at = 0; at < sealed.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const { plain: came, refused } = await open({ sealed: flipped(sealed, at, bit), facts: factsOf(plain) })
        expect([came.length, refused !== null], `byte ${at}, bit ${bit}`).toEqual([0, true])
      }
    }
  })

  test('in a long content is refused in its segment: only the whole segments before it came out', async () => {
    const plain = bytesOf(2 * SEGMENT + 777)
    const sealed = await seal(plain)
    const borders = [0, 1, 2].map(index => HEADER + index * (SEGMENT + GCM_TAG))
    const near = borders.flatMap(border => Array.from({ length: 40 }, (_, i) => border - 20 + i))
    const across = Array.from({ length: Math.floor(sealed.length / 1_009) }, (_, i) => i * 1_009)
    const end = Array.from({ length: 20 }, (_, i) => sealed.length - 1 - i)
    for (const at of new Set([...near, ...across, ...end])) {
      const { plain: came, refused } = await open({ sealed: flipped(sealed, at, at % 8), facts: factsOf(plain) })
      const damaged = Math.max(0, Math.floor((at - HEADER) / (SEGMENT + GCM_TAG)))
      expect(refused, `byte ${at}`).not.toBeNull()
      expect(came.length, `byte ${at}`).toBe(at < HEADER ? 0 : damaged * SEGMENT)
      expect(came.equals(plain.subarray(0, came.length)), `byte ${at}`).toBe(true)
    }
  })
})

describe('content that was cut, moved or lengthened', () => {
  const plain = bytesOf(3 * SEGMENT + 10)
  const facts = factsOf(plain)

  test('does not open when it ends too soon, at a border of segments or anywhere in a short one', async () => {
    const parts = pieces(await seal(plain))
    for (let kept = 0; kept < parts.length; kept++) {
      await expectRefused({ sealed: Buffer.concat(parts.slice(0, kept)), facts }, plain, `${kept} pieces`)
    }
    const short = bytesOf(100)
    const sealed = await seal(short)
    for (let length = 0; length < sealed.length; length++) {
      await expectRefused({ sealed: sealed.subarray(0, length), facts: factsOf(short) }, short, `${length} bytes`)
    }
  })

  test('does not open, cut at a border, with the facts of what is left: only the sealer may say where the end is', async () => {
    const left = plain.subarray(0, 2 * SEGMENT)
    const sealed = Buffer.concat(pieces(await seal(plain)).slice(0, 3))
    await expectRefused({ sealed, facts: factsOf(left) }, left, 'its own length and digest')
  })

  test('does not open when any two of its segments change places', async () => {
    const parts = pieces(await seal(plain))
    for (let a = 1; a < parts.length; a++) {
      for (let b = a + 1; b < parts.length; b++) {
        const swapped = parts.with(a, parts[b] ?? Buffer.alloc(0)).with(b, parts[a] ?? Buffer.alloc(0))
        await expectRefused({ sealed: Buffer.concat(swapped), facts }, plain, `${a} and ${b}`)
      }
    }
  })

  test('does not open with a segment of another content, even of the same key, document and place', async () => {
    const other = pieces(await seal(bytesOf(plain.length).reverse(), VECTOR_SLOT, VECTOR_DEK, randomBytes(32)))
    const parts = pieces(await seal(plain))
    for (let at = 0; at < parts.length; at++) {
      await expectRefused({ sealed: Buffer.concat(parts.with(at, other[at] ?? Buffer.alloc(0))), facts }, plain, `piece ${at}`)
    }
  })

  test('does not open when a segment is added, left out or repeated', async () => {
    const parts = pieces(await seal(plain))
    for (let at = 1; at < parts.length; at++) {
      await expectRefused({ sealed: Buffer.concat(parts.toSpliced(at, 1)), facts }, plain, `without ${at}`)
      await expectRefused({ sealed: Buffer.concat(parts.toSpliced(at, 0, parts[at] ?? Buffer.alloc(0))), facts }, plain, `${at} twice`)
    }
    await expectRefused({ sealed: Buffer.concat([...parts, Buffer.alloc(1)]), facts }, plain, 'one byte more')
    await expectRefused({ sealed: Buffer.concat([...parts, ...parts]), facts }, plain, 'twice')
  })
})

describe('a part of a content', () => {
  const plain = randomBytes(3 * SEGMENT + 1_000)
  const rangeOf = async (sealed: Buffer, start: number, end: number): Promise<Buffer> =>
    Buffer.concat(
      await Array.fromAsync(
        openContentRange(VECTOR_DEK, VECTOR_SLOT, factsOf(plain), (from, to) => [sealed.subarray(from, to)], start, end),
      ),
    )

  test('is what stands there in the whole, at and across every border', async () => {
    const sealed = await seal(plain)
    const borders = [0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 3 * SEGMENT, plain.length - 1, plain.length]
    for (const start of borders)
      for (const end of borders) {
        if (start >= end) continue
        expect((await rangeOf(sealed, start, end)).equals(plain.subarray(start, end)), `${start}-${end}`).toBe(true)
      }
  })

  test('is refused when a bit of its segments is wrong, or the end is missing', async () => {
    const sealed = await seal(plain)
    await expect(rangeOf(flipped(sealed, HEADER + 10), 0, 10)).rejects.toThrow()
    await expect(rangeOf(sealed.subarray(0, -1_000), 3 * SEGMENT, plain.length)).rejects.toThrow()
    expect((await rangeOf(flipped(sealed, sealed.length - 20), 0, 10)).equals(plain.subarray(0, 10))).toBe(true)
  })
})

describe('content opened as something else', () => {
  const plain = bytesOf(1_000)
  const facts = factsOf(plain)
  const other = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9'

  test.each([
    ['another record', { slot: { ...VECTOR_SLOT, recordId: other } }],
    ['another document', { slot: { ...VECTOR_SLOT, documentId: other } }],
    ['another version', { slot: { ...VECTOR_SLOT, version: 2 } }],
    ['another media type', { facts: { ...facts, mediaType: 'text/plain' } }],
    ['another length', { facts: { ...facts, bytes: 1_001 } }],
    ['another digest', { facts: { ...facts, sha256: flipped(facts.sha256, 31) } }],
  ])('%s does not open', async (_, change) => {
    expect((await open({ sealed: await seal(plain), facts })).refused).toBeNull()
    await expectRefused({ sealed: await seal(plain), facts, ...change }, plain, 'the change')
  })

  test('a wrong key is refused by the commitment: not one byte after the header is asked for', async () => {
    const parts = pieces(await seal(bytesOf(2 * SEGMENT)))
    let asked = 0
    const counted = function* () {
      for (const part of parts) {
        asked++
        yield part
      }
    }
    const opening = openContent(randomBytes(32), VECTOR_SLOT, facts, counted())
    await expect(opening.next()).rejects.toThrow('the key does not fit')
    expect(asked).toBe(1)
  })

  test('a content of an unknown suite is refused as such', async () => {
    const sealed = await seal(plain)
    sealed[4] = 2
    expect((await open({ sealed, facts })).refused).toBe('not sealed content')
  })
})

describe('a content of 25 MB', () => {
  test('passes in constant memory, both ways', async () => {
    const total = 25 * 1024 * 1024
    const step = 16_384
    const chunk = bytesOf(step)
    const digest = hasher('sha256')
    let pulled = 0
    let yielded = 0
    let most = 0
    const source = function* () {
      for (let at = 0; at < total; at += step) {
        pulled += step
        digest.update(chunk)
        yield chunk
      }
    }
    const ends: ContentFacts[] = []
    const factsAtEnd = (): ContentFacts => {
      const facts = { mediaType: 'image/tiff', bytes: pulled, sha256: digest.digest() }
      ends.push(facts)
      return facts
    }
    /** How much had gone in and not come out, at each piece of a stage. */
    const watched = async function* (stage: AsyncIterable<Buffer>) {
      for await (const piece of stage) {
        most = Math.max(most, pulled - yielded)
        yield piece
      }
    }
    const sealedPieces: Buffer[] = []
    for await (const piece of watched(sealContent(VECTOR_DEK, VECTOR_MESSAGE, VECTOR_SLOT, source(), factsAtEnd))) {
      sealedPieces.push(piece)
      yielded += piece.length
    }
    expect(most).toBeLessThanOrEqual(3 * SEGMENT)
    pulled = yielded = most = 0
    const sealed = function* () {
      for (const piece of sealedPieces) {
        pulled += piece.length
        yield piece
      }
    }
    const [facts] = ends
    if (facts === undefined) throw new Error('the end was never reached')
    const opened = hasher('sha256')
    for await (const piece of watched(openContent(VECTOR_DEK, VECTOR_SLOT, facts, sealed()))) {
      opened.update(piece)
      yielded += piece.length
    }
    expect(most).toBeLessThanOrEqual(3 * SEGMENT)
    expect(yielded).toBe(total)
    expect(opened.digest()).toEqual(facts.sha256)
  })
})
