import { currentLanguage } from '../i18n/language.ts'

/** UCUM as laboratories print it: symbols of the trade, the same in every language but for « UI » and the comma. What is not known is left as it came. */
const PRINTED: readonly (readonly [ucum: RegExp, printed: string])[] = [
  [/mm\[Hg\]/g, 'mmHg'],
  [/\bCel\b/g, '°C'],
  [/^10\*9\/L$/, 'G/L'],
  [/^10\*12\/L$/, 'T/L'],
  [/\[IU\]/g, 'UI'],
  [/^u(?=mol|g|L)/, 'µ'],
  [/\{1\.73_m2\}/g, '1,73 m²'],
  [/\bm2\b/g, 'm²'],
  [/\{[^}]*\}/g, ''],
]

export const printedUnit = (ucum: string): string => PRINTED.reduce((unit, [from, to]) => unit.replace(from, to), ucum)

/** A figure as its laboratory wrote it, every digit kept: in French, a comma. */
export const printedFigure = (figure: string): string =>
  currentLanguage() === 'fr' ? figure.replace(/^([<>≤≥]?\s*-?\d+)\.(\d+)$/, '$1,$2') : figure
