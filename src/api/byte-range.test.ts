import { expect, test } from 'vitest'
import { byteRangeOf } from './byte-range.ts'

test.each([
  [undefined, 'whole'],
  ['bytes=0-', { start: 0, end: 100 }],
  ['bytes=40-', { start: 40, end: 100 }],
  ['bytes=40-49', { start: 40, end: 50 }],
  ['bytes=40-4000', { start: 40, end: 100 }],
  ['bytes=-10', { start: 90, end: 100 }],
  ['bytes=-1000', { start: 0, end: 100 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=9-3', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['lines=0-1', 'whole'],
  ['bytes=-', 'whole'],
])('%s of 100 bytes asks for %o', (header, asked) => {
  expect(byteRangeOf(header, 100)).toEqual(asked)
})
