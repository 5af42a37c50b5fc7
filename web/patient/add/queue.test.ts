import { expect, test } from 'vitest'
import { titleFrom } from './queue.ts'

test('a file name becomes a readable title', () => {
  expect(titleFrom('Ordonnance_2026-03.pdf')).toBe('Ordonnance 2026 03')
  expect(titleFrom('IMG_2041.JPEG')).toBe('IMG 2041')
  expect(titleFrom('sans extension')).toBe('sans extension')
})
