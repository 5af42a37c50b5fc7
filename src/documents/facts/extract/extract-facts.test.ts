import { describe, expect, test } from 'vitest'
import { parseXml } from '../../../platform/xml/document.ts'
import { sampleCda, structured } from '../../format/sample.fixtures.ts'
import type { ExtractedFact } from '../model.ts'
import { entry, labObservation } from '../testing/entries.ts'
import { extractFacts } from './extract-facts.ts'

const T = (root: string): string => `<templateId root="${root}"/>`
const SIMPLE = T('1.3.6.1.4.1.19376.1.5.3.1.4.13')
const VITAL = T('1.3.6.1.4.1.19376.1.5.3.1.4.13.2')
const VACCINE = T('1.3.6.1.4.1.19376.1.5.3.1.4.12')
const PROBLEM = T('1.3.6.1.4.1.19376.1.5.3.1.4.5')
const CONCERN = T('1.3.6.1.4.1.19376.1.5.3.1.4.5.1')
const ALLERGY = `${PROBLEM}${T('1.3.6.1.4.1.19376.1.5.3.1.4.6')}`
const FAMILY = T('1.3.6.1.4.1.19376.1.5.3.1.4.15')
const MEDICATION = T('1.3.6.1.4.1.19376.1.5.3.1.4.7')

const inSection = (entries: string, code = '18719-5', text = ''): string =>
  `<section><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><text>${text}</text>${entries}</section>`

const readIn = (...sections: readonly string[]): readonly ExtractedFact[] =>
  extractFacts(parseXml(sampleCda({ body: structured(...sections) })))
const read = (statement: string, code?: string, text?: string): readonly ExtractedFact[] => readIn(inSection(entry(statement), code, text))

const observation = (template: string, inside: string, attributes = 'moodCode="EVN"'): string =>
  `<observation classCode="OBS" ${attributes}>${template}${inside}</observation>`
const concern = (inside: string): string =>
  `<act classCode="ACT" moodCode="EVN">${CONCERN}<effectiveTime><low value="2019"/></effectiveTime><entryRelationship>${inside}</entryRelationship></act>`
const product = (name: string, code = ''): string =>
  `<consumable><manufacturedProduct><manufacturedMaterial>${code}<name>${name}</name><lotNumberText>L42</lotNumberText></manufacturedMaterial></manufacturedProduct></consumable>`
const given = (template: string, inside: string, attributes = 'moodCode="EVN"'): string =>
  `<substanceAdministration classCode="SBADM" ${attributes}>${template}${inside}</substanceAdministration>`

describe('a result of a laboratory', () => {
  test('is what is written, to the last digit: value, unit, range of that laboratory, date', () => {
    expect(read(labObservation({ value: '5.10', low: '3.90', day: '202601101415+0100' }))).toEqual([
      {
        kind: 'result',
        path: 'component[1]/structuredBody[1]/component[1]/section[1]/entry[1]/observation[1]',
        code: { code: '2345-7', system: '2.16.840.1.113883.6.1', label: 'Glucose' },
        label: 'Glucose',
        value: { kind: 'quantity', value: '5.10', unit: 'mmol/L' },
        ranges: [{ low: { value: '3.90', unit: 'mmol/L' }, high: { value: '6.0', unit: 'mmol/L' } }],
        date: '2026-01-10T14:15+01:00',
        interpretation: 'N',
      },
    ])
  })

  const specimen = (code: string, label: string): string =>
    `<specimen typeCode="SPC"><specimenRole classCode="SPEC"><specimenPlayingEntity><code code="${code}" displayName="${label}" codeSystem="1.2.3"/></specimenPlayingEntity></specimenRole></specimen>`
  const taken = (code: string): string =>
    `<procedure classCode="PROC" moodCode="EVN"><participant typeCode="PRD"><participantRole classCode="SPEC"><playingEntity><code code="${code}" codeSystem="1.2.3"/></playingEntity></participantRole></participant></procedure>`
  const battery = (...inside: readonly string[]): string =>
    `<organizer classCode="BATTERY" moodCode="EVN">${inside.map(each => (each.startsWith('<specimen') ? each : `<component>${each}</component>`)).join('')}</organizer>`
  const materials = (statement: string): readonly (string | undefined)[] => read(statement).map(({ material }) => material?.code)

  test('says what was looked at: of each germ its own, of the others what was taken', () => {
    const [ecoli, strepto] = [specimen('ecoli', 'Escherichia coli'), specimen('strepto', 'Streptocoque')]
    expect(materials(battery(taken('UR'), labObservation(), battery(ecoli, labObservation()), battery(strepto, labObservation())))).toEqual(
      ['UR', 'ecoli', 'strepto'],
    )
    expect(read(battery(ecoli, labObservation()))[0]?.material).toEqual({ code: 'ecoli', system: '1.2.3', label: 'Escherichia coli' })
  })

  test('does not say what was looked at when two things were taken, or none', () => {
    expect(materials(battery(taken('UR'), taken('BLD'), labObservation()))).toEqual([undefined])
    expect(materials(labObservation())).toEqual([undefined])
  })

  test('without a unit has none: it is not guessed', () => {
    expect(read(labObservation({ unit: '' }))[0]?.value).toEqual({ kind: 'quantity', value: '5.1' })
  })

  test('under a limit is no number', () => {
    const under = labObservation().replace(
      /<value xsi:type="PQ"[^>]*>/,
      '<value xsi:type="IVL_PQ"><high value="1.0" unit="mg/L" inclusive="true"/></value>',
    )
    expect(read(under)[0]?.value).toEqual({ kind: 'interval', high: { value: '1.0', unit: 'mg/L', inclusive: true } })
  })

  test('of an unknown date takes that of what holds it, and else has none', () => {
    const undated = labObservation().replace(/<effectiveTime[^>]*>/, '<effectiveTime nullFlavor="UNK"/>')
    const held = `<organizer classCode="BATTERY" moodCode="EVN"><effectiveTime value="20260102"/><component>${undated}</component></organizer>`
    expect(read(held)[0]?.date).toBe('2026-01-02')
    expect(read(undated)[0]?.date).toBeUndefined()
  })

  test.each(['20260231', '20261301', 'hier', '2026010125+0100'])('on no day of the calendar has none: %s', day => {
    expect(read(labObservation({ day }))[0]?.date).toBe(day.startsWith('2026010125') ? '2026-01-01' : undefined)
  })

  test('on a day that is none takes no other day', () => {
    const held = `<organizer classCode="BATTERY" moodCode="EVN"><effectiveTime value="20260102"/><component>${labObservation({ day: '20262001' })}</component></organizer>`
    expect(read(held)[0]?.date).toBeUndefined()
  })

  test('that the report quotes of an older one is marked so', () => {
    const older =
      '<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="2345-7" displayName="Glucose"/><effectiveTime value="2020"/><value xsi:type="PQ" value="7.2" unit="mmol/L"/></observation></entryRelationship>'
    const facts = read(labObservation().replace('<referenceRange>', `${older}<referenceRange>`))
    expect(facts.map(({ date, earlier }) => [date, earlier])).toEqual([
      ['2026-01-10', undefined],
      ['2020', true],
    ])
  })

  test('without a code of its own is named by its local one, or by the text it points at', () => {
    const local = labObservation().replace(
      /<code [^>]*>/,
      '<code><originalText><reference value="#crp"/></originalText><translation code="1234" codeSystem="1.2.250.1.2.3.4"/></code>',
    )
    const [fact] = read(local, '18719-5', '<content ID="crp">C-réactive protéine</content>')
    expect(fact).toMatchObject({ label: 'C-réactive protéine', code: { code: '1234', system: '1.2.250.1.2.3.4' } })
  })

  test('that says nothing proposes nothing', () => {
    expect(read(labObservation().replace(/<value xsi:type="PQ"[^>]*>/, '<value xsi:type="PQ" nullFlavor="NI"/>'))).toEqual([])
  })
})

test('a number in the section of results is a result; a scale in words, or a number elsewhere, is not', () => {
  const inr = observation(SIMPLE, '<code code="3289-6" displayName="INR"/><value xsi:type="REAL" value="2.5"/>')
  const word = observation(SIMPLE, '<code code="1" displayName="Aspect"/><value xsi:type="ST">clair</value>')
  expect(read(inr, '30954-2').map(({ kind, label }) => `${kind} ${label}`)).toEqual(['result INR'])
  expect(read(word, '30954-2')).toEqual([])
  expect(read(inr, '18776-5')).toEqual([])
})

test('a vital sign is read wherever it stands, not one that is only planned', () => {
  const weight = observation(VITAL, '<code code="29463-7" displayName="Poids"/><value xsi:type="PQ" value="58" unit="kg"/>')
  expect(read(weight).map(({ kind, value }) => [kind, value])).toEqual([['vital', { kind: 'quantity', value: '58', unit: 'kg' }]])
  expect(read(weight.replace('moodCode="EVN"', 'moodCode="INT"'))).toEqual([])
})

describe('an injection', () => {
  const code =
    '<code code="61077869" codeSystem="1.2.250.1.213.2.3.1"><translation code="J07AN" codeSystem="2.16.840.1.113883.6.73"/><translation code="3400936466425" codeSystem="1.2.250.1.213.2.3.3"/></code>'
  const injection = given(
    VACCINE,
    `<effectiveTime value="1975"/>${product('BCG', code)}<entryRelationship><observation classCode="OBS" moodCode="EVN"><code code="30973-2"/><value xsi:type="INT" value="2"/></observation></entryRelationship>`,
  )

  test('has its product, its batch, its rank and its year', () => {
    expect(read(injection)).toMatchObject([
      {
        kind: 'vaccination',
        label: 'BCG',
        date: '1975',
        rank: '2',
        product: { name: 'BCG', cis: '61077869', cip: '3400936466425', atc: 'J07AN', lot: 'L42' },
      },
    ])
  })

  test('that was not done, or is to be done, says so', () => {
    expect(read(injection.replace('moodCode="EVN"', 'moodCode="EVN" negationInd="true"'))).toMatchObject([{ negated: true }])
    expect(read(injection.replace('moodCode="EVN"', 'moodCode="INT"'))).toMatchObject([{ planned: true }])
  })
})

describe('a disease', () => {
  const diabetes = observation(PROBLEM, '<value xsi:type="CD" code="E11" codeSystem="2.16.840.1.113883.6.3" displayName="Diabète"/>')

  test('of a list of problems is one of hers, since the day it says or that of the list', () => {
    expect(read(concern(diabetes))).toMatchObject([{ kind: 'condition', label: 'Diabète', date: '2019', code: { code: 'E11' } }])
  })

  test('that she does not have is not had', () => {
    expect(read(concern(diabetes.replace('moodCode="EVN"', 'moodCode="EVN" negationInd="true"')))).toMatchObject([{ negated: true }])
  })

  test('of a relative, of a child that is born, or that is a reaction to a vaccine, is not hers', () => {
    const family = `<organizer classCode="CLUSTER" moodCode="EVN">${FAMILY}<component>${diabetes}</component></organizer>`
    const reaction = given(VACCINE, `${product('BCG')}<entryRelationship typeCode="CAUS">${diabetes}</entryRelationship>`)
    const child = inSection(entry(concern(diabetes))).replace(
      '<text>',
      '<subject typeCode="SBJ"><relatedSubject classCode="PRS"/></subject><text>',
    )
    expect(read(family)).toEqual([])
    expect(read(reaction).map(({ kind }) => kind)).toEqual(['vaccination'])
    expect(readIn(child)).toEqual([])
  })
})

test('an allergy is to what its agent is, and is no disease', () => {
  const agent =
    '<participant typeCode="CSM"><participantRole><playingEntity><code code="N02BE01" displayName="Paracétamol"/></playingEntity></participantRole></participant>'
  expect(read(concern(observation(ALLERGY, `<value xsi:type="CD"/>${agent}`)))).toMatchObject([{ kind: 'allergy', label: 'Paracétamol' }])
})

test.each([
  '<text><reference value="#none"/></text><value xsi:type="CD"/>',
  '<value xsi:type="CD"><originalText><reference value="#none"/></originalText></value>',
  '<value xsi:type="CD" code="716186003" codeSystem="2.16.840.1.113883.6.96" displayName="Aucune allergie connue"/>',
])('that she has no allergy known is no allergy', inside => {
  expect(read(concern(observation(ALLERGY, inside)), '48765-2', '<content ID="none">Pas d’allergie connue</content>')).toEqual([])
})

test('a treatment without a product of its own is its parent’s dose', () => {
  const part = given(
    MEDICATION,
    '<consumable><manufacturedProduct><manufacturedMaterial><name nullFlavor="NA"/></manufacturedMaterial></manufacturedProduct></consumable>',
  )
  const facts = read(given(MEDICATION, `${product('LEVOTHYROX')}<entryRelationship>${part}</entryRelationship>`))
  expect(facts.map(({ kind, label }) => `${kind} ${label}`)).toEqual(['treatment LEVOTHYROX'])
})

test('an element of another namespace passes for nothing', () => {
  expect(read(labObservation().replace('<observation ', '<observation xmlns="urn:other" '))).toEqual([])
})

test('a document of too many entries proposes two thousand, and a tree as deep as may be is walked', () => {
  expect(readIn(inSection(entry(labObservation()).repeat(2_500)))).toHaveLength(2_000)
  const deep = '<component><organizer classCode="CLUSTER" moodCode="EVN">'.repeat(80)
  expect(read(`<organizer classCode="CLUSTER" moodCode="EVN">${deep}${'</organizer></component>'.repeat(80)}</organizer>`)).toEqual([])
})
