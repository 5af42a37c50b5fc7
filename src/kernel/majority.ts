import type { Instant } from './instant.ts'
import { startOfDayInParis } from './paris-day.ts'

/**
 * The instant a person comes of age: the first of her birthday, in Paris (Code civil 388, 414). Doubt keeps a child a child: of an
 * unknown day it is the last of the month, of an unknown month the last of the year, and who was born on 29 February waits for 1 March
 * (docs/adr/2611-majority-when-the-day-is-unknown.md).
 */
export const majorityOf = (birthDate: string, years: number): Instant => {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number)
  const lastMonth = month === 0 ? 12 : month
  const of = year + years
  return startOfDayInParis(of, lastMonth, day === 0 || month === 0 ? lastDayOf(year, lastMonth) : day)
}

/** Whether she is one still: strictly below the age (CNDA EX_GEN-1550). */
export const isMinor = (birthDate: string, years: number, at: Instant): boolean => at < majorityOf(birthDate, years)

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
