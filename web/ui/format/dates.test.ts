import { expect, test } from 'vitest'
import { ageAt, dayOf, formatDate, formatInstant, formatMonth, parseDay, typedDay } from './dates.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')

test('an instant is told in Paris, in the French way', () => {
  expect(plain(formatInstant('2026-11-21T13:05:00Z', 'fr'))).toBe('21 nov. 2026, 14 h 05')
  expect(plain(formatInstant('2026-07-01T22:30:00Z', 'fr'))).toBe('2 juil. 2026, 0 h 30')
  expect(plain(formatInstant('2026-11-21T13:05:00Z', 'en'))).toBe('21 Nov 2026, 14:05')
})

test('a date is never more precise than what was written', () => {
  expect(formatDate('1998', 'short', 'fr')).toBe('1998')
  expect(plain(formatDate('2026-03', 'short', 'fr'))).toBe('mars 2026')
  expect(plain(formatDate('2026-03-12', 'long', 'fr'))).toBe('12 mars 2026')
  expect(plain(formatDate('2026-03-31T23:30:00+00:00', 'long', 'fr'))).toBe('1er avril 2026')
})

test('a month heading drops the day', () => {
  expect(plain(formatMonth('2026-08-14'))).toBe('août 2026')
  expect(formatMonth('1998')).toBe('1998')
})

test('a typed day is read when it exists in the calendar, refused otherwise', () => {
  expect(parseDay('31/12/1950')).toBe('1950-12-31')
  expect(parseDay(' 1.3.2026 ')).toBe('2026-03-01')
  expect(parseDay('31/02/2026')).toBeNull()
  expect(parseDay('2026-03-01')).toBeNull()
  expect(typedDay('1950-12-31')).toBe('31/12/1950')
})

test('age counts birthdays passed in Paris', () => {
  expect(ageAt('1972-02-03', '2026-02-02T22:59:00Z')).toBe(53)
  expect(ageAt('1972-02-03', '2026-02-02T23:00:00Z')).toBe(54)
  expect(dayOf('2026-02-02T23:00:00Z')).toBe('2026-02-03')
})
