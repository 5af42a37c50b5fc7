import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { qrOf } from './index.ts'

test('the squares are those that another maker of codes draws, square by square', () => {
  for (const text of ['A', '7K3Q-9XVB-2M4T', 'é'.repeat(12), 'x'.repeat(26), 'y'.repeat(42)]) {
    const ours = qrOf(text)
    const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M', maskPattern: 0 })
    expect(ours.size).toBe(modules.size)
    expect(ours.dark.map(Number)).toEqual([...modules.data].map(Number))
  }
})

test('what does not fit is refused, never cut', () => {
  expect(() => qrOf('z'.repeat(43))).toThrow(RangeError)
})
