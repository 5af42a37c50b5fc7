import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Bitmap } from './bitmap.ts'
import { jpegBytes } from './jpeg.ts'
import { drawText, textWidth } from './letters.ts'
import { pngBytes } from './png.ts'
import { openFace } from './true-type.ts'
import { BOLD, fontBytes, REGULAR } from '../pdf/fonts.ts'

const blank = (width: number, height: number): Bitmap => ({ width, height, pixels: new Uint8Array(width * height).fill(255) })

const inkOf = ({ pixels }: Bitmap): number => pixels.reduce((sum, grey) => sum + (255 - grey), 0) / 255

/** The pixels of our own PNG, read by the standard and not by our writer: 4-bit greys, filter 0. */
const greysOf = (png: Uint8Array, width: number, height: number): readonly number[] => {
  const view = Buffer.from(png)
  const at = view.indexOf('IDAT', 0, 'latin1')
  const rows = inflateSync(view.subarray(at + 4, at + 4 + view.readUInt32BE(at - 4)))
  const stride = Math.ceil(width / 2) + 1
  return Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)]
    const byte = rows[y * stride + 1 + (x >> 1)] ?? 0
    return x % 2 === 0 ? byte >> 4 : byte & 15
  })
}

describe('PNG', () => {
  test('has the pixels it was given, in sixteen greys', () => {
    const bitmap = { width: 5, height: 2, pixels: Uint8Array.of(0, 16, 32, 48, 255, 240, 128, 127, 64, 8) }
    expect(greysOf(pngBytes(bitmap), 5, 2)).toEqual([0, 1, 2, 3, 15, 15, 8, 7, 4, 0])
  })
})

describe('JPEG', () => {
  test('is a baseline grey file of the size it was given', () => {
    const bytes = Buffer.from(jpegBytes(blank(20, 13)))
    const frame = bytes.indexOf(Uint8Array.of(0xff, 0xc0))
    expect([...bytes.subarray(0, 2), ...bytes.subarray(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9])
    expect([bytes.readUInt16BE(frame + 5), bytes.readUInt16BE(frame + 7), bytes[frame + 9]]).toEqual([13, 20, 1])
  })

  test('costs almost nothing when nothing is drawn, and says more when more is', () => {
    const drawn = blank(160, 40)
    drawText(drawn, 'Hémoglobine 12,4 g/dL', 4, 28, { bold: true, size: 20 })
    expect(jpegBytes(drawn).length).toBeGreaterThan(jpegBytes(blank(160, 40)).length + 400)
  })
})

describe('letters', () => {
  test('have the advance widths that Liberation Sans shares with its models (units of 2048 an em)', () => {
    const face = openFace(fontBytes(REGULAR))
    expect(face.units).toBe(2048)
    expect(['A', 'i', 'W', 'é', '’', ' '].map(character => face.outline(character).advance)).toEqual([1366, 455, 1933, 1139, 455, 569])
    expect(textWidth('AAA', { bold: false, size: 2048 })).toBe(3 * 1366)
  })

  test('close their outlines, and an accented letter has more of them than its letter', () => {
    const face = openFace(fontBytes(BOLD))
    for (const character of 'aéŒç%œ&') {
      const edges = face.outline(character).edges
      const ends = (from: 0 | 2): readonly string[] => edges.map(edge => `${edge[from]},${edge[from + 1]}`).sort()
      expect(ends(0)).toEqual(ends(2))
    }
    expect(face.outline('é').edges.length).toBeGreaterThan(face.outline('e').edges.length)
    expect(face.outline(' ').edges).toEqual([])
  })

  test('are filled by the winding rule: an O is a ring, and a full stop is a square of ink', () => {
    const [ring, dot] = [blank(80, 80), blank(80, 80)]
    drawText(ring, 'O', 4, 70, { bold: false, size: 80 })
    drawText(dot, '.', 4, 70, { bold: false, size: 80 })
    expect(ring.pixels[42 * 80 + 34]).toBe(255)
    expect(Math.min(...ring.pixels.subarray(42 * 80, 43 * 80))).toBeLessThan(40)
    expect(inkOf(dot)).toBeGreaterThan(40)
    expect(inkOf(dot)).toBeLessThan(110)
  })
})
