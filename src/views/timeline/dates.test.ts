import { expect, test } from 'vitest'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { endOf, firstDay, knownDate, lastDay, latestFirst, monthsBetween } from './dates.ts'
import { gapsIn } from './gaps.ts'

const date = (text: string): PartialDate => text as PartialDate

test.each([
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', '2023-02'],
  ['2019-13-01', '2019'],
  ['2019', '2019'],
  ['1789-07-14', undefined],
  ['', undefined],
  // Half past midnight in Paris.
  ['2026-03-11T23:30:00.000Z', '2026-03-12'],
  ['2026-03-11T23:30:00+01:00', '2026-03-11'],
] as const)('%s is known as %s', (said, known) => {
  expect(knownDate(said)).toBe(known)
})

test('what is known by its year may be any of its days, a leap February has one more', () => {
  expect([firstDay(date('2014')), lastDay(date('2014'))]).toEqual(['2014-01-01', '2014-12-31'])
  expect([firstDay(date('2024-02')), lastDay(date('2024-02'))]).toEqual(['2024-02-01', '2024-02-29'])
  expect(lastDay(date('2023-02'))).toBe('2023-02-28')
})

test('the latest comes first; what is known less well stands above what it may hold, what has no date comes last', () => {
  const dates = ['2019-03', undefined, '2019-03-31', '2020', '2019-03-12', '2019', '2020-12-31'].map(text =>
    text === undefined ? text : date(text),
  )
  expect(dates.toSorted(latestFirst)).toEqual(['2020', '2020-12-31', '2019', '2019-03', '2019-03-31', '2019-03-12', undefined])
})

test.each([
  ['2026-03-14', { value: 3, unit: 'day' }, '2026-03-17'],
  ['2024-02-27', { value: 2, unit: 'day' }, '2024-02-29'],
  ['2024-02-29', { value: 1, unit: 'year' }, '2025-02-28'],
  ['2026-01-31', { value: 1, unit: 'month' }, '2026-02-28'],
  ['2026-03-14', { value: 2, unit: 'week' }, '2026-03-28'],
  ['2026-03', { value: 3, unit: 'day' }, undefined],
  ['2026-03-14', { value: 1e9, unit: 'year' }, undefined],
] as const)('from %s, %o later is %s', (start, duration, end) => {
  expect(endOf(date(start), duration)).toBe(end)
})

const gapsOf = (...moments: readonly (readonly [string, string?])[]) =>
  gapsIn(moments.map(([start, end]) => ({ date: date(start), ...(end === undefined ? {} : { end: date(end) }) }))).map(
    ({ after, before }) => `${after} … ${before}`,
  )

test('more than a year without anything is a gap, and nothing less', () => {
  expect(monthsBetween(date('2014-03-02'), date('2015-03-30'))).toBe(12)
  expect(gapsOf(['2014-03-02'], ['2015-03-30'], ['2018-06'])).toEqual(['2015-03-30 … 2018-06'])
})

test('a year fills all of it: only what is empty for certain is said to be', () => {
  expect(gapsOf(['2014'], ['2016-01'])).toEqual(['2014 … 2016-01'])
  expect(gapsOf(['2014'], ['2015'], ['2016'])).toEqual([])
  expect(gapsOf(['2014'], ['2014-02'], ['2016-06'])).toEqual(['2014 … 2016-06'])
})

test('what has two dates stands at both, and fills nothing between them', () => {
  expect(gapsOf(['2010-05', '2020-05'])).toEqual(['2010-05 … 2020-05'])
  expect(gapsOf()).toEqual([])
})
