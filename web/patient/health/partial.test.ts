import { expect, test } from 'vitest'
import { isAfter, parsePartial, typedPartial } from './partial.ts'

test('a year, a month or a day is read as it is typed in France', () => {
  expect(['2019', '03/2019', '3/2019', '12/03/2019', ' 29/02/2024 '].map(parsePartial)).toEqual([
    '2019',
    '2019-03',
    '2019-03',
    '2019-03-12',
    '2024-02-29',
  ])
})

test('nothing else is: 30 February, month 13, words', () => {
  for (const typed of ['', '19', '29/02/2023', '13/2019', '00/2019', 'mars 2019', '1789']) expect(parsePartial(typed)).toBeNull()
})

test('what was read is typed again', () => {
  for (const typed of ['2019', '03/2019', '12/03/2019']) expect(typedPartial(parsePartial(typed) ?? '')).toBe(typed)
})

test('a year that runs is not the future', () => {
  expect([isAfter('2026', '2026-11-22'), isAfter('2026-12', '2026-11-22')]).toEqual([false, true])
})
