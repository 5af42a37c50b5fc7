import { describe, expect, test } from 'vitest'
import { asRuleActor, personCalled, professional } from '../../test/support-door/index.ts'
import { authorise, type Scope, setScope, underGrant } from '../access/index.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { fromIso } from '../kernel/instant.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import { searchDocuments } from './index.ts'
import { type Asked, careOf, depositAs, HELD, HIDDEN, MASKED, openKit, opensAs, outcomeOf, titlesAs } from './testing/kit.ts'

const kit = await openKit()
const at = (structureNationalId: string) => ({ structureNationalId, structureName: `Lieu ${structureNationalId}` })
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', at('10B0000003')),
  specialist: professional('Dr Omar Faye', '10', at('10B0000004')),
  pharmacist: professional('Léa Morin', '21', at('10B0000005')),
  stranger: professional('Dr Jean Loin', '10', at('10B0000006')),
  parent: personCalled('Marc Parent'),
}
type Who = keyof typeof people | 'holder'
const care = (name: string) =>
  careOf(kit, name, people, { doctor: 'authorised', specialist: 'authorised', pharmacist: 'authorised', parent: 'representative' })
type Care = Awaited<ReturnType<typeof care>>

const file = (title: string): Buffer => makePdf({ page: `BT (${title}) Tj ET` })
const filed = async ({ as, recordId }: Care, title: string, asked: Asked = {}): Promise<DocumentId> =>
  (await depositAs(kit, as('author'), recordId, file(title), { title, ...asked })).documentId

describe('the scope the person gave', () => {
  const set = async (kept: Care, scope: Scope): Promise<void> =>
    setScope(kept.as('holder'), kept.recordId, asRuleActor(people.specialist), scope)

  test('by categories', async () => {
    const kept = await care('Scope Categories')
    await filed(kept, 'Biologie', { typeCode: '11502-2' })
    await filed(kept, 'Imagerie', { typeCode: '18748-4' })
    await set(kept, { kind: 'categories', classCodes: ['18748-4'] })
    expect(await titlesAs(kept.as('specialist'), kept.recordId)).toEqual(['Imagerie'])
    expect(await titlesAs(kept.as('doctor'), kept.recordId)).toEqual(['Biologie', 'Imagerie'])
  })

  test('by period: month by month, bounds included', async () => {
    const kept = await care('Scope Period')
    for (const date of ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01']) await filed(kept, date, { date })
    await set(kept, { kind: 'period', from: '2026-02', to: '2026-02' })
    expect(await titlesAs(kept.as('specialist'), kept.recordId)).toEqual(['2026-02-01', '2026-02-28'])
  })

  test('by documents: those, in every version to come, and no other', async () => {
    const kept = await care('Scope Documents')
    const { as, recordId } = kept
    const [one, other] = [await filed(kept, 'Un'), await filed(kept, 'Autre')]
    await set(kept, { kind: 'documents', documentIds: [one] })
    expect(await titlesAs(as('specialist'), recordId)).toEqual(['Un'])
    const two = await filed(kept, 'Deux', { replaces: one })
    expect(await titlesAs(as('specialist'), recordId)).toEqual(['Deux'])
    await set(kept, { kind: 'documents', documentIds: [two] })
    await filed(kept, 'Trois', { replaces: two })
    expect(await titlesAs(as('specialist'), recordId)).toEqual(['Trois'])
    expect(await opensAs(as('specialist'), recordId, other)).toBe('document-absent')
  })

  test('does not limit what she wrote herself, nor go further than the matrix', async () => {
    const kept = await care('Scope Own')
    const { as, recordId } = kept
    await depositAs(kit, as('specialist'), recordId, file('x'), { title: 'Le sien' })
    const psychiatric = await filed(kept, 'Psychiatrie', { typeCode: '68599-0' })
    await set(kept, { kind: 'period', from: '1990-01', to: '1990-01' })
    expect(await titlesAs(as('specialist'), recordId)).toEqual(['Le sien'])
    await authorise(as('holder'), recordId, {
      actor: asRuleActor(people.pharmacist),
      until: fromIso('2026-12-20T00:00:00Z'),
      scope: { kind: 'documents', documentIds: [psychiatric] },
    })
    expect(await titlesAs(as('pharmacist'), recordId)).toEqual([])
  })
})

describe('a search', () => {
  const search = (kept: Care, who: Who, text: string) =>
    underGrant(kept.as(who), kept.recordId, 'read', { action: 'documents.search' }, grant => searchDocuments(kept.as(who), grant, text))

  test('finds words of titles, types, authors and dates, without case or accents, all of them needed', async () => {
    const kept = await care('Search Words')
    await filed(kept, 'Échographie du genou', { typeCode: '18748-4', date: '2026-05-04' })
    await filed(kept, 'Courrier')
    const found = async (text: string) => (await search(kept, 'holder', text)).map(line => line.facts.title)
    expect(await found('ECHOGRAPHIE genou')).toEqual(['Échographie du genou'])
    expect(await found('scanner')).toEqual(['Échographie du genou'])
    expect(await found('2026-05-04')).toEqual(['Échographie du genou'])
    expect(await found('leroy courrier')).toEqual(['Courrier'])
    expect(await found('genou courrier')).toEqual([])
    expect(await found('   ')).toEqual([])
  })

  test('looks among what its reader sees only', async () => {
    const kept = await care('Search Hidden')
    await filed(kept, 'Genou masqué', { visibility: MASKED })
    await filed(kept, 'Genou retenu', { visibility: HELD })
    await filed(kept, 'Genou secret', { visibility: HIDDEN })
    const found = async (who: Who) => (await search(kept, who, 'genou')).map(line => line.facts.title).toSorted()
    expect(await found('doctor')).toEqual(['Genou retenu', 'Genou secret'])
    expect(await found('holder')).toEqual(['Genou masqué', 'Genou secret'])
    expect(await found('parent')).toEqual(['Genou masqué'])
    expect(await outcomeOf(search(kept, 'stranger', 'genou'))).toBe('no-record')
  })
})
