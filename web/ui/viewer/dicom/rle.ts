const HEADER_BYTES = 64
const MOST_SEGMENTS = 15

/** PackBits: a count, then that many bytes as they are, or one byte repeated. */
const unpack = (packed: Uint8Array, into: Uint8Array): void => {
  let [from, to] = [0, 0]
  while (from < packed.length && to < into.length) {
    const code = packed[from++] ?? 128
    if (code < 128) {
      const count = Math.min(code + 1, packed.length - from, into.length - to)
      into.set(packed.subarray(from, from + count), to)
      from += code + 1
      to += count
    } else if (code > 128) {
      const count = Math.min(257 - code, into.length - to)
      into.fill(packed[from++] ?? 0, to, to + count)
      to += count
    }
  }
}

/**
 * RLE lossless (PS3.5 annex G): one segment a byte of each sample, the most significant first. Gives the bytes back as little-endian values,
 * colours plane after plane.
 */
export const decodeRle = (bytes: Uint8Array, points: number, samples: number, bytesEach: number): Uint8Array => {
  const header = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEADER_BYTES))
  const segments = header.byteLength < HEADER_BYTES ? 0 : header.getUint32(0, true)
  const wanted = samples * bytesEach
  if (segments !== wanted || segments > MOST_SEGMENTS) throw new RangeError('RLE segments')
  const out = new Uint8Array(points * wanted)
  const plane = new Uint8Array(points)
  for (let segment = 0; segment < segments; segment++) {
    const start = header.getUint32(4 + segment * 4, true)
    const end = segment + 1 < segments ? header.getUint32(8 + segment * 4, true) : bytes.length
    plane.fill(0)
    unpack(bytes.subarray(start, end), plane)
    const [sample, byte] = [Math.floor(segment / bytesEach), bytesEach - 1 - (segment % bytesEach)]
    for (let point = 0; point < points; point++) out[(sample * points + point) * bytesEach + byte] = plane[point] ?? 0
  }
  return out
}
