import { expect, test } from 'vitest'
import { paintFrame } from './paint.ts'
import { decodeRle } from './rle.ts'

const u32 = (values: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer)
const rle = (...segments: readonly (readonly number[])[]): Uint8Array => {
  const offsets = segments.map((_, index) => 64 + segments.slice(0, index).reduce((sum, { length }) => sum + length, 0))
  const header = u32([segments.length, ...offsets, ...new Array<number>(15 - segments.length).fill(0)])
  return Uint8Array.from([...header, ...segments.flat()])
}

test('RLE: bytes as they are, bytes repeated, the most significant first', () => {
  // 0x0102, 0x0102, 0x0102, 0x0304 as sixteen-bit values: high bytes 1 1 1 3, low bytes 2 2 2 4.
  expect([...decodeRle(rle([254, 1, 0, 3], [254, 2, 0, 4]), 4, 1, 2)]).toEqual([2, 1, 2, 1, 2, 1, 4, 3])
})

test('RLE that promises more than it holds, or another shape, gives nothing wild', () => {
  expect([...decodeRle(rle([127, 9]), 3, 1, 1)]).toEqual([9, 0, 0])
  expect(() => decodeRle(rle([0, 1]), 4, 3, 1)).toThrow(RangeError)
  expect(() => decodeRle(new Uint8Array(3), 4, 1, 1)).toThrow(RangeError)
})

test('a window shows what is in it, black below and white above; the inverse is its mirror', () => {
  const frame = { kind: 'values', values: Float32Array.of(-1_000, 40, 1_000) } as const
  const shades = (inverted: boolean): readonly (number | undefined)[] => {
    const rgba = paintFrame(frame, { center: 40, width: 400 }, inverted)
    return [rgba[0], rgba[4], rgba[8]]
  }
  expect(shades(false)).toEqual([0, 128, 255])
  expect(shades(true)).toEqual([255, 127, 0])
})
