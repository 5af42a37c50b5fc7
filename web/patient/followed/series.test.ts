import { describe, expect, test } from 'vitest'
import type { MeasurePoint, ReadFact } from '../../api/types.ts'
import { analysesOf, bmiPoints, numberIn, placeIn, seriesOf, trendOf } from './series.ts'

let ids = 0
const point = (kind: string, at: string, value: number, unit = 'kg'): MeasurePoint => ({
  id: `p${++ids}`,
  kind,
  at,
  parts: [{ name: 'value', value, unit }],
  source: 'declared',
})
const BIRTH = '1968-03-12'

test('one unit, one series: glucose in g/L and in mmol/L are never one line', () => {
  const series = seriesOf({
    birthDate: BIRTH,
    points: [point('glucose', '2026-01-01', 1.1, 'g/L'), point('glucose', '2026-02-01', 6.1, 'mmol/L')],
  })
  expect(series.map(({ key, points }) => [key, points.length])).toEqual([
    ['glucose g/L', 1],
    ['glucose mmol/L', 1],
  ])
})

describe('the body mass index', () => {
  test('is worked out of a weight and the last height known then', () => {
    const points = [point('height', '2020-01-01', 160, 'cm'), point('weight', '2026-01-01', 58), point('height', '2026-02-01', 161, 'cm')]
    expect(bmiPoints(points, BIRTH).map(({ parts }) => parts[0]?.value)).toEqual([22.7])
  })

  test('of a child is not worked out of a height of last year', () => {
    const points = [point('height', '2025-01-01', 100, 'cm'), point('weight', '2026-01-01', 17)]
    expect(bmiPoints(points, '2021-01-01')).toEqual([])
  })
})

describe('a trend', () => {
  const of = (...values: readonly (readonly [string, number])[]) =>
    trendOf({ kind: 'weight', points: values.map(([at, value]) => point('weight', at, value)) })

  test('of one value is none', () => {
    expect(of(['2026-01-01', 68]).kind).toBe('alone')
  })
  test('within a kilogram is steady, since it is', () => {
    expect(of(['2026-01-01', 72], ['2026-02-01', 68], ['2026-05-02', 68.4])).toEqual({ kind: 'steady', days: 90, by: 0 })
  })
  test('goes up or down against the first of the year', () => {
    expect(of(['2026-01-01', 65], ['2026-03-02', 68])).toEqual({ kind: 'up', days: 60, by: 3 })
    expect(of(['2020-01-01', 90], ['2026-01-01', 68.3], ['2026-03-02', 65])).toEqual({ kind: 'down', days: 60, by: 3.3 })
  })
})

test.each([
  ['68,5', 68.5],
  ['1 200', 1_200],
  ['68.5', 68.5],
  ['68,5 kg', undefined],
  ['', undefined],
  ['1e3', undefined],
])('« %s » is %s', (typed, expected) => {
  expect(numberIn(typed)).toBe(expected)
})

const result = (value: string, unit: string, low: string, high: string): ReadFact => ({
  id: `f${++ids}`,
  kind: 'result',
  status: 'proposed',
  label: 'Glucose',
  code: { code: '2345-7', system: '' },
  value: { kind: 'quantity', value, unit },
  ranges: [{ low: { value: low, unit }, high: { value: high, unit } }],
  date: '2026-01-01',
  negated: false,
  planned: false,
  earlier: false,
  document: { id: 'd', title: '', date: '2026-01-01', author: '', category: 'biology' },
})

test('two laboratories, two ranges, two series; never merged', () => {
  const found = analysesOf([
    result('5.1', 'mmol/L', '3.9', '6.0'),
    result('5.4', 'mmol/L', '3.9', '6.0'),
    result('5.4', 'mmol/L', '4.1', '5.9'),
    result('1.0', 'g/L', '0.7', '1.1'),
  ])
  expect(found.map(({ unit, range, facts }) => [unit, range, facts.length])).toEqual([
    ['mmol/L', '3.9–6', 2],
    ['mmol/L', '4.1–5.9', 1],
    ['g/L', '0.7–1.1', 1],
  ])
})

test('a value is in its range, a little out of it, or far out of it', () => {
  const range = { low: 4, high: 6 }
  expect([5, 4, 6, 3.5, 6.9, 7.1, 1].map(value => placeIn(value, range))).toEqual([
    'in',
    'in',
    'in',
    'below',
    'above',
    'far-above',
    'far-below',
  ])
  expect(placeIn(5, {})).toBeNull()
})
