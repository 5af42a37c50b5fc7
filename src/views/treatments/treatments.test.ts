import { describe, expect, test } from 'vitest'
import type { DocumentLine, ExtractedFact, FactLine } from '../../documents/index.ts'
import { instant } from '../../kernel/instant.ts'
import type { Body, Coding, Entry, Rubric } from '../../profile/index.ts'
import { OID } from '../synthesis/codes.ts'
import { ALLERGY_FAMILIES, KIDNEY, PREGNANCY } from './flags.table.ts'
import type { CheckState, RuleId, Treatments } from './model.ts'
import { treatmentsOf } from './read-treatments.ts'
import { substanceNamed } from './substances.ts'

const TODAY = '2026-11-22'
const AT = instant(Date.parse('2026-11-01T10:00:00Z'))

let ids = 0
type Words = Partial<ExtractedFact> & { readonly by?: string; readonly document?: string; readonly on?: string }
const factOf = (kind: ExtractedFact['kind'], { by = 'Dr Leroy', document, on = '2026-11-01', ...fact }: Words): FactLine => ({
  id: `f${++ids}`,
  status: 'proposed',
  fact: { kind, path: '', label: '', ...fact },
  document: {
    id: (document ?? `d${ids}`) as DocumentLine['id'],
    facts: { title: 'Document', date: on, authorName: by, typeCode: '57833-6' } as DocumentLine['facts'],
  },
})
type Product = NonNullable<ExtractedFact['product']>
const product = (kind: 'prescription' | 'dispensation' | 'treatment', name: string, codes: Partial<Product> = {}, words: Words = {}) =>
  factOf(kind, { product: { name, ...codes }, label: name, ...words })
const prescribed = (name: string, codes: Partial<Product> = {}, words: Words = {}) => product('prescription', name, codes, words)
const delivered = (name: string, codes: Partial<Product> = {}, words: Words = {}) => product('dispensation', name, codes, words)

const entryOf = (body: Body, changes: Partial<Entry> = {}): Entry => ({
  id: `e${++ids}`,
  version: 1,
  rubric: body.rubric,
  status: 'active',
  body,
  author: { id: 'a1' as Entry['author']['id'], kind: 'holder', name: 'Elle' },
  source: 'declared',
  confirmed: null,
  endedOn: null,
  writtenAt: AT,
  links: [],
  closed: null,
  correctionAsked: false,
  ...changes,
})
const coding = (system: Coding['system'], code: string) => ({ coding: { system, code, display: '' } })
const takes = (text: string, changes: Partial<Entry> = {}): Entry => entryOf({ rubric: 'treatments', medication: { text } }, changes)
const allergicTo = (text: string, icd10?: string): Entry =>
  entryOf({ rubric: 'allergies', code: { text, ...(icd10 === undefined ? {} : coding('icd-10', icd10)) } })
const has = (text: string, icd10: string | undefined, onset?: string): Entry =>
  entryOf({
    rubric: 'conditions',
    code: { text, ...(icd10 === undefined ? {} : coding('icd-10', icd10)) },
    ...(onset === undefined ? {} : { onset: onset as never }),
  })
const none = (rubric: Rubric): Entry => ({ ...takes(''), rubric, status: 'none', body: { rubric, none: true } })
const filtration = (value: ExtractedFact['value'], on = '2026-10-01', code = '62238-1'): FactLine =>
  factOf('result', { label: 'DFG', code: { code, system: OID.loinc }, date: on, on, by: 'Labo', ...(value === undefined ? {} : { value }) })
const rate = (value: string, on?: string, unit = 'mL/min/{1.73_m2}') => filtration({ kind: 'quantity', value, unit }, on)

const NOBODY: ReadonlySet<Rubric> = new Set()
type Line = Entry | FactLine
const read = (lines: readonly Line[], closed: ReadonlySet<Rubric> = NOBODY): Treatments =>
  treatmentsOf(
    lines.filter((line): line is Entry => 'rubric' in line),
    lines.filter((line): line is FactLine => 'fact' in line),
    TODAY,
    closed,
  )
const told = (treated: Treatments['current']) =>
  treated.map(({ said, joins }) => `${said.map(({ source, text }) => `${source} ${text}`).join(' + ')} [${joins.join()}]`)
const stateOf = (lines: readonly Line[], rule: RuleId, closed?: ReadonlySet<Rubric>): CheckState | undefined =>
  read(lines, closed).checks.find(check => check.rule === rule)?.state
const flagsOf = (lines: readonly Line[], rule: RuleId) =>
  read(lines).current.flatMap(({ flags }) => flags.filter(flag => flag.rule === rule))

describe('what is prescribed, handed over and declared', () => {
  test('is one treatment when it bears the same code, and says which', () => {
    expect(told(read([prescribed('A 500', { cis: '63107752' }), delivered('Autre nom', { cis: '63107752' })]).current)).toEqual([
      'prescribed A 500 + delivered Autre nom [cis]',
    ])
    expect(told(read([prescribed('A 500', { cip: '3400933516390' }), delivered('B', { cip: '3400933516390' })]).current)).toEqual([
      'prescribed A 500 + delivered B [cip]',
    ])
    expect(told(read([prescribed('A', { atc: 'B01AF02' }), delivered('B', { atc: 'B01AF02' })]).current)).toEqual([
      'prescribed A + delivered B [atc]',
    ])
  })

  test('is brought together from one line to the next, whatever the order', () => {
    const three = [prescribed('A', { cis: '1' }), delivered('B', { cip: '2' }), product('treatment', 'C', { cis: '1', cip: '2' })]
    for (const lines of [three, three.toReversed(), [three[0], three[2], three[1]].flatMap(each => (each === undefined ? [] : [each]))])
      expect(told(read(lines).current)).toEqual(['prescribed A + delivered B + declared C [cis,cip]'])
  })

  test('is one when a name of the list is the substance of a code, and when the words are the same', () => {
    expect(told(read([takes('Éliquis 5 mg'), prescribed('APIXABAN', { atc: 'B01AF02' })]).current)).toEqual([
      'prescribed APIXABAN + declared Éliquis 5 mg [inn]',
    ])
    expect(told(read([takes('Tisane du soir'), prescribed('TISANE DU SOIR')]).current)).toEqual([
      'prescribed TISANE DU SOIR + declared Tisane du soir [words]',
    ])
  })

  test('is never joined by a likeness: a class, the beginning of a name, a firm behind it', () => {
    const apart = [
      [prescribed('A', { atc: 'C09A' }), delivered('B', { atc: 'C09A' })],
      [takes('Doliprane'), prescribed('Doliprane codéiné')],
      [takes('Amoxicilline'), delivered('AMOXICILLINE BIOGARAN 1 g')],
      [prescribed('A', { cis: '1' }), delivered('B', { cip: '1' })],
    ]
    for (const lines of apart) expect(read(lines).current).toHaveLength(2)
  })

  test('stands first when an error with it does most harm', () => {
    expect(read([takes('Vitamine D'), takes('Abricot'), takes('Eliquis')]).current.map(({ name, risk }) => [name, risk])).toEqual([
      ['Eliquis', 'anticoagulant'],
      ['Abricot', undefined],
      ['Vitamine D', undefined],
    ])
  })

  test('of yesterday is past: ended, over, or told too long ago', () => {
    const { current, past } = read([
      takes('Fini', { status: 'ended', endedOn: '2026-01' as never }),
      takes('Retiré', { status: 'removed' }),
      prescribed('Ancienne', {}, { on: '2026-01-01' }),
      prescribed('Bornée', {}, { until: '2026-11-21' }),
      prescribed('Niée', {}, { negated: true }),
      prescribed('Du mois'),
    ])
    expect([current.map(({ name }) => name), past.map(({ name }) => name)]).toEqual([['Du mois'], ['Ancienne', 'Bornée', 'Fini']])
  })

  test('denied by her is told with its day, even beside a prescription', () => {
    expect(read([none('treatments'), prescribed('A')])).toMatchObject({
      denied: { by: 'Elle', date: '2026-11-01' },
      current: [{ name: 'A' }],
    })
  })
})

test('a name is a substance letter for letter, strengths and forms left aside', () => {
  const atcOf = (text: string) => substanceNamed(text)?.atc
  expect(
    ['DOLIPRANE 1000 mg, comprimé', 'doliprane', 'Kardégic 75 mg', 'Dolipranoral', 'Le doliprane', '', 'patch 21 mg'].map(atcOf),
  ).toEqual(['N02BE01', 'N02BE01', 'B01AC06', undefined, undefined, undefined, 'N07BA01'])
})

describe('an allergy', () => {
  test.each(
    ALLERGY_FAMILIES.flatMap(({ icd10, names }) => [
      ...icd10.map(code => ['x', code] as const),
      ...names.map(name => [name, undefined] as const),
    ]),
  )('said as « %s » %s is compared with its family', (text, code) => {
    const row = ALLERGY_FAMILIES.filter(each => each.names.includes(text) || (code !== undefined && each.icd10.includes(code)))
    const codes = ['J01CA04', 'J01DC02', 'J01EE01', 'N02AA01', 'M01AE01'].filter(atc => row.some(each => each.atc.test(atc)))
    expect(codes).not.toEqual([])
    for (const atc of codes)
      expect(flagsOf([allergicTo(text, code), prescribed('X', { atc })], 'allergy')).toMatchObject([{ against: { text, by: 'Elle' } }])
    expect(flagsOf([allergicTo(text, code), prescribed('X', { atc: 'C10AA05' })], 'allergy')).toEqual([])
  })

  test('to a substance meets that substance, by its name or by a class that a document codes', () => {
    expect(flagsOf([allergicTo('Tramadol'), takes('Topalgic 50 mg')], 'allergy')).toMatchObject([{ degree: 'same-substance' }])
    const inDocument = factOf('allergy', { label: 'Macrolides', code: { code: 'J01FA', system: OID.atc } })
    expect(flagsOf([inDocument, prescribed('X', { atc: 'J01FA10' })], 'allergy')).toMatchObject([{ degree: 'same-family' }])
    expect(
      flagsOf([{ ...inDocument, fact: { ...inDocument.fact, negated: true } }, prescribed('X', { atc: 'J01FA10' })], 'allergy'),
    ).toEqual([])
  })

  test('that nothing names is counted, and what is not said never reassures', () => {
    const aboutAllergies = (lines: readonly Line[]) => read(lines).checks.find(({ rule }) => rule === 'allergy')
    expect(aboutAllergies([allergicTo('Kiwi'), takes('Doliprane'), takes('Tisane')])).toMatchObject({
      state: 'nothing-seen',
      incomparable: 1,
      unread: 1,
    })
    expect(stateOf([takes('Doliprane')], 'allergy')).toBe('no-data')
    expect(stateOf([takes('Doliprane')], 'allergy', new Set(['allergies']))).toBe('closed')
    expect(stateOf([none('allergies'), takes('Doliprane')], 'allergy')).toBe('nothing-seen')
  })
})

describe('the kidney', () => {
  const SAMPLES: Readonly<Record<string, string>> = {
    '^A10BA02': 'A10BA02',
    '^B01AE07': 'B01AE07',
    '^B01AF0[123]': 'B01AF02',
    '^M01A[A-H]': 'M01AE01',
    '^(L04AX03|L01BA01)': 'L04AX03',
    '^N05AN01': 'N05AN01',
    '^C03DA01': 'C03DA01',
    '^M04AC01': 'M04AC01',
    '^J01XE01': 'J01XE01',
  }
  test.each(KIDNEY.map(row => [row.source, row] as const))(
    'flags below its threshold, and not at it: %s',
    (_, { atc, below, degree, source }) => {
      const one = prescribed('X', { atc: SAMPLES[atc.source] ?? '' })
      expect(flagsOf([one, rate(String(below - 1))], 'kidney')).toMatchObject([
        { degree, threshold: below, ruleSource: source, against: { by: 'Labo' } },
      ])
      expect(flagsOf([one, rate(String(below))], 'kidney')).toEqual([])
    },
  )

  const metformin = prescribed('Metformine', { atc: 'A10BA02' })
  test('is known by the latest filtration alone, in its own unit; creatinine alone says nothing', () => {
    expect(flagsOf([metformin, rate('25', '2026-01-01'), rate('70', '2026-06-01')], 'kidney')).toEqual([])
    expect(flagsOf([metformin, rate('70', '2026-01-01'), rate('25', '2026-06-01')], 'kidney')).toHaveLength(1)
    for (const silent of [
      rate('0.4', undefined, 'mL/s'),
      filtration({ kind: 'quantity', value: '300', unit: 'umol/L' }, undefined, '2160-0'),
      filtration({ kind: 'text', text: 'normal' }),
      filtration(undefined),
    ])
      expect([flagsOf([metformin, silent], 'kidney'), stateOf([metformin, silent], 'kidney')]).toEqual([[], 'no-data'])
  })

  test('« less than » and « more than » are taken for what they surely say', () => {
    const bound = (low: string | undefined, high: string | undefined) =>
      filtration({
        kind: 'interval',
        ...(low === undefined ? {} : { low: { value: low, unit: 'mL/min' } }),
        ...(high === undefined ? {} : { high: { value: high, unit: 'mL/min' } }),
      })
    const flags = (line: FactLine) => flagsOf([metformin, line], 'kidney').length
    expect([flags(bound(undefined, '15')), flags(bound(undefined, '60')), flags(bound('90', undefined)), flags(bound('15', '29'))]).toEqual(
      [1, 0, 0, 1],
    )
  })

  test('of more than a year ago, or of nobody knows when, says that it is old, and names what it would concern', () => {
    const about = (lines: readonly Line[]) => read(lines).checks.find(({ rule }) => rule === 'kidney')
    expect(about([metformin, rate('80', '2025-01-01')])).toMatchObject({
      state: 'old-data',
      concerned: ['Metformine'],
      against: { date: '2025-01-01' },
    })
    expect(about([metformin])).toMatchObject({ state: 'no-data', concerned: ['Metformine'] })
    expect(about([metformin, rate('80')])).toMatchObject({ state: 'nothing-seen', concerned: [] })
    expect(about([metformin, rate('20', '2025-01-01')])).toMatchObject({ state: 'found' })
  })
})

describe('a pregnancy', () => {
  const SAMPLES = ['N03AG01', 'N03AX11', 'D10BA01', 'L04AA06', 'L04AX03', 'L04AX02', 'B01AA03', 'C09AA05', 'M01AE01', 'H03BB01']
  test.each(PREGNANCY.map(row => [row.source, row] as const))('flags what is not for it: %s', (_, { atc, degree, source }) => {
    const code = SAMPLES.find(each => atc.test(each))
    const one = prescribed('X', code === undefined ? {} : { atc: code })
    const flags = flagsOf([one, has('Grossesse', undefined, '2026-07')], 'pregnancy')
    expect(flags.find(({ ruleSource }) => ruleSource === source)).toMatchObject({ degree, against: { text: 'Grossesse' } })
    expect(flagsOf([prescribed('X', { atc: 'N02BE01' }), has('Grossesse', undefined, '2026-07')], 'pregnancy')).toEqual([])
  })

  const valproate = takes('Dépakine')
  test('is said by its codes or its words, of less than ten months', () => {
    const found = (line: Line) => flagsOf([valproate, line], 'pregnancy').length
    expect([
      found(has('x', 'Z33', '2026-09-01')),
      found(has('Diabète de la grossesse', 'O24.4', '2026-09-01')),
      found(has('enceinte', undefined)),
      found(factOf('condition', { label: 'G', code: { code: 'Z34.0', system: OID.icd10 } })),
      found(has('Grossesse', 'Z33', '2025-09-01')),
      found(has('Désir de grossesse', undefined)),
      found(factOf('condition', { label: 'Grossesse', negated: true })),
      found(factOf('condition', { label: 'Grossesse', past: true })),
    ]).toEqual([1, 1, 1, 1, 0, 0, 0, 0])
  })

  test('that nobody speaks of is not « none »: the treatments it would concern are named', () => {
    const about = read([valproate]).checks.find(({ rule }) => rule === 'pregnancy')
    expect(about).toMatchObject({ state: 'no-data', concerned: ['Dépakine'] })
    expect(stateOf([valproate], 'pregnancy', new Set(['conditions']))).toBe('closed')
  })
})

describe('a duplicate', () => {
  const atc = 'N02BE01'
  test('is two products of one substance, or two prescribers', () => {
    expect(flagsOf([prescribed('Doliprane', { atc }), prescribed('Efferalgan', { atc }, { by: 'Dr Roux' })], 'duplicate')).toMatchObject([
      { degree: 'same-substance', against: { text: 'Efferalgan', by: 'Dr Roux' } },
    ])
    expect(flagsOf([delivered('Doliprane', { atc }), delivered('Efferalgan', { atc })], 'duplicate')).toHaveLength(1)
    expect(
      flagsOf([prescribed('Doliprane', { atc }, { document: 'one' }), prescribed('Efferalgan', { atc }, { document: 'one' })], 'duplicate'),
    ).toHaveLength(1)
  })

  test('is no renewal, no box handed over for its prescription, nothing of the past, no word of hers', () => {
    for (const lines of [
      [prescribed('Doliprane', { atc }, { on: '2026-10-01' }), prescribed('Doliprane', { atc })],
      [prescribed('Doliprane', { atc }), delivered('Paracétamol', { atc })],
      [delivered('Doliprane', { atc, cip: '1' }), delivered('Doliprane 1 g', { atc, cip: '1' })],
      [prescribed('Doliprane', { atc }), prescribed('Efferalgan', { atc }, { by: 'Dr Roux', on: '2025-01-01' })],
      [takes('Doliprane'), prescribed('Efferalgan', { atc })],
    ])
      expect(flagsOf(lines, 'duplicate')).toEqual([])
  })
})

test('a record of which nothing is said has no treatment, no flag, and no rule that reassures', () => {
  const empty = read([])
  expect([empty.current, empty.past, empty.denied]).toEqual([[], [], null])
  expect(empty.checks.map(({ rule, state }) => [rule, state])).toEqual([
    ['allergy', 'no-data'],
    ['kidney', 'no-data'],
    ['pregnancy', 'no-data'],
    ['duplicate', 'no-data'],
  ])
})
