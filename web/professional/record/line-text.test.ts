import { expect, test } from 'vitest'
import { textOfLine } from './line-text.ts'
import { fr } from './words/fr.ts'

test('a line that is copied says what, when, how sure and who; each of several sources', () => {
  const said = [
    { date: '2024-03-12', standing: 'confirmed', by: 'Dr Roux' },
    { date: '2019', standing: 'read', by: 'Dr Le Goff', document: { id: 'd', title: 'Lettre de sortie' } },
  ] as const
  const text = textOfLine({ head: 'Pénicilline', tail: 'urticaire', isSevere: true, said }, fr)
  expect(text.replaceAll('\u00a0', ' ')).toBe(
    'Pénicilline, grave, urticaire (12 mars 2024, confirmé, Dr Roux ; 2019, lu, Dr Le Goff, Lettre de sortie)',
  )
})

test('a line without detail has no empty place', () => {
  const said = [{ date: '2020-01-02', standing: 'declared', by: 'Nadia' }] as const
  expect(textOfLine({ head: 'Asthme', tail: '', isSevere: false, said }, fr).replaceAll('\u00a0', ' ')).toBe(
    'Asthme (2 janv. 2020, déclaré, Nadia)',
  )
})
