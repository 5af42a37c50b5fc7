import { expect, test } from 'vitest'
import { namelessFile } from './nameless-file.ts'

test.each([
  ['resultat-2026-000412.xml', '…-2026-000412.xml'],
  ['MARTIN_Marie_Anne 12.PDF', '… 12.PDF'],
  ['Le Goff-Éloïse_d’Arc.pdf', '….pdf'],
  ['290019900081234_bilan.xml', '….xml'],
  ['2 90 01 2A 000 812 34.pdf', '….pdf'],
  ['2-90-01-99-000-812 bis.txt', '….txt'],
  ['0412.xml', '0412.xml'],
  ['MARTIN', '…'],
  ['bilan.martin', '…'],
  ['', ''],
])('« %s » leaves as « %s »: no word, no number of identity', (name, shown) => {
  expect(namelessFile(name)).toBe(shown)
})
