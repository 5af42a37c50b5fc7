import type { Bitmap } from './bitmap.ts'

/** Tables K.1 (quantisation of luminance), K.3 and K.5 (Huffman codes of luminance) of ITU-T T.81. */
const QUANTISATION = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22,
  37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]
const DC_COUNTS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
const DC_VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const AC_COUNTS = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125]
const AC_VALUES = [
  ...Buffer.from('01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a', 'hex'),
  ...Buffer.from('3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92', 'hex'),
  ...Buffer.from('939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5', 'hex'),
  ...Buffer.from('e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa', 'hex'),
]
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57,
  50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
]

type Code = readonly [bits: number, length: number]

const huffman = (counts: readonly number[], values: readonly number[]): ReadonlyMap<number, Code> => {
  const codes = new Map<number, Code>()
  let [code, next] = [0, 0]
  counts.forEach((count, index) => {
    for (let i = 0; i < count; i += 1) {
      codes.set(values[next] ?? 0, [code, index + 1])
      code += 1
      next += 1
    }
    code <<= 1
  })
  return codes
}

const DC = huffman(DC_COUNTS, DC_VALUES)
const AC = huffman(AC_COUNTS, AC_VALUES)

const COSINES = Float64Array.from({ length: 64 }, (_, i) => {
  const [frequency, place] = [i >> 3, i & 7]
  return Math.cos(((2 * place + 1) * frequency * Math.PI) / 16) * (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5
})

/** Separable DCT of one block of 8 × 8, rows then columns. */
const transform = (block: Float64Array): Float64Array => {
  const [half, out] = [new Float64Array(64), new Float64Array(64)]
  for (let y = 0; y < 8; y += 1)
    for (let u = 0; u < 8; u += 1) {
      let sum = 0
      for (let x = 0; x < 8; x += 1) sum += (block[y * 8 + x] ?? 0) * (COSINES[u * 8 + x] ?? 0)
      half[y * 8 + u] = sum
    }
  for (let u = 0; u < 8; u += 1)
    for (let v = 0; v < 8; v += 1) {
      let sum = 0
      for (let y = 0; y < 8; y += 1) sum += (half[y * 8 + u] ?? 0) * (COSINES[v * 8 + y] ?? 0)
      out[v * 8 + u] = sum
    }
  return out
}

/** Bits, most significant first, a zero byte after every 0xff. */
const bitWriter = (): { readonly bytes: number[]; put(bits: number, length: number): void; flush(): void } => {
  const bytes: number[] = []
  let [held, count] = [0, 0]
  const put = (bits: number, length: number): void => {
    for (let i = length - 1; i >= 0; i -= 1) {
      held = (held << 1) | ((bits >> i) & 1)
      count += 1
      if (count < 8) continue
      bytes.push(held)
      if (held === 0xff) bytes.push(0)
      held = 0
      count = 0
    }
  }
  return {
    bytes,
    put,
    flush: () => {
      if (count > 0) put(127, 8 - count)
    },
  }
}

type Writer = ReturnType<typeof bitWriter>

const sizeOf = (value: number): number => (value === 0 ? 0 : 32 - Math.clz32(Math.abs(value)))

const putValue = (writer: Writer, value: number, size: number): void => writer.put(value < 0 ? value + (1 << size) - 1 : value, size)

const putCode = (writer: Writer, codes: ReadonlyMap<number, Code>, symbol: number): void => {
  const [bits, length] = codes.get(symbol) ?? [0, 0]
  writer.put(bits, length)
}

const putBlock = (writer: Writer, values: readonly number[], previous: number): void => {
  const difference = (values[0] ?? 0) - previous
  putCode(writer, DC, sizeOf(difference))
  putValue(writer, difference, sizeOf(difference))
  let zeros = 0
  for (let i = 1; i < 64; i += 1) {
    const value = values[i] ?? 0
    if (value === 0) {
      zeros += 1
      continue
    }
    for (; zeros > 15; zeros -= 16) putCode(writer, AC, 0xf0)
    putCode(writer, AC, (zeros << 4) | sizeOf(value))
    putValue(writer, value, sizeOf(value))
    zeros = 0
  }
  if (zeros > 0) putCode(writer, AC, 0)
}

const quantised = (bitmap: Bitmap, left: number, top: number): readonly number[] => {
  const block = new Float64Array(64)
  for (let i = 0; i < 64; i += 1) {
    const [x, y] = [Math.min(left + (i & 7), bitmap.width - 1), Math.min(top + (i >> 3), bitmap.height - 1)]
    block[i] = (bitmap.pixels[y * bitmap.width + x] ?? 255) - 128
  }
  const spectrum = transform(block)
  return ZIGZAG.map(place => Math.round((spectrum[place] ?? 0) / (QUANTISATION[place] ?? 1)))
}

const scan = (bitmap: Bitmap): readonly number[] => {
  const writer = bitWriter()
  let previous = 0
  for (let top = 0; top < bitmap.height; top += 8)
    for (let left = 0; left < bitmap.width; left += 8) {
      const values = quantised(bitmap, left, top)
      putBlock(writer, values, previous)
      previous = values[0] ?? 0
    }
  writer.flush()
  return writer.bytes
}

const segment = (marker: number, data: readonly number[]): readonly number[] => [
  0xff,
  marker,
  (data.length + 2) >> 8,
  (data.length + 2) & 255,
  ...data,
]

const JFIF = [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 150, 0, 150, 0, 0]

/** JPEG (ITU-T T.81), baseline, one grey component, the standard's own tables. */
export const jpegBytes = (bitmap: Bitmap): Uint8Array => {
  const { width, height } = bitmap
  const head = [
    0xff,
    0xd8,
    ...segment(0xe0, JFIF),
    ...segment(0xdb, [0, ...ZIGZAG.map(place => QUANTISATION[place] ?? 1)]),
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, ...DC_COUNTS, ...DC_VALUES]),
    ...segment(0xc4, [0x10, ...AC_COUNTS, ...AC_VALUES]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  ]
  return new Uint8Array(Buffer.concat([Uint8Array.from(head), Uint8Array.from(scan(bitmap)), Uint8Array.of(0xff, 0xd9)]))
}
