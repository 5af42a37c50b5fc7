import { expect, test } from 'vitest'
import { printedFigure, printedUnit } from './units.ts'

test.each([
  ['mm[Hg]', 'mmHg'],
  ['umol/L', 'µmol/L'],
  ['ug/L', 'µg/L'],
  ['m[IU]/L', 'mUI/L'],
  ['10*9/L', 'G/L'],
  ['mL/min/{1.73_m2}', 'mL/min/1,73 m²'],
  ['kg/m2', 'kg/m²'],
  ['{INR}', ''],
  ['mmol/L', 'mmol/L'],
])('%s is printed %s', (ucum, printed) => {
  expect(printedUnit(ucum)).toBe(printed)
})

test.each([
  ['4.5', '4,5'],
  ['<0.10', '<0,10'],
  ['-1.20', '-1,20'],
  ['127', '127'],
  ['1.2.3', '1.2.3'],
  ['Absence', 'Absence'],
])('in French, %s is printed %s, with every digit its laboratory wrote', (figure, printed) => {
  expect(printedFigure(figure)).toBe(printed)
})
