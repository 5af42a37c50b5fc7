import { expect, test } from 'vitest'
import { seedDocuments } from '../../fixtures/documents.ts'
import { plain } from '../../ui/format/plain.ts'
import { documentsSearch, filtersOf, searchOf } from './address.ts'
import { facetsOf, type Filters, filterPapers, monthsBefore, NO_FILTER } from './filter.ts'
import { codeOf } from '../../ui/format/code-of.ts'
import { byMonth, byYear, type Paper } from './papers.ts'

const RECORD = 'r-nadia'
const all: readonly Paper[] = (seedDocuments().get(RECORD) ?? []).map((document, index) => ({
  ...document,
  pinned: index === 3,
  toFile: index === 4,
  folderId: document.title.startsWith('Ordonnance') ? 'f1' : null,
  hasNote: false,
}))
const titles = (filters: Partial<Filters>): readonly string[] =>
  filterPapers(all, { ...NO_FILTER, ...filters }, RECORD).map(({ title }) => title)

test('accents, case, ligatures and elisions do not matter', () => {
  expect(plain('L’Échographie du cœur')).toBe('l echographie du coeur')
  expect(titles({ words: 'GLYCEMIE' })).toEqual(['Prise de sang, glycémie et HbA1c'])
  expect(titles({ words: 'ordonnance' })).toEqual(['Ordonnance, metformine et apixaban', 'Photo de l’ordonnance du podologue'])
})

test('every word must be found, each at the beginning of a word, in any order', () => {
  expect(titles({ words: 'genou compte' })).toEqual(['Compte rendu opératoire, prothèse du genou'])
  expect(titles({ words: 'enou' })).toEqual([])
})

test('the author, the place and the year are searched too', () => {
  expect(titles({ words: 'roux' })).toEqual(['Compte rendu de consultation en dermatologie'])
  expect(titles({ words: '2024' }).length).toBe(2)
})

test('filters add up', () => {
  expect(titles({ show: 'mine', words: 'questions' })).toEqual(['Mes questions pour le médecin'])
  expect(titles({ category: 'biology' }).length).toBe(2)
  expect(titles({ category: 'biology', period: '2026' }).length).toBe(2)
  expect(titles({ category: 'biology', period: '2025' })).toEqual([])
  expect(titles({ folder: 'f1' })).toEqual(['Ordonnance, metformine et apixaban'])
  expect(titles({ show: 'pinned' })).toEqual(['Note de vaccination, grippe'])
})

test('a person and a place are chosen by a code that says nothing, and is another one in another record', () => {
  const { people, places } = facetsOf(all, RECORD)
  const roux = people.find(({ name }) => name === 'Dr Paul Roux')
  expect(titles({ person: roux?.code ?? '' })).toEqual(['Compte rendu de consultation en dermatologie'])
  expect(roux?.code).toMatch(/^c[0-9a-z]{1,7}$/)
  expect(codeOf('another', 'Dr Paul Roux')).not.toBe(roux?.code)
  expect(places.find(({ name }) => name === 'CHU de Tours')?.count).toBe(2)
})

test('a period since a day keeps what begins in it', () => {
  expect(monthsBefore('2026-11-22', 3)).toBe('2026-08-22')
  expect(titles({ period: '2026-10-14' }).length).toBe(3)
})

test('an address keeps every filter and not one word', () => {
  const filters: Filters = {
    words: 'diabète',
    show: 'masked',
    category: 'biology',
    person: 'c1a',
    place: 'c2b',
    period: '2026',
    folder: 'f1',
  }
  const address = searchOf(filters, 'cards')
  expect(JSON.stringify(address)).not.toMatch(/diab|biolog/)
  expect(filtersOf(documentsSearch({ ...address, when: 2026 }), 'diabète')).toEqual(filters)
  expect(documentsSearch({ show: 'everything', cat: 99, by: '../x', view: 'list', when: '<b>' })).toEqual({})
})

test('months and years follow the order of the list and lose no document', () => {
  expect(byMonth(all).reduce((sum, { papers }) => sum + papers.length, 0)).toBe(all.length)
  expect(byYear(all).map(({ year }) => year)).toEqual(['2026', '2025', '2024'])
})
