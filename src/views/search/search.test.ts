import { afterAll, describe, expect, test } from 'vitest'
import { by, personCalled, professional, signIn } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import { maskDocument, openReader, readWaitingText } from '../../documents/index.ts'
import { actAs, careOf, depositAs, HELD, HIDDEN, MASKED, openKit, type VISIBLE } from '../../documents/testing/kit.ts'
import { LOOP } from '../../kernel/loop.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Asked, Found, Piece } from './model.ts'
import { readWords } from './read-words.ts'
import { searchRecord } from './search-record.ts'

const kit = await openKit()
const reader = openReader()
afterAll(() => reader.close())
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  parent: personCalled('Marc Parent'),
}
const care = (name: string) => careOf(kit, name, people, { author: 'attending', doctor: 'authorised', parent: 'representative' })
type Care = Awaited<ReturnType<typeof care>>

const familyOf = () => ({ id: 'other', label: 'Autres papiers' })

const searchAs = (op: Operation, recordId: RecordId, asked: Asked): Promise<Found> =>
  underGrant(op, recordId, 'read', { action: 'documents.search' }, grant => searchRecord(op, grant, asked, { familyOf }))

const readAll = async (): Promise<void> => {
  while (await readWaitingText(by(kit, LOOP), reader));
}

const filed = async (
  { as, recordId }: Care,
  title: string,
  text: string,
  asked: {
    readonly date?: string
    readonly visibility?: typeof VISIBLE | typeof HELD | typeof HIDDEN | typeof MASKED
    readonly typeCode?: string
  } = {},
): Promise<DocumentId> =>
  (await depositAs(kit, as('author'), recordId, Buffer.from(`${text}\n`), { title, declaredMediaType: 'text/plain', ...asked })).documentId

const PAPERS: readonly (readonly [title: string, text: string, date: string])[] = [
  ['Résultats du laboratoire Pasteur', 'Hémogramme. Glycémie à jeun : 1,05 g/L. Hémoglobine glyquée 6,8 %.', '2024-05-12'],
  ['Radiographie du genou droit', 'Absence de fracture. Gonarthrose débutante du compartiment interne.', '2024-06-03'],
  ['Échographie abdominale', 'Foie de taille normale, vésicule biliaire sans calcul.', '2025-02-10'],
  ['Ordonnance', 'Paracétamol 1 g trois fois par jour. Lévothyroxine 75 microgrammes.', '2025-09-01'],
  ['Lettre de liaison', 'Hospitalisé pour insuffisance cardiaque décompensée. Pression artérielle 150/90.', '2026-11-12'],
  ['Certificat de non contre-indication au sport', 'Apte à la pratique de la natation.', '2026-09-20'],
]

const shelf = await care('Alma Shelf')
for (const [title, text, date] of PAPERS) await filed(shelf, title, text, { date })
await readAll()
const ask = (text: string, more: Partial<Asked> = {}) => searchAs(shelf.as('holder'), shelf.recordId, { text, ...more })
const titles = ({ documents }: Found): readonly string[] => documents.map(({ line }) => line.facts.title)
const markedIn = (pieces: readonly Piece[]): readonly string[] => pieces.filter(({ marked }) => marked).map(({ text }) => text)

describe('a question in everyday French', () => {
  test.each([
    ['prise de sang', 'Résultats du laboratoire Pasteur'],
    ['sucre dans le sang', 'Résultats du laboratoire Pasteur'],
    ['NFS', 'Résultats du laboratoire Pasteur'],
    ['HbA1c', 'Résultats du laboratoire Pasteur'],
    ['radio du genou', 'Radiographie du genou droit'],
    ['genoux', 'Radiographie du genou droit'],
    ['echo du foie', 'Échographie abdominale'],
    ['ECHOGRAPHIE', 'Échographie abdominale'],
    ['l’échographie de l’abdomen', 'Échographie abdominale'],
    ['Doliprane', 'Ordonnance'],
    ['ordonance', 'Ordonnance'],
    ['paracetamole', 'Ordonnance'],
    ['thyroïde levothyrox', 'Ordonnance'],
    ['tension', 'Lettre de liaison'],
    ['hôpital cœur', 'Lettre de liaison'],
    ['certif sport', 'Certificat de non contre-indication au sport'],
    ['quel est le dernier certificat ?', 'Certificat de non contre-indication au sport'],
  ])('« %s » finds « %s » first', async (text, title) => {
    expect(titles(await ask(text))[0]).toBe(title)
  })

  test.each([
    ['mai 2024', ['Résultats du laboratoire Pasteur']],
    ['l’an dernier', ['Échographie abdominale', 'Ordonnance']],
    ['radio 2024', ['Radiographie du genou droit']],
    ['radio 2019', []],
  ])('« %s » looks in those days', async (text, expected) => {
    expect(titles(await ask(text)).toSorted()).toEqual(expected.toSorted())
  })

  test('words of talk alone, and nonsense, find nothing or everything, without a fault', async () => {
    for (const text of ['quand ?', 'zzzzqx', '« »', '****', 'le la les', '\u0000', 'a'.repeat(300)])
      expect((await ask(text)).documents.length).toBeLessThanOrEqual(6)
    expect((await ask('zzzzqx')).total).toBe(0)
  })
})

test('what was looked for besides is told, and only what was found; exactly the words finds no more', async () => {
  const found = await ask('sucre')
  expect(found.alsoFor).toContain('glycémie')
  expect(found.alsoFor).not.toContain('glucose')
  const exactly = await ask('sucre', { synonyms: false, corrections: false })
  expect([exactly.total, exactly.alsoFor]).toEqual([0, []])
})

test('a slip is corrected when nothing holds it, and said', async () => {
  expect((await ask('ordonance')).corrections).toEqual([{ asked: 'ordonance', used: 'ordonnance' }])
  expect((await ask('ordonnance')).corrections).toEqual([])
  expect((await ask('ordonance', { corrections: false })).total).toBe(0)
})

test('an extract shows the words around what was found, marked as they are written', async () => {
  const [first] = (await ask('hemoglobine glyquee')).documents
  expect(markedIn(first?.extract ?? [])).toEqual(['Hémoglobine', 'glyquée'])
  expect((first?.extract ?? []).map(({ text }) => text).join('')).toContain('Glycémie à jeun')
  expect(markedIn((await ask('genou')).documents[0]?.title ?? [])).toEqual(['genou'])
})

test('who wrote what she sees is found by name and by trade', async () => {
  expect((await ask('docteur leroy')).people).toEqual([expect.objectContaining({ name: 'Paul Leroy', documents: PAPERS.length })])
})

test('families are counted over everything found, and one may be chosen', async () => {
  const found = await ask('laboratoire')
  expect(found.families).toEqual([{ id: 'other', count: found.total }])
  expect((await ask('laboratoire', { family: 'imaging' })).total).toBe(0)
})

test('a document not read yet is found by its title, and counted', async () => {
  const kept = await care('Not Yet')
  await filed(kept, 'Scanner du thorax', 'nodule')
  const found = await searchAs(kept.as('holder'), kept.recordId, { text: 'scanner' })
  expect([titles(found), found.unread]).toEqual([['Scanner du thorax'], 1])
  await readAll()
  expect((await searchAs(kept.as('holder'), kept.recordId, { text: 'nodule' })).unread).toBe(0)
})

describe('what is hidden changes nothing', () => {
  const QUESTIONS = ['psychose', 'schizophrenie', 'psycose', 'quetiapin', 'xeroquel', 'genou', 'dr', 'leroy', '2024', 'secre']
  const HIDINGS = [
    ['masked, from a doctor', MASKED, 'doctor'],
    ['held, from the holder', HELD, 'holder'],
    ['hidden, from a parent', HIDDEN, 'parent'],
  ] as const

  test.each(HIDINGS)('%s: the bytes are those of a record without it', async (name, visibility, who) => {
    const [one, other] = [await care(`Avec ${name}`), await care(`Sans ${name}`)]
    for (const kept of [one, other])
      await filed(kept, 'Radiographie du genou droit', 'Sans fracture. Secrétariat du service.', { date: '2024-06-03' })
    await filed(one, 'Psychose', 'Quétiapine 300 mg. Genou. Secret.', { visibility, date: '2024-06-04' })
    await readAll()
    const bare = (answer: unknown): string =>
      JSON.stringify(answer)
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
        .replace(/"(?:submittedAt|bytes)":\d+/g, '')
    for (const text of QUESTIONS) {
      const [first, second] = await Promise.all([one, other].map(kept => searchAs(kept.as(who), kept.recordId, { text })))
      expect(bare(first)).toBe(bare(second))
    }
    const words = ({ as, recordId }: Care) =>
      underGrant(as(who), recordId, 'read', { action: 'documents.search' }, grant => readWords(as(who), grant))
    expect(await words(one)).toEqual(await words(other))
    expect((await searchAs(one.as('author'), one.recordId, { text: 'psychose' })).total).toBe(1)
  })

  test('a mask counts at the next question', async () => {
    const kept = await care('Masked Now')
    const id = await filed(kept, 'Courrier', 'nystagmus')
    await readAll()
    const found = () => searchAs(kept.as('doctor'), kept.recordId, { text: 'nystagmus' })
    expect((await found()).total).toBe(1)
    await actAs(kept.as('holder'), kept.recordId, 'mask', id, maskDocument)
    expect((await found()).total).toBe(0)
  })
})

test('nobody else learns that a record exists', async () => {
  const stranger = by(kit, await signIn(kit, professional('Dr Jean Loin', '10', { structureNationalId: '10B0000009' })))
  for (const recordId of [shelf.recordId, kit.draw.uuid() as RecordId])
    await expect(searchAs(stranger, recordId, { text: 'genou' })).rejects.toMatchObject({ code: 'no-record' })
})
