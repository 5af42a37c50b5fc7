import { describe, expect, test } from 'vitest'
import type { DocumentLine, ExtractedFact, FactLine } from '../../documents/index.ts'
import { instant } from '../../kernel/instant.ts'
import type { Entry } from '../../profile/index.ts'
import { blocksOf } from './blocks-of.ts'
import type { Block } from './model.ts'
import { resultsOf } from './results-of.ts'
import { treatmentRisk } from './risks.table.ts'
import { usefulLines, usefulRule, usefulTypes } from './useful.ts'
import { documentTypeOf } from '../../policy/index.ts'

const TODAY = '2026-11-22'
const NOBODY: ReadonlySet<Entry['rubric']> = new Set()

let ids = 0
const lineOf = (
  fact: Partial<ExtractedFact> & Pick<ExtractedFact, 'kind'>,
  document = 'd1',
  status: FactLine['status'] = 'proposed',
): FactLine => ({
  id: `fact-${++ids}`,
  status,
  fact: { path: '', label: 'Créatinine', ...fact },
  document: {
    id: document as DocumentLine['id'],
    facts: {
      title: document,
      date: fact.kind === 'result' ? '2026-10-01' : (fact.date ?? '2026-10-01'),
      authorName: 'Labo',
    } as DocumentLine['facts'],
  },
})

const LOINC = '2.16.840.1.113883.6.1'
const result = (code: string, value: string, unit: string, date: string, more: Partial<ExtractedFact> = {}, document?: string): FactLine =>
  lineOf({ kind: 'result', code: { code, system: LOINC }, label: code, value: { kind: 'quantity', value, unit }, date, ...more }, document)

const told = (lines: readonly FactLine[]): readonly string[] =>
  resultsOf(lines).map(({ label, unit, latest, earlier, trend }) =>
    [label, [latest, ...earlier].map(({ value }) => value).join(' < '), unit, trend ?? '-'].join(' '),
  )

describe('results', () => {
  test('of one code in one unit are one series, latest first, with where it goes', () => {
    expect(told([result('2160-0', '80', 'umol/L', '2026-01-01'), result('2160-0', '95', 'umol/L', '2026-06-01')])).toEqual([
      '2160-0 95 < 80 umol/L up',
    ])
  })

  test('of another unit, another code or another system are never joined', () => {
    const other = result('2160-0', '9', 'umol/L', '2026-02-01', { code: { code: '2160-0', system: '1.2.3' } })
    expect(
      told([
        result('2160-0', '80', 'umol/L', '2026-01-01'),
        result('2160-0', '9.5', 'mg/L', '2026-06-01'),
        result('14682-9', '81', 'umol/L', '2026-05-01'),
        other,
      ]).toSorted(),
    ).toEqual(['14682-9 81 umol/L -', '2160-0 80 umol/L -', '2160-0 9 umol/L -', '2160-0 9.5 mg/L -'])
  })

  test('without a code stand alone, even under one name', () => {
    const nameless = (value: string, date: string) => lineOf({ kind: 'result', value: { kind: 'quantity', value, unit: 'g/L' }, date })
    expect(resultsOf([nameless('1', '2026-01-01'), nameless('2', '2026-02-01')])).toHaveLength(2)
  })

  test('« below » is no number: it is joined to none, and has no direction', () => {
    const below = lineOf({
      kind: 'result',
      code: { code: '1988-5', system: LOINC },
      label: '1988-5',
      value: { kind: 'interval', high: { value: '1.0', unit: 'mg/L' } },
      date: '2026-03-01',
    })
    expect(told([below, result('1988-5', '12', 'mg/L', '2026-01-01')]).toSorted()).toEqual(['1988-5 12 mg/L -', '1988-5 < 1.0 mg/L -'])
  })

  test('told by two documents are one point; of one day, no direction', () => {
    expect(told([result('718-7', '12.9', 'g/dL', '2026-01-01', {}, 'a'), result('718-7', '12.9', 'g/dL', '2026-01-01', {}, 'b')])).toEqual([
      '718-7 12.9 g/dL -',
    ])
    expect(told([result('718-7', '12.9', 'g/dL', '2026-01-01T08:00'), result('718-7', '11', 'g/dL', '2026-01-01T18:00')])).toEqual([
      '718-7 11 < 12.9 g/dL -',
    ])
  })

  test('quoted from an older report, denied or planned, are left out', () => {
    const left = [{ earlier: true }, { negated: true }, { planned: true }] as const
    expect(left.flatMap(more => told([result('718-7', '12', 'g/dL', '2026-01-01', more)]))).toEqual([])
  })

  test('keep the bounds of their laboratory, never of another unit', () => {
    const range = (unit: string) => ({ ranges: [{ low: { value: '60', unit }, high: { value: '110', unit } }] })
    expect(resultsOf([result('2160-0', '80', 'umol/L', '2026-01-01', range('umol/L'))])[0]?.latest).toMatchObject({
      low: '60',
      high: '110',
    })
    expect(resultsOf([result('2160-0', '80', 'umol/L', '2026-01-01', range('mg/L'))])[0]?.latest).not.toHaveProperty('low')
  })

  test('come by what is looked for first: kidney before any other', () => {
    expect(
      resultsOf([result('9999-9', '1', '1', '2026-09-01'), result('2160-0', '80', 'umol/L', '2020-01-01')]).map(({ label }) => label),
    ).toEqual(['2160-0', '9999-9'])
  })
})

const textsOf = (block: Block): readonly string[] => (block.state === 'list' ? block.items.map(({ text }) => text) : [block.state])
const treated = (name: string, more: Partial<ExtractedFact> = {}, document?: string): FactLine =>
  lineOf({ kind: 'treatment', product: { name }, label: name, date: '2026-10-01', ...more }, document)
const blocks = (facts: readonly FactLine[], entries: readonly Entry[] = []) => blocksOf(entries, facts, TODAY, NOBODY)

describe('treatments', () => {
  test('those that can kill stand first, by code or by name', () => {
    expect(textsOf(blocks([treated('Doliprane'), treated('Amoxicilline'), treated('Lantus'), treated('Éliquis 5 mg')]).treatments)).toEqual(
      ['Éliquis 5 mg', 'Lantus', 'Amoxicilline', 'Doliprane'],
    )
    expect([treatmentRisk('MORPHINE LP'), treatmentRisk('Produit X', 'B01AF02'), treatmentRisk('Amoxicilline')]).toEqual([
      'opioid',
      'anticoagulant',
      undefined,
    ])
  })

  test('over, not started, denied: not taken; a prescription without an end counts three months', () => {
    const prescribed = (date: string, more: Partial<ExtractedFact> = {}) => treated('Amoxicilline', { kind: 'prescription', date, ...more })
    expect(
      [
        blocks([treated('A', { until: '2026-11-21' })]),
        blocks([treated('A', { negated: true })]),
        blocks([treated('A', { planned: true })]),
        blocks([prescribed('2026-08-21')]),
        blocks([prescribed('2026-08-22')]),
        blocks([prescribed('2025-01-01', { until: '2026-12' })]),
      ].map(({ treatments }) => treatments.state),
    ).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'list', 'list'])
  })

  test('told by several documents are one line that counts the others; two strengths are two', () => {
    const atc = { atc: 'B01AA03' }
    const { treatments } = blocks([
      treated('Coumadine 2 mg', { product: { name: 'Coumadine 2 mg', ...atc }, date: '2026-01-01' }, 'a'),
      treated('Coumadine 2 mg', { product: { name: 'COUMADINE 2 mg', ...atc }, date: '2026-09-01' }, 'b'),
      treated('Coumadine 5 mg', { product: { name: 'Coumadine 5 mg', ...atc } }, 'c'),
    ])
    expect(treatments.state === 'list' && treatments.items.map(({ text, others }) => [text, others])).toEqual([
      ['Coumadine 5 mg', 0],
      ['COUMADINE 2 mg', 1],
    ])
  })
})

test('a medical summary is not told twice: what it repeats of others is theirs, what it alone says stays', () => {
  const summary = (label: string, code: string): FactLine => {
    const line = lineOf({ kind: 'condition', label, code: { code, system: '2.16.840.1.113883.6.3' } }, 'vsm')
    return { ...line, document: { ...line.document, facts: { ...line.document.facts, typeCode: 'SYNTH' } } }
  }
  const declared = entry('active', {
    rubric: 'conditions',
    code: { text: 'Mon diabète', coding: { system: 'icd-10', code: 'E11', display: 'Diabète' } },
  })
  const { conditions } = blocks(
    [summary('Diabète de type 2', 'E11'), summary('Asthme', 'J45'), lineOf({ kind: 'condition', label: 'Goutte' })],
    [declared],
  )
  expect(textsOf(conditions).toSorted()).toEqual(['Asthme', 'Goutte', 'Mon diabète'])
})

test('a problem of the past is history, wherever its document says so', () => {
  const { conditions, history } = blocks([
    lineOf({ kind: 'condition', label: 'Asthme' }),
    lineOf({ kind: 'condition', label: 'Fracture', past: true }),
    lineOf({ kind: 'condition', label: 'Grippe', until: '2020' }),
  ])
  expect([textsOf(conditions), textsOf(history)]).toEqual([['Asthme'], ['Fracture', 'Grippe']])
})

const entry = (status: Entry['status'], body: Entry['body']): Entry => ({
  id: `entry-${++ids}`,
  version: 1,
  rubric: body.rubric,
  status,
  body,
  author: { id: 'x' as Entry['author']['id'], kind: 'holder', name: 'Marcel' },
  source: 'declared',
  confirmed: null,
  endedOn: null,
  writtenAt: instant(Date.parse('2026-05-03T08:00:00Z')),
  links: [],
  closed: null,
  correctionAsked: false,
})

describe('« nothing said », « none », « not yours to see »', () => {
  const none = entry('none', { rubric: 'allergies', none: true })
  test('are three answers', () => {
    expect(blocks([]).allergies).toEqual({ state: 'unknown' })
    expect(blocks([], [none]).allergies).toEqual({ state: 'none', by: 'Marcel', date: '2026-05-03' })
    expect(blocksOf([], [], TODAY, new Set(['allergies'])).allergies).toEqual({ state: 'closed' })
  })

  test('a « none » that a document contradicts is told beside what contradicts it', () => {
    expect(blocks([lineOf({ kind: 'allergy', label: 'Pénicilline' })], [none]).allergies).toMatchObject({
      state: 'list',
      denied: { by: 'Marcel' },
      items: [{ text: 'Pénicilline' }],
    })
  })
})

test('a grave allergy stands before the others', () => {
  const mild = entry('active', { rubric: 'allergies', code: { text: 'Arachide' } })
  const grave = entry('active', { rubric: 'allergies', code: { text: 'Pénicilline' }, criticality: 'high' })
  expect(textsOf(blocks([], [mild, grave]).allergies)).toEqual(['Pénicilline', 'Arachide'])
})

describe('documents useful to a profession', () => {
  const line = (typeCode: string, date: string): DocumentLine =>
    ({ id: `${typeCode}-${date}`, submittedAt: instant(0), facts: { typeCode, date } }) as unknown as DocumentLine
  test('its own types first, two of each, then whatever is latest', () => {
    const all = [
      line('11502-2', '2026-01-01'),
      line('11502-2', '2026-02-01'),
      line('11502-2', '2026-03-01'),
      line('57833-6', '2020-01-01'),
      line('REMB', '2026-09-01'),
    ]
    expect(usefulLines(all, usefulRule({ profession: '21' })).map(({ id }) => id)).toEqual([
      '57833-6-2020-01-01',
      '11502-2-2026-03-01',
      '11502-2-2026-02-01',
      'REMB-2026-09-01',
      '11502-2-2026-01-01',
    ])
  })

  test('a speciality has its list before its profession, and whoever has none the common one', () => {
    expect(
      [usefulRule({ profession: '10', specialty: 'SM04' }), usefulRule({ profession: '10', specialty: 'SM99' }), usefulRule(undefined)].map(
        ({ kind }) => kind,
      ),
    ).toEqual(['specialty', 'profession', 'any'])
  })

  test('every type it names is a type of document', () => {
    const { any, professions, specialties } = usefulTypes()
    const named = new Set([any, ...Object.values(professions), ...Object.values(specialties)].flat())
    expect([...named].filter(code => documentTypeOf(code) === undefined)).toEqual([])
  })
})
