import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/support/index.ts'
import { idOf } from '../../test/support-door/index.ts'
import { type DirectoryEntry, directoryEntry, professionalByNationalId, registerEntry, registerOnce, searchDirectory } from './index.ts'

const database = await freshDatabase()

const entry = (name: string, nationalId: string, changes: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  id: idOf(nationalId),
  kind: 'professional',
  nationalId,
  name: `Dr ${name}`,
  family: name.split(' ').at(-1) ?? '',
  given: name.split(' ')[0] ?? '',
  exercises: [
    {
      profession: '10',
      structureId: idOf('cabinet'),
      structureNationalId: '10B0000001',
      structureName: 'Cabinet du Port',
      occupational: false,
      regulation: false,
    },
  ],
  city: 'Concarneau',
  ...changes,
})

const anais = entry('Anaïs Le Bœuf', '810000000011')
const paul = entry('Paul Lebrun', '810000000022', { city: 'Sète' })
const clinic = entry('Clinique Lebrun', '1290000017', { kind: 'structure', exercises: [] })
for (const one of [anais, paul, clinic]) await registerEntry(database, one)

const found = async (text: string, limit = 10): Promise<readonly string[]> =>
  (await searchDirectory(database, text, limit)).map(one => one.name)

describe('the directory', () => {
  test('gives back what was registered, by id and by national number', async () => {
    expect(await directoryEntry(database, anais.id)).toEqual(anais)
    expect(await professionalByNationalId(database, '1290000017')).toEqual(clinic)
    expect(await directoryEntry(database, idOf('nobody'))).toBeUndefined()
    expect(await professionalByNationalId(database, '810000000099')).toBeUndefined()
  })

  test('takes a new version of an entry in place of the former', async () => {
    const before = entry('Jean Avant', '810000000033')
    await registerEntry(database, before)
    await registerEntry(database, { ...before, name: 'Dr Jean Après', city: 'Brest' })
    expect(await professionalByNationalId(database, '810000000033')).toMatchObject({ name: 'Dr Jean Après', city: 'Brest' })
    expect(await found('jean concarneau')).toEqual([])
  })
})

test('a place that several bring at the same moment has one number', async () => {
  const places = Array.from({ length: 8 }, (_, n) =>
    entry('Cabinet Neuf', '1290000099', { id: idOf(`place ${n}`), kind: 'structure', exercises: [] }),
  )
  const numbers = new Set(await Promise.all(places.map(place => registerOnce(database, place))))
  expect(numbers.size).toBe(1)
  const [number] = numbers
  expect((await professionalByNationalId(database, '1290000099'))?.id).toBe(number)
  expect(await registerOnce(database, entry('Cabinet Neuf', '1290000099', { id: idOf('later') }))).toBe(number)
})

describe('a search in it', () => {
  test.each([
    ['lebrun', ['Dr Paul Lebrun']],
    ['ANAIS boeuf', ['Dr Anaïs Le Bœuf']],
    ['anaïs bœuf', ['Dr Anaïs Le Bœuf']],
    ['sete', ['Dr Paul Lebrun']],
    ['port le', ['Dr Anaïs Le Bœuf', 'Dr Paul Lebrun']],
    ['810000000022', ['Dr Paul Lebrun']],
    ['paul boeuf', []],
  ])('for « %s » finds the professionals that hold all its words', async (text, names) => {
    expect(await found(text)).toEqual(names)
  })

  test('finds nothing by the words of its own storage, nor by signs', async () => {
    for (const text of ['nationalId', 'exercises', 'professional', 'false', '"', '%', '_', '', "'; drop table directory_actor; --"]) {
      expect(await found(text), text).toEqual([])
    }
  })

  test('is short when asked', async () => {
    expect(await found('dr', 1)).toHaveLength(1)
  })
})
