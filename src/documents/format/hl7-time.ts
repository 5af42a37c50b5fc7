import { HOUR, type Instant } from '../../kernel/instant.ts'
import type { DocumentTime, PartialDate } from './model.ts'

/** HL7 v3 TS: year to second, fraction ignored, offset when there is a time (CDA R2, datatypes §3.8). */
const TIME = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.\d{1,9})?)?)?)?)?)?([+-]\d{4})?$/

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const two = (value: number): string => String(value).padStart(2, '0')

type Fields = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const utcMilliseconds = ({ year, month, day, hour, minute, second }: Fields): number => Date.UTC(year, month - 1, day, hour, minute, second)

const parisFields = (milliseconds: number): Fields => {
  const parts = new Map(PARIS.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]))
  const at = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  return { year: at('year'), month: at('month'), day: at('day'), hour: at('hour'), minute: at('minute'), second: at('second') }
}

const offsetOf = (milliseconds: number): number => Math.round((utcMilliseconds(parisFields(milliseconds)) - milliseconds) / 60_000)

/** By hour since 1970: since then Paris changes on the hour, and a deposit asks several times for the same few. */
const offsets = new Map<number, number>()
const KEPT_HOURS = 10_000

const parisOffsetMinutes = (milliseconds: number): number => {
  if (milliseconds < 0) return offsetOf(milliseconds)
  const hour = Math.floor(milliseconds / HOUR)
  const offset = offsets.get(hour) ?? offsetOf(milliseconds)
  if (offsets.size >= KEPT_HOURS) offsets.clear()
  offsets.set(hour, offset)
  return offset
}

/** French time was meant when no offset is written. An hour that Paris skipped or lived twice is read as its standard time. */
const parisToUtc = (local: number): number => {
  const guess = local - parisOffsetMinutes(local) * 60_000
  return local - parisOffsetMinutes(guess) * 60_000
}

const offsetMinutes = (offset: string): number => {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3))
  return offset.startsWith('-') ? -minutes : minutes
}

const compact = (milliseconds: number, digits: number): string => new Date(milliseconds).toISOString().replace(/\D/g, '').slice(0, digits)

type Parsed = { readonly milliseconds: number; readonly digits: number }

/** A point of the calendar, or undefined: 31 February is no date. */
const parse = (text: string): Parsed | undefined => {
  const found = TIME.exec(text.trim())
  if (found === null) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map(part => (part === undefined ? undefined : Number(part)))
  const local = utcMilliseconds({ year, month, day, hour, minute, second: Math.min(second, 59) })
  const digits = found
    .slice(1, 7)
    .filter(part => part !== undefined)
    .join('').length
  const written = `${String(year).padStart(4, '0')}${two(month)}${two(day)}${two(hour)}${two(minute)}`
  if (year < 1_800 || compact(local, 12) !== written) return undefined
  if (digits <= 8) return { milliseconds: local, digits }
  const offset = found[7]
  return { milliseconds: offset === undefined ? parisToUtc(local) : local - offsetMinutes(offset) * 60_000, digits }
}

/** Undefined when the text is no HL7 time. */
export const readTime = (text: string | undefined): DocumentTime | undefined => {
  const parsed = text === undefined ? undefined : parse(text)
  return text === undefined || parsed === undefined ? undefined : { text: text.trim(), utc: compact(parsed.milliseconds, parsed.digits) }
}

/** The start of what a `DocumentTime` names: a day without time starts at midnight in Paris. */
export const instantOfTime = (time: DocumentTime): Instant => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (time.utc.match(/^\d{4}|\d{2}/g) ?? []).map(Number)
  const milliseconds = utcMilliseconds({ year, month, day, hour, minute, second })
  return (time.utc.length <= 8 ? parisToUtc(milliseconds) : milliseconds) as Instant
}

/** An instant as French documents write it: local time and its offset. */
export const writeTime = (at: Instant): string => {
  const offset = parisOffsetMinutes(at)
  const sign = offset < 0 ? '-' : '+'
  const size = Math.abs(offset)
  return `${compact(at + offset * 60_000, 14)}${sign}${two(Math.floor(size / 60))}${two(size % 60)}`
}

/** `YYYYMMDD`, `YYYYMM` or `YYYY`, more digits ignored. Months and days that do not exist (INS "lunar" dates: 00, 31/02, month 20 to 42…) are unknown. */
export const readPartialDate = (text: string | undefined): PartialDate | undefined => {
  const found = /^(\d{4})(\d{2})?(\d{2})?/.exec(text?.trim() ?? '')
  if (found === null) return undefined
  const [, year = '', month = '', day = ''] = found
  const date = { text: `${year}${month}${day}`, year: Number(year) }
  if (month === '' || Number(month) < 1 || Number(month) > 12) return date
  const known = { ...date, month: Number(month) }
  return day !== '' && parse(`${year}${month}${day}`) !== undefined ? { ...known, day: Number(day) } : known
}
