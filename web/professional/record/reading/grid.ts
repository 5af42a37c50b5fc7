import type { ResultPoint, ResultRow } from '../../../api/types.ts'
import { printedFigure } from '../../../ui/format/units.ts'

/** What is written in a cell: usually one value; two when a day has two. */
export type Cell = readonly ResultPoint[]
/** One day of the table, latest first; a month or a year when no more is known. */
export type Days = readonly string[]

const dayOf = ({ date }: ResultPoint): string => date.slice(0, 10)

/** Days on which at least one of these rows has a value, latest first. */
export const daysOf = (rows: readonly ResultRow[]): Days =>
  [...new Set(rows.flatMap(({ points }) => points.map(dayOf)))].toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0))

export const cellOf = ({ points }: ResultRow, day: string): Cell => points.filter(point => dayOf(point) === day)

export const SHOWS = ['all', 'key', 'beyond'] as const
export type Show = (typeof SHOWS)[number]

const isShown: Readonly<Record<Show, (row: ResultRow) => boolean>> = {
  all: () => true,
  key: ({ isKey }) => isKey,
  beyond: ({ points }) => points.some(({ flag }) => flag !== undefined),
}

/** Pinned rows first, each part in the order of the server. */
export const rowsFor = (rows: readonly ResultRow[], show: Show, pinned: ReadonlySet<string>): readonly ResultRow[] => {
  const shown = rows.filter(row => pinned.has(row.id) || isShown[show](row))
  return [...shown.filter(({ id }) => pinned.has(id)), ...shown.filter(({ id }) => !pinned.has(id))]
}

/** « 60 – 100 », « ≥ 60 », in the unit of the row; what the laboratory says in words; nothing when it says nothing. */
export const usualOf = ({ low, high, usual }: ResultPoint): string => {
  if (low !== undefined && high !== undefined) return `${printedFigure(low)}\u00a0–\u00a0${printedFigure(high)}`
  if (low !== undefined) return `≥\u00a0${printedFigure(low)}`
  return high === undefined ? (usual ?? '') : `≤\u00a0${printedFigure(high)}`
}

export type Drawn = {
  readonly x: number
  readonly y: number
  readonly low: number | null
  readonly high: number | null
  readonly id: string
}

const numberOf = (text: string | undefined): number => (text === undefined ? Number.NaN : Number(text.replace(',', '.')))

/**
 * Where each value of a row stands, in a box of 1 by 1, time to the right and more upwards, with the range of its own laboratory. Null: no line is to be drawn
 * (words, bounds, one value, a day that is not known).
 */
export const drawnOf = ({ isNumber, points }: ResultRow): readonly Drawn[] | null => {
  const dated = points.filter(({ date }) => date.length >= 10).toReversed()
  if (!isNumber || dated.length < 2) return null
  const times = dated.map(({ date }) => Date.parse(date.slice(0, 10)))
  const levels = dated.flatMap(({ value, low, high }) => [numberOf(value), numberOf(low), numberOf(high)]).filter(Number.isFinite)
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const [least, most] = [Math.min(...levels), Math.max(...levels)]
  const across = (at: number): number => (to === from ? 0.5 : (at - from) / (to - from))
  const up = (level: number): number => (most === least ? 0.5 : 1 - (level - least) / (most - least))
  const bound = (text: string | undefined): number | null => (text === undefined ? null : up(numberOf(text)))
  return dated.map(({ id, value, low, high }, i) => ({
    id,
    x: across(times[i] ?? from),
    y: up(numberOf(value)),
    low: bound(low),
    high: bound(high),
  }))
}

/** From a cell by an arrow: the nearest cell that holds a value; empty ones are passed over. */
export const moveFrom = (
  rows: readonly ResultRow[],
  days: Days,
  at: { readonly row: string; readonly day: string },
  key: string,
): { readonly row: string; readonly day: string } | null => {
  const [r, d] = [rows.findIndex(({ id }) => id === at.row), days.indexOf(at.day)]
  const row = rows[r]
  if (row === undefined || d === -1) return null
  const inRow = (order: readonly string[]): string | undefined => order.find(day => cellOf(row, day).length > 0)
  switch (key) {
    case 'ArrowRight': {
      const day = inRow(days.slice(d + 1))
      return day === undefined ? null : { row: at.row, day }
    }
    case 'ArrowLeft': {
      const day = inRow(days.slice(0, d).toReversed())
      return day === undefined ? null : { row: at.row, day }
    }
    case 'Home': {
      const day = inRow(days)
      return day === undefined ? null : { row: at.row, day }
    }
    case 'End': {
      const day = inRow(days.toReversed())
      return day === undefined ? null : { row: at.row, day }
    }
    case 'ArrowDown':
      return nearestIn(rows.slice(r + 1), days, d)
    case 'ArrowUp':
      return nearestIn(rows.slice(0, r).toReversed(), days, d)
    default:
      return null
  }
}

/** The first of these rows that has a value among these days, at the day nearest to that one. */
const nearestIn = (rows: readonly ResultRow[], days: Days, d: number): { readonly row: string; readonly day: string } | null => {
  for (const row of rows) {
    const [day] = days
      .map((name, i) => ({ name, far: Math.abs(i - d) }))
      .filter(({ name }) => cellOf(row, name).length > 0)
      .toSorted((a, b) => a.far - b.far)
    if (day !== undefined) return { row: row.id, day: day.name }
  }
  return null
}
