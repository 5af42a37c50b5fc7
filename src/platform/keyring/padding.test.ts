import { expect, test } from 'vitest'
import { pad, unpad } from './padding.ts'

test('what was padded comes back, and only that', () => {
  for (const length of [0, 1, 251, 252, 253, 1_000]) {
    const plain = Buffer.alloc(length, 9)
    expect(pad(plain).length % 256, `${length}`).toBe(0)
    expect(unpad(pad(plain)), `${length}`).toEqual(plain)
  }
})

test('a length that does not fit is refused', () => {
  const padded = pad(Buffer.from('x'))
  padded.writeUInt32BE(253)
  expect(() => unpad(padded)).toThrow('damaged')
})
