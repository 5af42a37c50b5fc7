import { describe, expect, test } from 'vitest'
import type { ResultPoint, ResultRow } from '../../../api/types.ts'
import { cellOf, daysOf, drawnOf, moveFrom, rowsFor, usualOf } from './grid.ts'

const point = (date: string, value: string, more: Partial<ResultPoint> = {}): ResultPoint => ({
  id: `${date} ${value}`,
  value,
  date,
  by: 'Labo',
  document: { id: 'd', title: 'Analyses' },
  others: 0,
  standing: 'read',
  ...more,
})
const row = (id: string, points: readonly ResultPoint[], more: Partial<ResultRow> = {}): ResultRow => ({
  id,
  label: id,
  unit: 'mmol/L',
  isNumber: true,
  isKey: false,
  points,
  ...more,
})

const sodium = row('sodium', [point('2026-03-01', '140'), point('2026-01-01', '138')])
const iron = row('iron', [point('2026-02-01', '8', { flag: { way: 'low', by: 'laboratory' } })])
const rows = [sodium, iron]
const days = daysOf(rows)

test('columns are the days on which something was measured, latest first', () => {
  expect(days).toEqual(['2026-03-01', '2026-02-01', '2026-01-01'])
  expect(daysOf([row('a', [point('2026-01-01T08:00', '1'), point('2026-01-01T18:00', '2')])])).toEqual(['2026-01-01'])
})

test('a day with two values keeps both', () => {
  expect(cellOf(row('a', [point('2026-01-01T18:00', '2'), point('2026-01-01T08:00', '1')]), '2026-01-01')).toHaveLength(2)
})

test('what is pinned stays, first, whatever is shown', () => {
  expect(rowsFor(rows, 'beyond', new Set()).map(({ id }) => id)).toEqual(['iron'])
  expect(rowsFor(rows, 'all', new Set(['iron'])).map(({ id }) => id)).toEqual(['iron', 'sodium'])
  expect(rowsFor(rows, 'key', new Set(['sodium'])).map(({ id }) => id)).toEqual(['sodium'])
})

test('what is usual is written as that laboratory writes it', () => {
  const said = (more: Partial<ResultPoint>): string => usualOf(point('2026-01-01', '1', more)).replaceAll('\u00a0', ' ')
  expect([
    said({ low: '60', high: '100' }),
    said({ low: '60' }),
    said({ high: '1.0' }),
    said({ usual: 'selon le terme' }),
    said({}),
  ]).toEqual(['60 – 100', '≥ 60', '≤ 1,0', 'selon le terme', ''])
})

describe('the curve', () => {
  test('goes from the oldest to the latest, each value with the range of its own laboratory', () => {
    const drawn = drawnOf(
      row('a', [point('2026-01-11', '20', { low: '10', high: '20' }), point('2026-01-06', '15'), point('2026-01-01', '10', { low: '0' })]),
    )
    expect(drawn?.map(({ x, y, low, high }) => [x, y, low, high])).toEqual([
      [0, 0.5, 1, null],
      [0.5, 0.25, null, null],
      [1, 0, 0.5, 0],
    ])
  })

  test.each([
    ['one value alone', row('a', [point('2026-01-01', '1')])],
    ['words', row('a', [point('2026-01-02', 'positif'), point('2026-01-01', 'négatif')], { isNumber: false })],
    ['days that are not known', row('a', [point('2026-02', '2'), point('2026', '1')])],
  ])('is not drawn through %s', (_, one) => {
    expect(drawnOf(one)).toBeNull()
  })
})

describe('arrows', () => {
  const from = (id: string, day: string, key: string) => moveFrom(rows, days, { row: id, day }, key)

  test('go along a row over the days without a value, and stop at its ends', () => {
    expect(from('sodium', '2026-03-01', 'ArrowRight')).toEqual({ row: 'sodium', day: '2026-01-01' })
    expect(from('sodium', '2026-01-01', 'ArrowLeft')).toEqual({ row: 'sodium', day: '2026-03-01' })
    expect(from('sodium', '2026-01-01', 'ArrowRight')).toBeNull()
    expect(from('sodium', '2026-01-01', 'Home')).toEqual({ row: 'sodium', day: '2026-03-01' })
    expect(from('sodium', '2026-03-01', 'End')).toEqual({ row: 'sodium', day: '2026-01-01' })
  })

  test('go to the next row at the nearest day', () => {
    expect(from('sodium', '2026-01-01', 'ArrowDown')).toEqual({ row: 'iron', day: '2026-02-01' })
    expect(from('iron', '2026-02-01', 'ArrowUp')).toEqual({ row: 'sodium', day: '2026-03-01' })
    expect(from('iron', '2026-02-01', 'ArrowDown')).toBeNull()
  })

  test('any other key is left to the page', () => {
    expect(from('iron', '2026-02-01', 'a')).toBeNull()
  })
})
