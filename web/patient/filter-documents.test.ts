import { expect, test } from 'vitest'
import { seedDocuments } from '../fixtures/documents.ts'
import { plain } from '../ui/format/plain.ts'
import { filterDocuments } from './filter-documents.ts'

const all = seedDocuments().get('r-nadia') ?? []
const titles = (words: string, shows: Parameters<typeof filterDocuments>[1]['shows'] = []): readonly string[] =>
  filterDocuments(all, { words, shows, category: null }).map(document => document.title)

test('accents, case, ligatures and elisions do not matter', () => {
  expect(plain('L’Échographie du cœur')).toBe('l echographie du coeur')
  expect(titles('GLYCEMIE')).toEqual(['Prise de sang, glycémie et HbA1c'])
  expect(titles('ordonnance')).toEqual(['Ordonnance, metformine et apixaban', 'Photo de l’ordonnance du podologue'])
})

test('every word must be found, each at the beginning of a word, in any order', () => {
  expect(titles('genou compte')).toEqual(['Compte rendu opératoire, prothèse du genou'])
  expect(titles('enou')).toEqual([])
})

test('the author, the place and the year are searched too', () => {
  expect(titles('roux')).toEqual(['Compte rendu de consultation en dermatologie'])
  expect(titles('2024').length).toBe(2)
})

test('filters add up', () => {
  expect(titles('', ['mine', 'masked'])).toEqual(['Mes questions pour le médecin'])
  expect(filterDocuments(all, { words: '', shows: [], category: 'biology' }).length).toBe(2)
})
