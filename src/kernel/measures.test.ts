import { describe, expect, test } from 'vitest'
import { bmiOf, judgeMeasure, MEASURE_KINDS, MEASURES } from './measures.ts'

const alone = (kind: string, value: number, unit: string) => judgeMeasure(kind, [{ name: 'value', value, unit }])
const pressure = (systolic: number, diastolic: number) =>
  judgeMeasure('blood-pressure', [
    { name: 'systolic', value: systolic, unit: 'mm[Hg]' },
    { name: 'diastolic', value: diastolic, unit: 'mm[Hg]' },
  ])

test('fourteen kinds, each with its LOINC code, what is usual inside what is possible', () => {
  expect(MEASURE_KINDS).toHaveLength(14)
  expect(new Set(MEASURES.map(({ loinc }) => loinc)).size).toBe(14)
  for (const { components } of MEASURES)
    for (const { units } of components)
      for (const { possible, usual } of units) expect(usual[0] >= possible[0] && usual[1] <= possible[1]).toBe(true)
})

describe('a value', () => {
  test.each([
    ['weight', 68, 'kg', 'fine'],
    ['weight', 420, 'kg', 'unusual'],
    ['weight', 6_800, 'kg', 'impossible'],
    ['weight', -1, 'kg', 'impossible'],
    ['weight', 68, 'lb', 'unknown'],
    ['weight', Number.NaN, 'kg', 'unknown'],
    ['glucose', 1.1, 'g/L', 'fine'],
    ['glucose', 6.1, 'mmol/L', 'fine'],
    ['glucose', 30, 'mmol/L', 'unusual'],
    ['oxygen-saturation', 101, '%', 'impossible'],
    ['pain', 11, '{score}', 'impossible'],
    ['bmi', 22, 'kg/m2', 'unknown'],
    ['mood', 3, '1', 'unknown'],
  ])('%s %d %s is %s', (kind, value, unit, verdict) => {
    expect(alone(kind, value, unit)).toBe(verdict)
  })

  test('of blood pressure has two parts, the first above the second', () => {
    expect([pressure(120, 80), pressure(80, 120), pressure(230, 90)]).toEqual(['fine', 'impossible', 'unusual'])
    expect(judgeMeasure('blood-pressure', [{ name: 'systolic', value: 120, unit: 'mm[Hg]' }])).toBe('unknown')
  })
})

test('the body mass index has one digit', () => {
  expect(bmiOf(58, 160)).toBe(22.7)
})
