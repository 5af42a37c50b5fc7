import { describe, expect, test } from 'vitest'
import type { DocumentLine, ExtractedFact, FactLine } from '../../documents/index.ts'
import { gridOf } from './grid-of.ts'

const LOINC = '2.16.840.1.113883.6.1'
const URINE = { code: 'UR', system: '1.2.3', label: 'Urine' }
const BLOOD = { code: 'BLD', system: '1.2.3', label: 'Sang' }

let ids = 0
const line = (value: string, date: string, more: Partial<ExtractedFact> = {}, from = 'd1'): FactLine => ({
  id: `fact-${++ids}`,
  status: 'proposed',
  fact: {
    kind: 'result',
    path: '',
    label: 'Glucose',
    code: { code: '2345-7', system: LOINC },
    value: { kind: 'quantity', value, unit: 'mmol/L' },
    date,
    ...more,
  },
  document: {
    id: from as DocumentLine['id'],
    facts: { title: from, date: '2026-01-01', authorName: 'Dr Cohen', authorPlace: `Laboratoire ${from}` } as DocumentLine['facts'],
  },
})

const told = (...lines: readonly FactLine[]): readonly string[] =>
  gridOf(lines).map(({ label, unit, material, points }) =>
    [label, unit, material ?? '-', points.map(({ value }) => value).join(' < ')].join(' '),
  )
const range = (low: string | undefined, high: string | undefined, unit = 'mmol/L', meaning?: string) => ({
  ...(low === undefined ? {} : { low: { value: low, unit } }),
  ...(high === undefined ? {} : { high: { value: high, unit } }),
  ...(meaning === undefined ? {} : { meaning }),
})
const flagOf = (value: string, more: Partial<ExtractedFact>) => gridOf([line(value, '2026-01-01', more)])[0]?.points[0]?.flag

describe('a row', () => {
  test('is one code in one unit, latest first', () => {
    expect(told(line('5.1', '2026-01-01'), line('5.4', '2026-03-01'))).toEqual(['Glucose mmol/L - 5.4 < 5.1'])
  })

  test('never joins two units, two codes, two systems, a number and a bound', () => {
    const others = [
      line('0.9', '2026-01-02', { value: { kind: 'quantity', value: '0.9', unit: 'g/L' } }),
      line('5.2', '2026-01-03', { code: { code: '1558-6', system: LOINC } }),
      line('5.3', '2026-01-04', { code: { code: '2345-7', system: '1.2.3' } }),
      line('1', '2026-01-05', { value: { kind: 'interval', high: { value: '1', unit: 'mmol/L' } } }),
    ]
    expect(told(line('5.1', '2026-01-01'), ...others)).toHaveLength(5)
  })

  test('never joins two materials, nor one that is said with one that is not', () => {
    expect(
      told(
        line('5.1', '2026-01-01'),
        line('2', '2026-01-02', { material: URINE }),
        line('6', '2026-01-03', { material: BLOOD }),
        line('6.1', '2026-01-04', { material: BLOOD }),
      ),
    ).toEqual(['Glucose mmol/L Sang 6.1 < 6', 'Glucose mmol/L Urine 2', 'Glucose mmol/L - 5.1'])
  })

  test('two germs of one report that answer alike are two rows', () => {
    const germ = (code: string): Partial<ExtractedFact> => ({
      code: { code: '18862-3', system: LOINC },
      value: { kind: 'text', text: 'Sensible' },
      material: { code, system: '1.2.3', label: code },
    })
    expect(told(line('', '2026-01-01', germ('E. coli')), line('', '2026-01-01', germ('Streptocoque')))).toHaveLength(2)
  })

  test('what has no code stands alone', () => {
    const { code: _, ...nameless } = line('5', '2026-01-01').fact
    const alone = (date: string): FactLine => ({ ...line('5', date), fact: nameless })
    expect(told(alone('2026-01-01'), alone('2026-02-01'))).toHaveLength(2)
  })

  test('what is looked for first comes first', () => {
    const creatinine = line('80', '2020-01-01', { label: 'Créatinine', code: { code: '2160-0', system: LOINC } })
    const other = line('1', '2026-01-01', { label: 'Autre', code: { code: '0000-0', system: LOINC } })
    expect(gridOf([other, creatinine]).map(({ label, isKey }) => [label, isKey])).toEqual([
      ['Créatinine', true],
      ['Autre', false],
    ])
  })
})

describe('a value', () => {
  test('bears what its own laboratory calls usual', () => {
    const [row] = gridOf([
      line('5.1', '2026-01-01', { ranges: [range('3.9', '6.0')] }, 'A'),
      line('5.4', '2026-02-01', { ranges: [range('4.1', '5.9')] }, 'B'),
    ])
    expect(row?.points.map(({ place, low, high }) => [place, low, high])).toEqual([
      ['Laboratoire B', '4.1', '5.9'],
      ['Laboratoire A', '3.9', '6.0'],
    ])
  })

  test('told by two reports is one, which says that another tells it', () => {
    const [row] = gridOf([line('5.1', '2026-01-01', {}, 'A'), line('5.1', '2026-01-01', {}, 'B'), line('5.1', '2026-01-02', {}, 'B')])
    expect(row?.points.map(({ date, others }) => [date, others])).toEqual([
      ['2026-01-02', 0],
      ['2026-01-01', 1],
    ])
  })

  test.each([
    ['H', 'high'],
    ['HH', 'high'],
    ['LL', 'low'],
    ['A', 'abnormal'],
  ] as const)('is flagged as the laboratory wrote it: %s', (interpretation, way) => {
    expect(flagOf('5', { interpretation, ranges: [range('3.9', '6.0')] })).toEqual({ way, by: 'laboratory' })
  })

  test('that the laboratory calls normal is not flagged by us', () => {
    expect(flagOf('9', { interpretation: 'N', ranges: [range('3.9', '6.0')] })).toBeUndefined()
  })

  test('without its word is flagged beyond the only bounds that it wrote', () => {
    expect(flagOf('6.1', { ranges: [range('3.9', '6.0')] })).toEqual({ way: 'high', by: 'bounds' })
    expect(flagOf('3,8', { ranges: [range('3.9', undefined)] })).toEqual({ way: 'low', by: 'bounds' })
    expect(flagOf('6.0', { ranges: [range('3.9', '6.0')] })).toBeUndefined()
  })

  test.each([
    ['in another unit', [range('0.7', '1.1', 'g/L')]],
    ['when there are two of them', [range('3.9', '6.0'), range('3.0', '5.0')]],
    ['when they are a target, not what is usual', [range('3.9', '6.0', 'mmol/L', 'H')]],
    ['when there are none', []],
  ])('is compared with no bounds %s', (_, ranges) => {
    expect(flagOf('9', { ranges })).toBeUndefined()
  })

  test('in words is never compared', () => {
    expect(flagOf('', { value: { kind: 'text', text: '9' }, ranges: [range('3.9', '6.0')] })).toBeUndefined()
  })

  test('keeps the words of a range that has no bounds', () => {
    expect(gridOf([line('5', '2026-01-01', { ranges: [{ text: 'selon le terme' }] })])[0]?.points[0]?.usual).toBe('selon le terme')
  })
})
