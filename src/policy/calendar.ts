import { fromIso, type Instant, toIso } from '../kernel/instant.ts'

/**
 * The same day and hour, `months` calendar months later (UTC); the last day of the month when that day does not exist,
 * as delays counted in months are reckoned (Code de procédure civile art. 641).
 */
export const afterMonths = (at: Instant, months: number): Instant => {
  const iso = toIso(at)
  const [date = '', time = ''] = iso.split('T')
  const [year = '', month = '', day = ''] = date.split('-')
  const index = Number(year) * 12 + Number(month) - 1 + months
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
  const d = Math.min(Number(day), daysIn(y, m))
  return fromIso(`${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}T${time}`)
}

export const afterYears = (at: Instant, years: number): Instant => afterMonths(at, 12 * years)

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const daysIn = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
