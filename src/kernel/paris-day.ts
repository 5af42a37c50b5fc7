import { type Instant, instant } from './instant.ts'

const PARIS = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const DAY_IN_PARIS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' })

/** Midnight there is one or two hours before midnight in UTC. A 29 February that its year has not is 1 March. */
export const startOfDayInParis = (year: number, month: number, day: number): Instant => {
  const midnight = Date.UTC(year, month - 1, day)
  const [hours = 0, minutes = 0] = PARIS.format(midnight - 12 * 3_600_000)
    .split(':')
    .map(Number)
  const offset = (hours * 60 + minutes + 12 * 60) % (24 * 60)
  return instant(midnight - offset * 60_000)
}

/** `YYYY-MM-DD` of the calendar on the wall in Paris. */
export const dayInParis = (at: Instant): string => DAY_IN_PARIS.format(at)

/** When a day begins there, or the one `later` days after it. */
export const dayBegins = (day: string, later = 0): Instant => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return startOfDayInParis(year, month, date + later)
}
