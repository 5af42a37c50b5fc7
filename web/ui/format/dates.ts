import { currentLanguage, type Language } from '../i18n/language.ts'

const PARIS = 'Europe/Paris'
const NBSP = '\u00a0'

const formats = new Map<string, Intl.DateTimeFormat>()
const formatFor = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = language + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options)
  formats.set(key, made)
  return made
}

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }
const LONG_DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
const MONTH: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' }

const timeOf = (at: Date, language: Language): string => {
  const parts = formatFor(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: PARIS }).formatToParts(at)
  const part = (type: string): string => parts.find(p => p.type === type)?.value ?? ''
  return language === 'fr' ? `${Number(part('hour'))}${NBSP}h${NBSP}${part('minute')}` : `${part('hour')}:${part('minute')}`
}

/** « 21 nov. 2026, 14 h 05 », in Paris, from an ISO instant. */
export const formatInstant = (iso: string, language: Language = currentLanguage()): string => {
  const at = new Date(iso)
  return `${sayDay(at, language, { ...DAY, timeZone: PARIS })}, ${timeOf(at, language)}`
}

export const formatTime = (iso: string, language: Language = currentLanguage()): string => timeOf(new Date(iso), language)

/** The calendar day of an instant in Paris, as `YYYY-MM-DD`. */
export const dayOf = (iso: string): string => {
  const parts = formatFor('en', { timeZone: PARIS, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(iso))
  const part = (type: string): string => parts.find(p => p.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** « 1er avril »: French says the first of a month as an ordinal. */
const sayDay = (at: Date, language: Language, options: Intl.DateTimeFormatOptions): string =>
  formatFor(language, options)
    .formatToParts(at)
    .map(p => (p.type === 'day' && p.value === '1' && language === 'fr' ? '1er' : p.value))
    .join('')
    .replaceAll(' ', NBSP)

const asUtc = (year: string, month = '01', day = '01'): Date => new Date(`${year}-${month}-${day}T00:00:00Z`)

/** A partial ISO date as documents carry them: `2026`, `2026-03`, `2026-03-12`, or an instant (its day in Paris). */
export const formatDate = (partial: string, style: 'short' | 'long' = 'short', language: Language = currentLanguage()): string => {
  const [year = '', month, day] = (partial.length > 10 ? dayOf(partial) : partial).split('-')
  if (month === undefined) return year
  const options = day === undefined ? MONTH : style === 'long' ? LONG_DAY : DAY
  return sayDay(asUtc(year, month, day), language, { ...options, timeZone: 'UTC' })
}

/** « mars 2026 », the heading of a month in a list; a bare year stays a year. */
export const formatMonth = (partial: string): string => formatDate((partial.length > 10 ? dayOf(partial) : partial).slice(0, 7))

export const monthOf = (partial: string): string => (partial.length > 10 ? dayOf(partial) : partial).slice(0, 7)

/** Whole years between a birth date (`YYYY-MM-DD`) and an ISO instant. */
export const ageAt = (birthDate: string, iso: string): number => {
  const [now, born] = [dayOf(iso), birthDate]
  return Number(now.slice(0, 4)) - Number(born.slice(0, 4)) - (now.slice(5) < born.slice(5) ? 1 : 0)
}

/** Reads `31/12/1950` (also `31-12-1950`, `31.12.1950`) to `1950-12-31`; null when it is not a day of the calendar. */
export const parseDay = (typed: string): string | null => {
  const match = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\s*$/.exec(typed)
  if (!match) return null
  const [, day = '', month = '', year = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}

export const typedDay = (iso: string): string => iso.slice(0, 10).split('-').reverse().join('/')

/** Today's day in Paris, as `YYYY-MM-DD`: what a document written now is dated. */
export const today = (): string => dayOf(new Date().toISOString())
