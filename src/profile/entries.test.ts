import { describe, expect, test } from 'vitest'
import { entriesOf, personCalled, professional, refusalOf } from '../../test/support-door/index.ts'
import type { DocumentId } from '../kernel/ids.ts'
import type { PartialDate } from '../kernel/partial-date.ts'
import { underGrant } from '../access/index.ts'
import { askCorrection, changing, HISTORY, readHistory } from './index.ts'
import {
  addAs,
  allergyTo,
  careOf,
  changeAs,
  confirmAs,
  endAs,
  entriesAs,
  noneAs,
  openKit,
  profileAs,
  removeAs,
  wordsAs,
} from './testing/kit.ts'

const world = await openKit()
const people = {
  attending: professional('Dr Nadia Benali'),
  doctor: professional('Dr Ines Roux'),
  parent: personCalled('Marc Parent'),
  helper: personCalled('Zoé Aide'),
}
const RELATIONS = { attending: 'attending', doctor: 'authorised', parent: 'representative', helper: 'helper' } as const
const care = (name: string) => careOf(world, name, people, RELATIONS)
const year = (text: string) => text as PartialDate
const rubric = 'allergies' as const

describe('what a person declares', () => {
  test('is read back as it was said, by whom, under which source', async () => {
    const { recordId, as } = await care('Anne Dit')
    const { id } = await addAs(as('holder'), recordId, allergyTo('Pénicilline', { criticality: 'high', onset: '1998' }))
    const [entry] = await entriesAs(as('holder'), recordId)
    expect(entry).toMatchObject({ id, version: 1, rubric, status: 'active', source: 'declared', closed: null })
    expect(entry?.body).toEqual({ rubric, code: { text: 'Pénicilline' }, criticality: 'high', onset: '1998' })
    expect(entry?.author).toMatchObject({ kind: 'holder', name: 'Anne Dit' })
  })

  test('is added once, however often the same request comes', async () => {
    const { recordId, as } = await care('Anne Deux')
    const first = await addAs(as('holder'), recordId, allergyTo('Latex'), { clientId: 'same' })
    const again = await addAs(as('holder'), recordId, allergyTo('Latex'), { clientId: 'same' })
    expect(again).toEqual({ ...first, known: true })
    expect(await refusalOf(addAs(as('holder'), recordId, allergyTo('Iode'), { clientId: 'same' }))).toBe('other-entry')
    expect(await wordsAs(as('holder'), recordId)).toEqual(['Latex'])
  })

  test('has no date in the future, and no end before its beginning', async () => {
    const { recordId, as } = await care('Anne Demain')
    const treatment = (start: string, end: string) =>
      ({ rubric: 'treatments', medication: { text: 'Amoxicilline' }, effectivePeriod: { start: year(start), end: year(end) } }) as const
    expect(await refusalOf(addAs(as('holder'), recordId, allergyTo('Pollen', { onset: '2031' })))).toBe('date-refused')
    expect(await refusalOf(addAs(as('holder'), recordId, allergyTo('Pollen', { onset: '2023-02-29' })))).toBe('date-refused')
    expect(await refusalOf(addAs(as('holder'), recordId, treatment('2026-11', '2026-10')))).toBe('date-refused')
    expect(await refusalOf(addAs(as('holder'), recordId, treatment('2026-11', '2027-02')))).toBe('done')
  })

  test('is renewed on a day to come, if it is a day', async () => {
    const { recordId, as } = await care('Anne Renouvelle')
    const renewed = (renewal: string) => ({ rubric: 'treatments', medication: { text: 'Mémantine' }, renewal: year(renewal) }) as const
    expect(await refusalOf(addAs(as('holder'), recordId, renewed('2027-02-29')))).toBe('date-refused')
    expect(await refusalOf(addAs(as('holder'), recordId, renewed('2027-02-28')))).toBe('done')
    expect((await entriesAs(as('holder'), recordId)).map(({ body }) => body)).toMatchObject([{ renewal: '2027-02-28' }])
  })

  test('« je n’en ai pas » is said in so many words, gives way to what is added, and contradicts nothing', async () => {
    const { recordId, as } = await care('Anne Aucune')
    await noneAs(as('holder'), recordId, rubric)
    expect(await wordsAs(as('doctor'), recordId)).toEqual(['none'])
    await addAs(as('holder'), recordId, allergyTo('Kiwi'))
    expect(await wordsAs(as('doctor'), recordId)).toEqual(['Kiwi'])
    expect(await refusalOf(noneAs(as('holder'), recordId, rubric))).toBe('none-contradicted')
    expect(await refusalOf(noneAs(as('holder'), recordId, 'measures'))).toBe('none-meaningless')
  })

  test('a blood group stands alone: another replaces it', async () => {
    const { recordId, as } = await care('Anne Sang')
    await addAs(as('holder'), recordId, { rubric: 'blood-group', value: 'A+' })
    await addAs(as('holder'), recordId, { rubric: 'blood-group', value: 'O-' })
    expect((await entriesAs(as('holder'), recordId)).map(({ body }) => body)).toEqual([{ rubric: 'blood-group', value: 'O-' }])
    expect(await entriesAs(as('holder'), recordId, { past: true })).toHaveLength(2)
  })

  test('the documents she joins are told to her alone', async () => {
    const { recordId, as } = await care('Anne Lien')
    const link = world.draw.uuid() as DocumentId
    await addAs(as('holder'), recordId, allergyTo('Iode'), { links: [link] })
    const seen = async (who: 'holder' | 'doctor' | 'parent') => (await entriesAs(as(who), recordId))[0]?.links
    expect([await seen('holder'), await seen('doctor'), await seen('parent')]).toEqual([[link], [], []])
  })
})

describe('what changes', () => {
  test('two tabs: the second is told, and nothing of the first is lost', async () => {
    const { recordId, as } = await care('Anne Onglet')
    const { id: entryId } = await addAs(as('holder'), recordId, allergyTo('Arachide'))
    const read = { entryId, version: 1, rubric }
    await changeAs(as('holder'), recordId, { ...read, body: allergyTo('Arachide grillée') })
    expect(await refusalOf(changeAs(as('holder'), recordId, { ...read, body: allergyTo('Cacahuète') }))).toBe('entry-changed')
    expect(await refusalOf(changeAs(as('holder'), recordId, { ...read, body: allergyTo('Arachide grillée') }))).toBe('done')
    expect(await refusalOf(endAs(as('holder'), recordId, read, null))).toBe('entry-changed')
    expect(await wordsAs(as('holder'), recordId)).toEqual(['Arachide grillée'])
  })

  test('two tabs at the same instant: one is written, the other is told', async () => {
    const { recordId, as } = await care('Anne Course')
    const { id: entryId } = await addAs(as('holder'), recordId, allergyTo('Soja'))
    const change = (text: string) => refusalOf(changeAs(as('holder'), recordId, { entryId, version: 1, rubric, body: allergyTo(text) }))
    expect((await Promise.all([change('Soja A'), change('Soja B')])).toSorted()).toEqual(['done', 'entry-changed'])
  })

  test('every version is kept, and told to her side alone', async () => {
    const { recordId, as } = await care('Anne Avant')
    const { id: entryId } = await addAs(as('holder'), recordId, allergyTo('Œuf'))
    await changeAs(as('holder'), recordId, { entryId, version: 1, rubric, body: allergyTo('Œuf cru') })
    const history = (who: 'holder' | 'doctor') =>
      underGrant(as(who), recordId, 'read-profile', HISTORY, grant => readHistory(as(who), grant, entryId))
    expect((await history('holder')).map(({ version }) => version)).toEqual([2, 1])
    expect(await refusalOf(history('doctor'))).toBe('act-refused')
  })

  test('what is ended stays, with its end; what is removed is found by nobody', async () => {
    const { recordId, as } = await care('Anne Fin')
    const { id: ended } = await addAs(as('holder'), recordId, allergyTo('Lait'))
    const { id: removed } = await addAs(as('holder'), recordId, allergyTo('Erreur'))
    await endAs(as('holder'), recordId, { entryId: ended, version: 1, rubric }, year('2019'))
    await removeAs(as('holder'), recordId, { entryId: removed, version: 1, rubric })
    expect((await entriesAs(as('doctor'), recordId)).map(({ id, status, endedOn }) => ({ id, status, endedOn }))).toEqual([
      { id: ended, status: 'ended', endedOn: '2019' },
    ])
    expect(await refusalOf(endAs(as('holder'), recordId, { entryId: removed, version: 2, rubric }, null))).toBe('entry-absent')
  })
})

describe('who says what', () => {
  test('a professional adds; his words are his: the person asks for a correction, and does not rewrite them', async () => {
    const { recordId, as } = await care('Anne Docteur')
    const { id: entryId } = await addAs(as('doctor'), recordId, allergyTo('Codéine'))
    const read = { entryId, version: 1, rubric }
    const [entry] = await entriesAs(as('holder'), recordId)
    expect(entry).toMatchObject({ source: 'professional', closed: 'by-professional', author: { name: 'Dr Ines Roux' } })
    expect(await refusalOf(changeAs(as('holder'), recordId, { ...read, body: allergyTo('Rien') }))).toBe('entry-closed')
    expect(await refusalOf(removeAs(as('attending'), recordId, read))).toBe('entry-closed')
    const act = changing('profile.ask-correction', read)
    await underGrant(as('holder'), recordId, 'write-profile', act, grant =>
      askCorrection(as('holder'), grant, read, 'C’était autre chose.'),
    )
    expect((await entriesAs(as('doctor'), recordId))[0]).toMatchObject({ correctionAsked: true, closed: null })
    expect(await refusalOf(changeAs(as('doctor'), recordId, { ...read, body: allergyTo('Morphine') }))).toBe('done')
  })

  test('a professional confirms what she declared; saying it otherwise unsays the confirmation', async () => {
    const { recordId, as } = await care('Anne Preuve')
    const { id: entryId } = await addAs(as('holder'), recordId, allergyTo('Aspirine'))
    const read = { entryId, version: 1, rubric }
    expect(await refusalOf(confirmAs(as('holder'), recordId, read))).toBe('confirmed-by-professionals')
    await confirmAs(as('attending'), recordId, read)
    expect((await entriesAs(as('holder'), recordId))[0]).toMatchObject({
      source: 'confirmed',
      confirmed: { by: { name: 'Dr Nadia Benali' } },
    })
    await changeAs(as('holder'), recordId, { ...read, body: allergyTo('Ibuprofène') })
    expect((await entriesAs(as('holder'), recordId))[0]).toMatchObject({ source: 'declared', confirmed: null })
  })

  test('a confirmed dose is closed to the person, and stands once a day and product', async () => {
    const { recordId, as } = await care('Anne Vaccin')
    const body = { rubric: 'vaccinations', vaccine: { text: 'ROR' }, occurrence: year('2024-10-12') } as const
    const { id: entryId } = await addAs(as('holder'), recordId, body, { once: '2024-10-12|ror' })
    expect(await refusalOf(addAs(as('doctor'), recordId, body, { once: '2024-10-12|ror' }))).toBe('already-there')
    const read = { entryId, version: 1, rubric: 'vaccinations' } as const
    await confirmAs(as('doctor'), recordId, read, 'vaccination-record')
    expect(await refusalOf(changeAs(as('holder'), recordId, { ...read, body: { ...body, lotNumber: 'X1' } }))).toBe('entry-closed')
  })

  test('a helper adds, and rewrites what he said himself; a representative what her side said', async () => {
    const { recordId, as } = await care('Anne Aidée')
    const { id: hers } = await addAs(as('holder'), recordId, allergyTo('Noix'))
    const { id: his } = await addAs(as('helper'), recordId, allergyTo('Miel'))
    const change = (who: 'helper' | 'parent', entryId: string, version: number) =>
      refusalOf(changeAs(as(who), recordId, { entryId, version, rubric, body: allergyTo('Autre') }))
    expect(await change('helper', hers, 1)).toBe('entry-closed')
    expect(await change('parent', hers, 1)).toBe('done')
    expect(await change('helper', his, 1)).toBe('done')
    expect(await change('parent', his, 2)).toBe('done')
  })

  test('each act is traced under its name and rubric, and none of its words', async () => {
    const { recordId, as } = await care('Anne Trace')
    const { id: entryId } = await addAs(as('holder'), recordId, allergyTo('Crevette'))
    await confirmAs(as('doctor'), recordId, { entryId, version: 1, rubric })
    await profileAs(as('doctor'), recordId, { rubrics: [rubric] })
    const entries = (await entriesOf(world, recordId)).map(({ entry }) => ({ action: entry.action, sections: entry.sections }))
    expect(entries.slice(-3)).toEqual([
      { action: 'profile.add', sections: [rubric] },
      { action: 'profile.confirm', sections: [rubric] },
      { action: 'profile.read', sections: [rubric] },
    ])
    expect(JSON.stringify(entries)).not.toContain('Crevette')
  })
})
