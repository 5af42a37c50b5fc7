import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { unpackWoff } from './unpack-woff.ts'

const woff = readFileSync(
  createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff'),
)

/** Sum of 32-bit words, as the directory of a font keeps it for each table (OpenType, « Calculating checksums »). */
const checksum = (table: Buffer): number => {
  const whole = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])
  let sum = 0
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0
  return sum
}

test('every table of the unpacked font has the checksum its directory says', () => {
  const font = unpackWoff(woff)
  const count = font.readUInt16BE(4)
  expect(count).toBeGreaterThan(8)
  expect(font.length).toBe(woff.readUInt32BE(16))
  const tables = Array.from({ length: count }, (_, i) => 12 + i * 16)
  for (const at of tables) {
    const [said, offset, length] = [font.readUInt32BE(at + 4), font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)]
    const bytes = Buffer.from(font.subarray(offset, offset + length))
    // The head table holds a sum of the whole file, which counts as nothing in its own.
    if (font.toString('latin1', at, at + 4) === 'head') bytes.writeUInt32BE(0, 8)
    expect(checksum(bytes)).toBe(said)
  }
})

test('what is no WOFF file, or a cut one, is refused', () => {
  expect(() => unpackWoff(Buffer.from('OTTO and more of it, enough for a header of a file'))).toThrow('not a WOFF file')
  expect(() => unpackWoff(woff.subarray(0, 5_000))).toThrow()
})
