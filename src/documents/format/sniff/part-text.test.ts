import { expect, test } from 'vitest'
import { PartText } from './part-text.ts'

const isText = (...pieces: readonly (string | Buffer)[]): boolean => {
  const part = new PartText()
  for (const piece of pieces) part.write(Buffer.from(piece))
  return part.end()
}

test('words are text, in UTF-8 or in the older Western set, cut anywhere', () => {
  const bytes = Buffer.from('Tension 12/8, à revoir.')
  expect(isText(bytes.subarray(0, 15), bytes.subarray(15))).toBe(true)
  expect(isText(Buffer.from('Tension 12/8, à revoir.', 'latin1'))).toBe(true)
})

test('what holds a control character, even as its last byte, is not, and neither is nothing at all', () => {
  expect(isText('Tension 12/8', Buffer.from([0]))).toBe(false)
  expect(isText(Buffer.from([0x4d, 0x5a, 0x00]), 'then words')).toBe(false)
  expect(isText('  \n')).toBe(false)
  expect(isText()).toBe(false)
})
