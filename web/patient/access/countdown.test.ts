import { expect, test } from 'vitest'
import { saidAt, secondsLeft } from './countdown.tsx'

test('a countdown never goes below nought, and counts the second that has begun', () => {
  const until = '2026-11-22T12:30:00.000Z'
  expect(secondsLeft(until, Date.parse('2026-11-22T12:29:00.500Z'))).toBe(60)
  expect(secondsLeft(until, Date.parse(until))).toBe(0)
  expect(secondsLeft(until, Date.parse('2026-11-22T13:00:00Z'))).toBe(0)
})

test('it is said aloud at five minutes and at one, and at no other time', () => {
  const said = Array.from({ length: 1_801 }, (_, seconds) => saidAt(1_800 - seconds))
  expect(said.filter((minutes, i) => minutes !== said[i - 1])).toEqual([null, 5, 1, null])
})
