import { describe, expect, test } from 'vitest'
import { centileAt, correctedAge, linesOf, placeOf } from './reference.ts'

/** As WHO prints them, rounded, in its simplified field tables: another publication of theirs than the parameters we keep. */
test.each([
  ['weight', 'M', 0, [2.5, 2.9, 3.3, 3.9, 4.3]],
  ['height', 'M', 0, [46.3, 47.9, 49.9, 51.8, 53.4]],
  ['height', 'M', 1, [51.1, 52.7, 54.7, 56.7, 58.4]],
  ['height', 'M', 3, [57.6, 59.3, 61.4, 63.5, 65.3]],
] as const)('%s of %s at %d months has the centiles that WHO prints', (of, sex, age, printed) => {
  expect(([3, 15, 50, 85, 97] as const).map(centile => Number((centileAt(of, sex, age, centile) ?? 0).toFixed(1)))).toEqual(printed)
})

/** As the repositories of WHO give them (anthro, anthroplus). */
test.each([
  ['weight', 'M', 96, 25.4163],
  ['weight', 'F', 108, 28.204],
  ['bmi', 'M', 180, 19.7744],
  ['bmi', 'F', 144, 17.9966],
  ['head-circumference', 'F', 213 / 30.4375, 42.8278],
] as const)('the median %s of %s at %d months is that of WHO', (of, sex, age, median) => {
  expect(centileAt(of, sex, age, 50)).toBeCloseTo(median, 4)
})

describe('a value', () => {
  test('stands between two centiles, below the first or above the last', () => {
    expect(placeOf('height', 'M', 60, 108)).toEqual({ low: 15, high: 50 })
    expect(placeOf('height', 'M', 60, 95)).toEqual({ high: 3 })
    expect(placeOf('height', 'M', 60, 125)).toEqual({ low: 97 })
  })

  test('has no place where WHO gives none: weight after ten years, head after five, before birth', () => {
    expect(placeOf('weight', 'F', 121, 32)).toBeUndefined()
    expect(placeOf('head-circumference', 'F', 61, 50)).toBeUndefined()
    expect(placeOf('weight', 'F', -1, 2)).toBeUndefined()
  })
})

test('a child born six weeks early is compared, to two years, with those six weeks younger', () => {
  expect(correctedAge(6, 6)).toBeCloseTo(4.62, 2)
  expect(correctedAge(24, 6)).toBe(24)
})

test('lines stop where the table does, and rise with the centile', () => {
  const lines = linesOf('weight', 'M', 100, 140, 0)
  expect(lines.map(({ centile }) => centile)).toEqual([3, 15, 50, 85, 97])
  expect(Math.max(...(lines[0]?.points.map(([age]) => age) ?? []))).toBeLessThanOrEqual(120)
  expect(lines.every(({ points }, i) => i === 0 || (points[0]?.[1] ?? 0) > (lines[i - 1]?.points[0]?.[1] ?? 0))).toBe(true)
})
