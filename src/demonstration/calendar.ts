import { DAY, HOUR, type Instant, instant, MINUTE } from '../kernel/instant.ts'

/** A length of time counted back from today on the calendar: `{ years: 2, months: 1 }`. */
export type Span = { readonly years?: number; readonly months?: number; readonly days?: number }

type LocalDay = { readonly year: number; readonly month: number; readonly day: number }

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

const two = (value: number): string => String(value).padStart(2, '0')

const lastSunday = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month, 0))
  return last.getTime() - last.getUTCDay() * DAY
}

/** Legal time in France: +1 h, +2 h between the last Sundays of March and October at 01:00 UTC (directive 2000/84/CE). */
const offsetOf = (at: number): number => {
  const year = new Date(at).getUTCFullYear()
  const summer = at >= lastSunday(year, 3) + HOUR && at < lastSunday(year, 10) + HOUR
  return summer ? 2 * HOUR : HOUR
}

const localOf = (at: Instant): Date => new Date(at + offsetOf(at))

const dayOf = (at: Instant): LocalDay => {
  const local = localOf(at)
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

const atLocal = (day: LocalDay, hour: number, minute: number): Instant => {
  const naive = Date.UTC(day.year, day.month - 1, day.day) + hour * HOUR + minute * MINUTE
  return instant(naive - offsetOf(naive - HOUR))
}

const monthLength = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const back = (from: LocalDay, span: Span): LocalDay => {
  const months = from.year * 12 + (from.month - 1) - (span.years ?? 0) * 12 - (span.months ?? 0)
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const anchor = Date.UTC(year, month - 1, Math.min(from.day, monthLength(year, month))) - (span.days ?? 0) * DAY
  const moved = new Date(anchor)
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** That long before today, at this hour of legal time in France. */
export const before = (today: Instant, span: Span, hour = 10, minute = 0): Instant => atLocal(back(dayOf(today), span), hour, minute)

/** The same, moved back to Friday when it falls on a weekend: practices are closed. */
export const workdayBefore = (today: Instant, span: Span, hour = 10, minute = 0): Instant => {
  const at = before(today, span, hour, minute)
  const weekday = localOf(at).getUTCDay()
  const shift = weekday === 0 ? 2 : weekday === 6 ? 1 : 0
  return shift === 0 ? at : before(today, { ...span, days: (span.days ?? 0) + shift }, hour, minute)
}

/** `YYYY-MM-DD` in France. */
export const isoDay = (at: Instant): string => {
  const { year, month, day } = dayOf(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** HL7 v3 TS with seconds and offset: `20240314091500+0100`. */
export const hl7Time = (at: Instant): string => {
  const local = localOf(at)
  const clock = `${two(local.getUTCHours())}${two(local.getUTCMinutes())}${two(local.getUTCSeconds())}`
  return `${hl7Day(isoDay(at))}${clock}+0${offsetOf(at) / HOUR}00`
}

/** `2024-03-14` → `20240314`. */
export const hl7Day = (iso: string): string => iso.replaceAll('-', '')

/** `14 mars 2024`. */
export const longDay = (at: Instant): string => {
  const { year, month, day } = dayOf(at)
  return `${day === 1 ? '1er' : day} ${MONTHS[month - 1]} ${year}`
}

/** `mars 2024`: what is known of old dates. */
export const monthAndYear = (at: Instant): string => {
  const { year, month } = dayOf(at)
  return `${MONTHS[month - 1]} ${year}`
}

/** `14/03/2024`, from an instant or from `2024-03-14`. */
export const shortDay = (at: Instant | string): string => {
  const [year, month, day] = (typeof at === 'string' ? at : isoDay(at)).split('-')
  return `${day}/${month}/${year}`
}

/** Years since `today`, with its fraction: what series of measures are drawn along. */
export const yearsAgo = (today: Instant, at: Instant): number => (today - at) / (365.25 * DAY)

/** Completed years between a birth date and an instant. */
export const ageAt = (birthDate: string, at: Instant): number => {
  const [birthYear, birthRest] = [Number(birthDate.slice(0, 4)), birthDate.slice(5)]
  const now = isoDay(at)
  return Number(now.slice(0, 4)) - birthYear - (now.slice(5) < birthRest ? 1 : 0)
}
