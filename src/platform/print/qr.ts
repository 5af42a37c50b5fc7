/**
 * The squares of a QR code (ISO/IEC 18004), byte mode, level M, versions 1 to 3: forty-two characters at most, which is what a code that opens nothing by
 * itself needs. `dark[y * size + x]`.
 */
export type Qr = { readonly size: number; readonly dark: readonly boolean[] }

type Version = { readonly number: number; readonly data: number; readonly correction: number; readonly align: number | null }

const VERSIONS: readonly Version[] = [
  { number: 1, data: 16, correction: 10, align: null },
  { number: 2, data: 28, correction: 16, align: 18 },
  { number: 3, data: 44, correction: 26, align: 22 },
]
const BYTE_MODE = 4
/** Mode, then the length on eight bits. */
const HEADER_BITS = 12

export const qrOf = (text: string): Qr => {
  const bytes = Buffer.from(text, 'utf8')
  const version = VERSIONS.find(({ data }) => bytes.length * 8 + HEADER_BITS <= data * 8)
  if (version === undefined) throw new RangeError('too long for a small code')
  const data = dataOf(bytes, version.data)
  return drawn(version, [...data, ...correctionOf(data, version.correction)])
}

const dataOf = (bytes: Buffer, length: number): readonly number[] => {
  const bits = [...bitsOf(BYTE_MODE, 4), ...bitsOf(bytes.length, 8), ...[...bytes].flatMap(byte => bitsOf(byte, 8))]
  const ended = [...bits, 0, 0, 0, 0].slice(0, length * 8)
  const words: number[] = []
  for (let at = 0; at < ended.length; at += 8) words.push(ended.slice(at, at + 8).reduce((sum, bit, i) => sum | (bit << (7 - i)), 0))
  return Array.from({ length }, (_, i) => words[i] ?? ((i - words.length) % 2 === 0 ? 0xec : 0x11))
}

const bitsOf = (value: number, length: number): readonly number[] => Array.from({ length }, (_, i) => (value >>> (length - 1 - i)) & 1)

/** In the field of 256 elements of x⁸ + x⁴ + x³ + x² + 1. */
const times = (a: number, b: number): number => {
  let product = 0
  for (let i = 7; i >= 0; i -= 1) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((b >>> i) & 1) * a)
  return product
}

/** Reed and Solomon: what is left of the data divided by the product of (x − 2ⁱ). */
const correctionOf = (data: readonly number[], degree: number): readonly number[] => {
  const divisor: number[] = Array.from({ length: degree }, (_, i) => (i === degree - 1 ? 1 : 0))
  let root = 1
  for (let i = 0; i < degree; i += 1) {
    for (let j = 0; j < degree; j += 1) divisor[j] = times(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0)
    root = times(root, 2)
  }
  const left = Array.from({ length: degree }, () => 0)
  for (const word of data) {
    const factor = word ^ (left.shift() ?? 0)
    left.push(0)
    for (let i = 0; i < degree; i += 1) left[i] = (left[i] ?? 0) ^ times(divisor[i] ?? 0, factor)
  }
  return left
}

const FINDERS = (size: number): readonly (readonly [number, number])[] => [
  [3, 3],
  [size - 4, 3],
  [3, size - 4],
]

const drawn = ({ number, align }: Version, words: readonly number[]): Qr => {
  const size = number * 4 + 17
  const dark = Array.from({ length: size * size }, () => false)
  const fixed = Array.from({ length: size * size }, () => false)
  const put = (x: number, y: number, isDark: boolean): void => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    dark[y * size + x] = isDark
    fixed[y * size + x] = true
  }
  for (let i = 0; i < size; i += 1) {
    put(6, i, i % 2 === 0)
    put(i, 6, i % 2 === 0)
  }
  const rings = (x: number, y: number, reach: number, light: readonly number[]): void => {
    for (let dy = -reach; dy <= reach; dy += 1)
      for (let dx = -reach; dx <= reach; dx += 1) put(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  for (const [x, y] of FINDERS(size)) rings(x, y, 4, [2, 4])
  if (align !== null) rings(align, align, 2, [1])
  formatBits(size, put)
  placed(size, words, fixed, dark)
  return { size, dark }
}

/** Level M and mask 0, with their own correction: always these fifteen bits. */
const FORMAT = 0b101010000010010

const formatBits = (size: number, put: (x: number, y: number, isDark: boolean) => void): void => {
  const bit = (i: number): boolean => ((FORMAT >>> i) & 1) === 1
  for (let i = 0; i <= 5; i += 1) put(8, i, bit(i))
  put(8, 7, bit(6))
  put(8, 8, bit(7))
  put(7, 8, bit(8))
  for (let i = 9; i < 15; i += 1) put(14 - i, 8, bit(i))
  for (let i = 0; i < 8; i += 1) put(size - 1 - i, 8, bit(i))
  for (let i = 8; i < 15; i += 1) put(8, size - 15 + i, bit(i))
  put(8, size - 8, true)
}

/** By pairs of columns from the right, up then down, leaving out the sixth; mask 0 turns every other square over. */
const placed = (size: number, words: readonly number[], fixed: readonly boolean[], dark: boolean[]): void => {
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    const isUpward = ((right + 1) & 2) === 0
    for (let i = 0; i < size; i += 1) {
      for (const x of [right, right - 1]) {
        const y = isUpward ? size - 1 - i : i
        if (fixed[y * size + x] === true) continue
        const bit = (((words[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1
        dark[y * size + x] = bit !== ((x + y) % 2 === 0)
        at += 1
      }
    }
  }
}
