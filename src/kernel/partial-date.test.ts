import { describe, expect, test } from 'vitest'
import { endsBefore, isAfterDay, type PartialDate, partialDate } from './partial-date.ts'

const date = (text: string): PartialDate => partialDate(text) ?? expect.fail(text)

describe('a date as far as somebody knows it', () => {
  test('a year, a month or a day of the calendar', () => {
    for (const text of ['2019', '2019-03', '2019-03-12', '2024-02-29']) expect(partialDate(text)).toBe(text)
  })

  test('nothing else', () => {
    for (const text of ['', '19', '2019-13', '2019-00', '2023-02-29', '2019-03-32', '2019-3-1', '1789', '2019-03-12T10:00', 'mars 2019'])
      expect(partialDate(text)).toBeNull()
  })

  test('this year is not the future, next month is', () => {
    expect(isAfterDay(date('2026'), '2026-11-22')).toBe(false)
    expect(isAfterDay(date('2026-11'), '2026-11-22')).toBe(false)
    expect(isAfterDay(date('2026-12'), '2026-11-22')).toBe(true)
    expect(isAfterDay(date('2026-11-23'), '2026-11-22')).toBe(true)
  })

  test('an end before its beginning is seen as far as both are known', () => {
    expect(endsBefore(date('2020-05'), date('2019'))).toBe(true)
    expect(endsBefore(date('2020-05'), date('2020'))).toBe(false)
    expect(endsBefore(date('2020-05-12'), date('2020-05-11'))).toBe(true)
  })
})
