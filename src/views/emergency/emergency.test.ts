import { describe, expect, test } from 'vitest'
import { entriesOf, personCalled, professional, refusalOf } from '../../../test/support-door/index.ts'
import { breakGlass, setEmergencySwitches } from '../../access/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, labObservation, withEntries } from '../../documents/facts/testing/entries.ts'
import { type InitialVisibility, maskDocument } from '../../documents/index.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { actAs, careOf, depositAs, MASKED, openKit, VISIBLE } from '../../documents/testing/kit.ts'
import type { AccessMode } from '../../kernel/actors.ts'
import { HOUR } from '../../kernel/instant.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import type { Body } from '../../profile/index.ts'
import { addAs, hideAs, noneAs } from '../../profile/testing/kit.ts'
import { readEmergency, takeSynthesis } from '../index.ts'
import type { Emergency, EmergencyBlock } from './model.ts'

const kit = await openKit()
const at = (structureNationalId: string) => ({ structureNationalId })
const people = {
  author: professional('Dr Paul Leroy'),
  attending: professional('Dr Nadia Benali', '10', at('10B0000002')),
  urgent: professional('Dr Uma Urgent', '10', at('10B0000003')),
  samu: professional('Dr Sam Régul', '10', { ...at('10B0000004'), regulation: true }),
  optician: professional('Odile Lunette', '28', at('10B0000005')),
  parent: personCalled('Marc Parent'),
}
const care = (name: string) => careOf(kit, name, people, { attending: 'attending', parent: 'representative' })
type Care = Awaited<ReturnType<typeof care>>

const told = async (): Promise<void> => undefined
const MOTIVE = 'Trouvée inconsciente sur la voie publique'
const breaks = ({ as, recordId }: Care, who: 'urgent' | 'optician' | 'author') =>
  breakGlass(as(who), recordId, { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive: MOTIVE }, told)
const regulates = ({ as, recordId }: Care) => breakGlass(as('samu'), recordId, { mode: 'regulation', mission: '4521' }, told)
const seen = ({ as, recordId }: Care, who: Parameters<Care['as']>[0] = 'urgent', mode: AccessMode = 'break-glass') =>
  readEmergency(as(who, mode), recordId)

let papers = 0
const report = ({ as, recordId, traits }: Care, value: string, visibility: InitialVisibility = VISIBLE) => {
  const bytes = cdaOf(traits, people.author, {
    uniqueId: `2.25.77${String(++papers).padStart(4, '1')}`,
    typeCode: '11502-2',
    title: 'Analyses',
    replace: withEntries(entry(labObservation({ value, code: '14682-9', label: 'Créatinine', unit: 'umol/L', day: '20260110' }))),
  })
  return depositAs(kit, as('author'), recordId, bytes, { visibility })
}

const allergy: Body = { rubric: 'allergies', code: { text: 'Pénicilline' }, criticality: 'high', reaction: 'choc' }
const mild: Body = { rubric: 'allergies', code: { text: 'Arachide' } }
const thinner: Body = { rubric: 'treatments', medication: { text: 'Éliquis 5 mg' }, dosage: 'matin et soir' }
const plain: Body = { rubric: 'treatments', medication: { text: 'Doliprane' } }
const heart: Body = { rubric: 'conditions', code: { text: 'Fibrillation atriale' } }
const implant: Body = { rubric: 'procedures', category: 'operation', code: { text: 'Pose d’un stimulateur cardiaque' } }
const directives: Body = { rubric: 'directives', model: 'in-good-health', writtenOn: '2024-05-01' as PartialDate }
const trusted: Body = {
  rubric: 'trusted-person',
  name: 'Paul M.',
  phone: '0600000001',
  designatedOn: '2024-05-01' as PartialDate,
  agreed: true,
}
const contact: Body = { rubric: 'emergency-contacts', name: 'Zoé', phone: '0600000002', role: 'emergency', rank: 1 }

const lines = ({ items }: EmergencyBlock): readonly string[] => items.map(({ tag, text }) => [tag ?? '-', text].join(' ').trim())
const silences = ({ silent }: EmergencyBlock): readonly string[] => silent.map(({ topic, state }) => `${topic} ${state}`)
const unknown = (...topics: readonly string[]) => topics.map(topic => `${topic} unknown`)
const wordsOf = ({ blocks, useful }: Emergency): string => JSON.stringify([blocks, useful.map(({ facts }) => facts.title)])

describe('the first minute', () => {
  test('of somebody of whom nobody said anything says so of each thing it looks for, and nothing is blank', async () => {
    const one = await care('Emergency Empty')
    await breaks(one, 'urgent')
    const { blocks, useful, updatedAt, holder } = await seen(one)
    expect(silences(blocks.danger)).toContain('allergies unknown')
    expect([silences(blocks.treatments), silences(blocks.conditions)]).toEqual([unknown('treatments'), unknown('conditions')])
    expect(silences(blocks.wishes)).toEqual(unknown('directives', 'trusted-person'))
    expect(silences(blocks.recent)).toEqual(unknown('stay', 'creatinine', 'potassium', 'haemoglobin', 'inr'))
    expect([useful, updatedAt, holder.relation]).toEqual([[], null, 'emergency'])
  })

  test('puts what can kill first, each by what it is, and whom to call under one press', async () => {
    const one = await care('Emergency Full')
    await consentAs(one.as('holder'), one.recordId, true)
    for (const body of [mild, plain, heart, contact, implant, thinner, trusted, directives, allergy])
      await addAs(one.as('holder'), one.recordId, body)
    await report(one, '95')
    await breaks(one, 'urgent')
    const { blocks } = await seen(one)
    expect(lines(blocks.danger)).toEqual([
      'severe-allergy Pénicilline',
      'anticoagulant Éliquis 5 mg',
      'implant Pose d’un stimulateur cardiaque',
      'allergy Arachide',
    ])
    expect(lines(blocks.treatments)).toEqual(['anticoagulant Éliquis 5 mg', '- Doliprane'])
    expect(lines(blocks.conditions)).toEqual(['- Fibrillation atriale'])
    expect(blocks.wishes.items.map(({ tag, phone }) => [tag, phone])).toEqual([
      ['directives', undefined],
      ['trusted-person', '0600000001'],
      ['attending-doctor', undefined],
      ['contact', '0600000002'],
    ])
    expect(blocks.recent.items).toMatchObject([
      { tag: 'creatinine', text: '95 umol/L', date: '2026-01-10', document: { title: 'Analyses' } },
    ])
    expect(silences(blocks.recent)).toEqual(unknown('stay', 'potassium', 'haemoglobin', 'inr'))
  })

  test('« none » is who said it and when, and stands beside what contradicts it', async () => {
    const one = await care('Emergency None')
    await noneAs(one.as('holder'), one.recordId, 'treatments')
    await breaks(one, 'urgent')
    expect((await seen(one)).blocks.treatments).toMatchObject({ items: [], silent: [{ topic: 'treatments', state: 'none' }] })
    expect((await seen(one)).blocks.conditions.silent).toEqual([{ topic: 'conditions', state: 'unknown' }])
  })

  test('a grave allergy is never what a screen has no room for', async () => {
    const one = await care('Emergency Many')
    for (let rank = 0; rank < 9; rank += 1)
      await addAs(one.as('holder'), one.recordId, { ...allergy, code: { text: `Pénicilline ${rank}` } })
    await addAs(one.as('holder'), one.recordId, mild)
    await breaks(one, 'urgent')
    const { danger } = (await seen(one)).blocks
    expect([danger.items.length, danger.more, danger.items.every(({ tag }) => tag === 'severe-allergy')]).toEqual([9, 1, true])
  })
})

describe('in both modes', () => {
  test('the matrix holds: an optician reads no more of it than of her documents', async () => {
    const one = await care('Emergency Matrix')
    for (const body of [allergy, thinner, heart]) await addAs(one.as('holder'), one.recordId, body)
    await breaks(one, 'optician')
    const { blocks } = await seen(one, 'optician')
    expect([lines(blocks.danger), silences(blocks.danger)[0]]).toEqual([['anticoagulant Éliquis 5 mg'], 'allergies closed'])
    expect([silences(blocks.conditions), silences(blocks.recent)[1]]).toEqual([['conditions closed'], 'creatinine closed'])
    await regulates(one)
    expect(lines((await seen(one, 'samu', 'regulation')).blocks.danger)).toEqual([
      'severe-allergy Pénicilline',
      'anticoagulant Éliquis 5 mg',
    ])
  })

  test('what is masked is there only where she allowed it; without, the same world as if it were not', async () => {
    const [hers, twin] = [await care('Emergency Masked'), await care('Emergency Twin')]
    for (const one of [hers, twin]) {
      await consentAs(one.as('holder'), one.recordId, true)
      await addAs(one.as('holder'), one.recordId, thinner)
    }
    await addAs(hers.as('holder'), hers.recordId, allergy)
    await hideAs(hers.as('holder'), hers.recordId, 'allergies')
    await report(hers, '95', MASKED)
    const without = (view: Emergency): string => wordsOf(view).replaceAll(/"id":"[^"]*"|Emergency (Masked|Twin)/g, '""')
    for (const one of [hers, twin]) {
      await breaks(one, 'urgent')
      await regulates(one)
    }
    for (const [who, mode] of [
      ['urgent', 'break-glass'],
      ['samu', 'regulation'],
    ] as const)
      expect(without(await seen(hers, who, mode))).toBe(without(await seen(twin, who, mode)))
    await setEmergencySwitches(hers.as('holder'), hers.recordId, { breakGlass: true, regulation: true, maskedInEmergency: true })
    const all = (await seen(hers)).blocks
    expect([lines(all.danger)[0], lines(all.recent)]).toEqual(['severe-allergy Pénicilline', ['creatinine 95 umol/L']])
  })

  test('masked while it lasts, it is gone at the next look', async () => {
    const one = await care('Emergency Masked Since')
    await consentAs(one.as('holder'), one.recordId, true)
    const { documentId } = await report(one, '95')
    await breaks(one, 'urgent')
    expect((await seen(one)).useful).toHaveLength(1)
    await actAs(one.as('holder'), one.recordId, 'mask', documentId, maskDocument)
    expect(wordsOf(await seen(one))).not.toMatch(/95|Analyses/)
  })

  test('it lasts an hour, is one line of her journal with its mode, and nothing is taken away', async () => {
    const one = await care('Emergency Hour')
    await breaks(one, 'urgent')
    const before = (await entriesOf(kit, one.recordId)).length
    await seen(one)
    const entries = await entriesOf(kit, one.recordId)
    expect([entries.length - before, entries.at(-1)?.entry.action, entries.at(-1)?.entry.mode]).toEqual([
      1,
      'record.read-synthesis',
      'break-glass',
    ])
    expect(await refusalOf(takeSynthesis(one.as('urgent', 'break-glass'), one.recordId, 'ips'))).toBe('act-refused')
    kit.clock.advance(HOUR)
    expect(await refusalOf(seen(one))).toBe('no-record')
  })

  test('nobody else opens it: not without the mode, not in the other one, not her representative claiming it', async () => {
    const one = await care('Emergency Others')
    await breaks(one, 'urgent')
    expect(await refusalOf(seen(one, 'urgent', 'normal'))).toBe('no-record')
    expect(await refusalOf(seen(one, 'urgent', 'regulation'))).toBe('no-record')
    expect(await refusalOf(seen(one, 'samu', 'break-glass'))).toBe('no-record')
  })
})
