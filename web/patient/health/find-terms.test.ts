import { expect, test } from 'vitest'
import type { Term } from '../../api/types.ts'
import { findTerms } from './find-terms.ts'

const term = (plain: string, medical: string, also: readonly string[] = []): Term => ({ plain, medical, system: 'atc', code: 'X', also })
const TERMS = [
  term('Paracétamol', 'Paracétamol', ['Doliprane']),
  term('Tension trop haute', 'Hypertension artérielle', ['HTA']),
  term('Œuf', 'Allergie à l’œuf'),
  term('Oméprazole', 'Oméprazole'),
]
const found = (typed: string) => findTerms(TERMS, typed).map(({ plain }) => plain)

test('is found by its plain word, its medical word and its brand, whatever the accents', () => {
  expect(found('parace')).toEqual(['Paracétamol'])
  expect(found('HYPERTENSION')).toEqual(['Tension trop haute'])
  expect(found('doliprane')).toEqual(['Paracétamol'])
  expect(found('haute')).toEqual(['Tension trop haute'])
})

test('is not looked for before two letters, and may be nothing', () => {
  expect([found('p'), found('zzz')]).toEqual([[], []])
})
