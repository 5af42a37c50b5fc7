import type { ResultPoint, ResultRow } from '../../../api/types.ts'
import { formatDate } from '../../../ui/format/dates.ts'
import { printedFigure, printedUnit } from '../../../ui/format/units.ts'
import { usualOf } from './grid.ts'
import type { ReadingWords } from './words/en.ts'

type ResultsWords = ReadingWords['results']

/** « Glucose (Urine) »: what was looked at is part of the name, where the report says it. */
export const nameOf = ({ label, material }: ResultRow): string => (material === undefined ? label : `${label} (${material})`)

export const unitOf = ({ unit, isNumber }: ResultRow, words: ResultsWords): string =>
  unit === '' ? (isNumber ? words.noUnit : '') : printedUnit(unit)

/** « Créatinine : 95 µmol/L haut (60 – 100), 10 janv. 2026, Laboratoire du Parc ». */
const lineOf = (row: ResultRow, point: ResultPoint, words: ResultsWords): string => {
  const usual = usualOf(point)
  const value = [printedFigure(point.value), printedUnit(row.unit), point.flag && words.ways[point.flag.way], usual && `(${usual})`]
    .filter(Boolean)
    .join(' ')
  return `${nameOf(row)}\u00a0: ${[value, formatDate(point.date), point.place ?? point.by].filter(Boolean).join(', ')}`
}

/** What is shown, as text: one line a value. */
export const copyOf = (rows: readonly ResultRow[], words: ResultsWords): string =>
  rows.flatMap(row => row.points.map(point => lineOf(row, point, words))).join('\n')
