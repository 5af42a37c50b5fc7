import { expect, test } from 'vitest'
import { offeredBy, screensFor, suggestionsFor } from './suggest.ts'
import { fr } from './words/fr.ts'

const offered = offeredBy(undefined, fr.screens)
const texts = (typed: string): readonly string[] => suggestionsFor(typed, offered).map(({ text }) => text)

test('words begun offer the pages they begin, without accents or case', () => {
  expect(texts('quî a')).toContain('Qui a regardé')
  expect(texts('telecharg')).toEqual(['Mes données'])
  expect(texts('')).toEqual([])
  expect(texts('zzz')).toEqual([])
})

test('pages that help are found by what people call them', () => {
  expect(screensFor('comment bloquer un médecin', fr.screens).map(({ to }) => to)).toEqual(['/acces'])
  expect(screensFor('prise de sang', fr.screens)).toEqual([])
})
