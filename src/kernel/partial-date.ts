import type { Branded } from './ids.ts'

/**
 * A date as far as somebody knows it: `2019`, `2019-03` or `2019-03-12` (FHIR R4 `dateTime` without an hour). People remember a year; a form that asks for
 * a day invents one.
 */
export type PartialDate = Branded<string, 'PartialDate'>

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const FIRST_YEAR = 1850

/** `null`: not a date of the calendar (30 February, month 13, 1789). */
export const partialDate = (text: string): PartialDate | null => {
  const [, year, month, day] = SHAPE.exec(text) ?? []
  if (year === undefined || Number(year) < FIRST_YEAR) return null
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null
  if (day !== undefined && (Number(day) < 1 || Number(day) > lastDay(Number(year), Number(month)))) return null
  return text as PartialDate
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Begins after this day (`YYYY-MM-DD`): what is only known by its year is never in the future of that year. */
export const isAfterDay = (date: PartialDate, day: string): boolean => date > day.slice(0, date.length)

/** The end stands before the beginning, as far as both are known. */
export const endsBefore = (start: PartialDate, end: PartialDate): boolean => {
  const known = Math.min(start.length, end.length)
  return end.slice(0, known) < start.slice(0, known)
}
