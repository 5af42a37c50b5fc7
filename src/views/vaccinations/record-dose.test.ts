import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { by, professional, refusalOf, signIn } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, withEntries } from '../../documents/facts/testing/entries.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { bytesAs, careOf, depositAs, linesAs, openKit } from '../../documents/testing/kit.ts'
import { DAY } from '../../kernel/instant.ts'
import { askXPath } from '../../platform/xml/xpath.ts'
import type { Body } from '../../profile/index.ts'
import { addAs, confirmAs, entriesAs, hideAs, removeAs } from '../../profile/testing/kit.ts'
import { readVaccinations } from '../index.ts'
import type { NewDose } from './model.ts'
import { recordDose } from './record-dose.ts'

const kit = await openKit()
const people = {
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  colleague: professional('Dr Omar Faye', '10', { structureNationalId: '10B0000004' }),
  stranger: professional('Dr Alex Inconnu', '10', { structureNationalId: '10B0000009' }),
}
const care = (name: string) => careOf(kit, name, people, { doctor: 'authorised', colleague: 'authorised' })
type Care = Awaited<ReturnType<typeof care>>

const doseOf = (changes: Partial<NewDose> = {}): NewDose => ({
  clientId: randomUUID(),
  vaccine: 'Revaxis',
  cip13: '3400932857241',
  occurrence: '2026-01-12',
  lot: 'U1A2',
  expiry: '2027-06-30',
  kind: 'booster',
  rank: 4,
  route: 'intramuscular',
  site: 'bras gauche',
  ...changes,
})
const record = ({ as, recordId }: Care, dose: NewDose, who: keyof typeof people | 'holder' = 'doctor', secret = false) =>
  recordDose(as(who, 'normal', { secret }), kit.engine, recordId, dose)
const seenBy = async ({ as, recordId }: Care, who: keyof typeof people | 'holder') => {
  const op = as(who)
  const { injections } = await underGrant(op, recordId, 'read-profile', { action: 'profile.read' }, grant => readVaccinations(op, grant))
  return injections
}
const said = (name: string, occurrence: string): Body => ({
  rubric: 'vaccinations',
  vaccine: { text: name },
  occurrence: occurrence as never,
})

const H = { h: 'urn:hl7-org:v3' }

test('a dose is one line and its note, which says what, when, of which lot and by whom; read back it is the same line', async () => {
  const kept = await care('Dose')
  await consentAs(kept.as('holder'), kept.recordId, true)
  const dose = doseOf()
  const { documentId, known } = await record(kept, dose)
  expect(known).toBe(false)
  const [line] = await linesAs(kept.as('holder'), kept.recordId)
  expect(line).toMatchObject({
    id: documentId,
    facts: { title: 'Vaccination : Revaxis', typeCode: '87273-9', format: 'cda', authorName: 'Ines Roux' },
  })
  const told = askXPath(await bytesAs(kept.as('holder'), kept.recordId, documentId ?? ('' as never)), H, root => [
    root.text('count(//h:substanceAdministration)'),
    root.text('//h:substanceAdministration/h:id/@root'),
    root.text('//h:substanceAdministration/h:effectiveTime/@value'),
    root.text('//h:manufacturedMaterial/h:code/@code'),
    root.text('//h:lotNumberText'),
    root.text('//h:substanceAdministration/h:code/@code'),
    root.text('//h:substanceAdministration//h:value/@value'),
  ])
  expect(told).toEqual(['1', dose.clientId.toUpperCase(), '20260112', '3400932857241', 'U1A2', 'BOOSTER', '4'])
  expect(await seenBy(kept, 'colleague')).toMatchObject([
    { name: 'Revaxis', date: '2026-01-12', lot: 'U1A2', source: 'professional', targets: ['dtp'], read: { documentId } },
  ])
})

test('sent again, the same day or the day after, it is done once', async () => {
  const kept = await care('Encore')
  await consentAs(kept.as('holder'), kept.recordId, true)
  const dose = doseOf()
  const first = await record(kept, dose)
  expect(await record(kept, dose)).toEqual({ ...first, known: true })
  kit.clock.advance(DAY)
  const op = by(kit, await signIn(kit, people.doctor))
  expect(await recordDose(op, kit.engine, kept.recordId, dose)).toMatchObject({ entryId: first.entryId, known: true })
  expect([(await seenBy({ ...kept, as: () => op }, 'doctor')).length, (await linesAs(op, kept.recordId)).length]).toEqual([1, 1])
})

test('the same product on the same day is refused, whoever said it and wherever', async () => {
  const kept = await care('Deux')
  await consentAs(kept.as('holder'), kept.recordId, true)
  await record(kept, doseOf())
  for (const changes of [{}, { lot: 'AUTRE' }, { vaccine: 'REVAXIS, suspension' }])
    expect(await refusalOf(record(kept, doseOf(changes), 'colleague'))).toBe('already-there')
  await addAs(kept.as('holder'), kept.recordId, said('Gardasil 9', '2026-01-12'))
  expect(await refusalOf(record(kept, doseOf({ vaccine: 'Gardasil' })))).toBe('already-there')
  const injection = `<substanceAdministration classCode="SBADM" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.12"/><effectiveTime value="20260112"/>
<consumable><manufacturedProduct><manufacturedMaterial><name>BEXSERO</name></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`
  const bytes = cdaOf(kept.traits, people.colleague, { uniqueId: '2.25.8801', typeCode: '11488-4', replace: withEntries(entry(injection)) })
  await depositAs(kit, kept.as('colleague'), kept.recordId, bytes)
  expect(await refusalOf(record(kept, doseOf({ vaccine: 'Bexsero' })))).toBe('already-there')
  expect(await record(kept, doseOf({ vaccine: 'Bexsero', occurrence: '2026-01-13' }))).toMatchObject({ known: false })
})

test('never in a session of secrecy, by nobody but a professional who may write here', async () => {
  const kept = await care('Qui')
  expect(await refusalOf(record(kept, doseOf(), 'doctor', true))).toBe('vaccination-not-secret')
  expect(await refusalOf(record(kept, doseOf(), 'holder'))).toBe('act-refused')
  expect(await refusalOf(record(kept, doseOf(), 'stranger'))).toMatch(/^(no-record|not-authorised|access-refused|act-refused)$/)
  expect([await linesAs(kept.as('holder'), kept.recordId), await entriesAs(kept.as('holder'), kept.recordId)]).toEqual([[], []])
})

test('a day to come, half a date, a wrong code are refused; an expired box is recorded only when it is said', async () => {
  const kept = await care('Faute')
  const bad: readonly (readonly [Partial<NewDose>, string])[] = [
    [{ occurrence: '2026' }, 'dose-invalid'],
    [{ occurrence: '2026-02-30' }, 'dose-invalid'],
    [{ occurrence: '2199-01-01', expiry: '2200-01-01' }, 'date-refused'],
    [{ vaccine: '  ' }, 'dose-invalid'],
    [{ clientId: 'x' }, 'dose-invalid'],
    [{ cip13: '3400932857242' }, 'dose-invalid'],
    [{ expiry: '2026' }, 'dose-invalid'],
    [{ expiry: '2026-01-11' }, 'box-expired'],
  ]
  for (const [changes, code] of bad) expect(await refusalOf(record(kept, doseOf(changes))), JSON.stringify(changes)).toBe(code)
  expect(await linesAs(kept.as('holder'), kept.recordId)).toEqual([])
  expect(await record(kept, doseOf({ expiry: '2026-01-12' }))).toMatchObject({ known: false })
  expect(await record(kept, doseOf({ vaccine: 'Boostrix Tetra', expiry: '2026-01-11', afterExpiry: true }))).toMatchObject({ known: false })
})

test('words that look like markup stay words', async () => {
  const kept = await care('Signes')
  const { documentId } = await record(kept, doseOf({ vaccine: 'Vaccin <b>&"', lot: 'A&B', site: '<x>' }))
  const bytes = await bytesAs(kept.as('holder'), kept.recordId, documentId ?? ('' as never))
  expect(askXPath(bytes, H, root => [root.text('//h:manufacturedMaterial/h:name'), root.text('//h:lotNumberText')])).toEqual([
    'Vaccin <b>&"',
    'A&B',
  ])
})

test('who hid her vaccinations is not told of by a refusal: her own word there is as if it were not', async () => {
  const kept = await care('Cachée')
  await addAs(kept.as('holder'), kept.recordId, said('Revaxis', '2026-01-12'))
  await hideAs(kept.as('holder'), kept.recordId, 'vaccinations')
  expect(await record(kept, doseOf())).toMatchObject({ known: false })
})

test('a dose that was confirmed is hers to rewrite no more, nor to remove', async () => {
  const kept = await care('Fermée')
  const { id, version } = await addAs(kept.as('holder'), kept.recordId, said('Revaxis', '2026-01-12'))
  const read = { entryId: id, version, rubric: 'vaccinations' } as const
  await confirmAs(kept.as('doctor'), kept.recordId, read, 'vaccination-record')
  expect(await refusalOf(removeAs(kept.as('holder'), kept.recordId, read))).toBe('entry-closed')
  expect(await seenBy(kept, 'holder')).toMatchObject([{ source: 'confirmed', entry: { closed: 'confirmed' } }])
})
