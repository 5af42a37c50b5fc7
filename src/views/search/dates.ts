import { fold } from '../../documents/index.ts'

/** Days, both included, as ISO 8601; `words`: what was understood, in folded text; `rest`: what else was asked. */
export type Period = { readonly from?: string; readonly to?: string; readonly words: string }
export type Dated = { readonly period?: Period; readonly rest: string }

const MONTHS = ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre']
const SHORT = ['janv', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sept', 'oct', 'nov', 'dec']
const MONTH = `(${[...MONTHS, ...SHORT].join('|')})\\.?`
const SEASONS = { printemps: [3, 5], ete: [6, 8], automne: [9, 11], hiver: [12, 14] } as const
const NUMBERS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  dix: 10,
}
const COUNT = `(\\d{1,2}|${Object.keys(NUMBERS).join('|')})`
const YEAR = '((?:19|20)\\d\\d)'

const pad = (number: number): string => String(number).padStart(2, '0')
const day = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
const whole = (year: number, month: number) => ({ from: day(year, month, 1), to: day(year, month + 1, 0) })
const wholeYear = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })
const monthOf = (name: string): number => {
  const long = MONTHS.indexOf(name)
  return (long === -1 ? SHORT.indexOf(name) : long) + 1
}
const countOf = (text: string): number => NUMBERS[text] ?? Number(text)

type Today = { readonly year: number; readonly month: number; readonly date: number; readonly weekday: number }
type Range = { readonly from?: string; readonly to?: string }
type Reading = { readonly pattern: RegExp; readonly range: (found: readonly string[], today: Today) => Range | undefined }

const shifted = ({ year, month, date }: Today, days: number): string => day(year, month, date + days)
const week = (today: Today, weeks: number): Range => {
  const monday = -((today.weekday + 6) % 7) + weeks * 7
  return { from: shifted(today, monday), to: shifted(today, monday + 6) }
}
const ago = (count: number, unit: string, today: Today): Range => {
  const { year, month } = today
  if (unit.startsWith('an')) return wholeYear(year - count)
  if (unit.startsWith('mois')) return whole(year, month - count)
  if (unit.startsWith('semaine')) return week(today, -count)
  const then = shifted(today, -count)
  return { from: then, to: then }
}
const since = (range: Range | undefined): Range | undefined => (range?.from === undefined ? undefined : { from: range.from })
const latestMonth = (month: number, { year, month: now }: Today): Range => whole(month > now ? year - 1 : year, month)

/** The first that reads wins: the more exact before the vaguer. */
const READINGS: readonly Reading[] = [
  { pattern: new RegExp(`\\b(\\d{1,2})(?:er)? ${MONTH} ${YEAR}\\b`), range: ([, d, m = '', y]) => one(Number(y), monthOf(m), Number(d)) },
  { pattern: /\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b/, range: ([, d, m, y]) => one(Number(y), Number(m), Number(d)) },
  { pattern: /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/, range: ([, y, m, d]) => one(Number(y), Number(m), Number(d)) },
  { pattern: new RegExp(`\\bdepuis (?:le mois de )?${MONTH} ${YEAR}\\b`), range: ([, m = '', y]) => since(whole(Number(y), monthOf(m))) },
  { pattern: new RegExp(`\\bdepuis ${YEAR}\\b`), range: ([, y]) => since(wholeYear(Number(y))) },
  { pattern: new RegExp(`\\bdepuis (?:le mois de )?${MONTH}(?= |$)`), range: ([, m = ''], today) => since(latestMonth(monthOf(m), today)) },
  {
    pattern: new RegExp(`\\bdepuis ${COUNT} (ans?|mois|semaines?|jours?)\\b`),
    range: ([, n = '', unit = ''], today) => since(ago(countOf(n), unit, today)),
  },
  { pattern: new RegExp(`\\bavant ${YEAR}\\b`), range: ([, y]) => ({ to: `${Number(y) - 1}-12-31` }) },
  {
    pattern: new RegExp(`\\b(?:au |en )?(?:mois de |mois d')?${MONTH} ${YEAR}\\b`),
    range: ([, m = '', y]) => whole(Number(y), monthOf(m)),
  },
  {
    pattern: /(?<![\d/.])(\d{1,2})\/((?:19|20)\d\d)\b/,
    range: ([, m, y]) => (Number(m) >= 1 && Number(m) <= 12 ? whole(Number(y), Number(m)) : undefined),
  },
  { pattern: new RegExp(`\\b(?:au |en |l')?(printemps|ete|automne|hiver) ${YEAR}\\b`), range: ([, s = '', y]) => season(s, Number(y)) },
  { pattern: /\b(?:l'an|l'annee|annee) (?:dernier|derniere|passee?|precedente?)\b/, range: (_, { year }) => wholeYear(year - 1) },
  { pattern: /\bcette annee\b/, range: (_, { year }) => wholeYear(year) },
  { pattern: /\b(?:le |du )?mois (?:dernier|passe|precedent)\b/, range: (_, { year, month }) => whole(year, month - 1) },
  { pattern: /\b(?:ce mois(?:[- ]ci)?|du mois)\b/, range: (_, { year, month }) => whole(year, month) },
  { pattern: /\b(?:la )?semaine (?:derniere|passee|precedente)\b/, range: (_, today) => week(today, -1) },
  { pattern: /\bcette semaine\b/, range: (_, today) => week(today, 0) },
  {
    pattern: new RegExp(`\\bil y a ${COUNT} (ans?|annees?|mois|semaines?|jours?)\\b`),
    range: ([, n = '', unit = ''], today) => ago(countOf(n), unit, today),
  },
  { pattern: /\bavant[- ]hier\b/, range: (_, today) => ago(2, 'jour', today) },
  { pattern: /\bhier\b/, range: (_, today) => ago(1, 'jour', today) },
  { pattern: /\baujourd'?hui\b/, range: (_, today) => ago(0, 'jour', today) },
  { pattern: new RegExp(`\\b(?:en|au mois de|au mois d') ?${MONTH}(?= |$)`), range: ([, m = ''], today) => latestMonth(monthOf(m), today) },
  { pattern: new RegExp(`(?<![\\d/.-])(?:en |de )?${YEAR}(?![\\d/.-])`), range: ([, y]) => wholeYear(Number(y)) },
]

const one = (year: number, month: number, date: number): Range | undefined => {
  const iso = `${year}-${pad(month)}-${pad(date)}`
  return month >= 1 && month <= 12 && day(year, month, date) === iso ? { from: iso, to: iso } : undefined
}

const season = (name: string, year: number): Range => {
  const [first, last] = SEASONS[name as keyof typeof SEASONS]
  return { from: day(year, first, 1), to: day(year, last + 1, 0) }
}

/** `YYYY-MM-DD` of where people live. */
const todayOf = (iso: string): Today => {
  const [year = 0, month = 1, date = 1] = iso.split('-').map(Number)
  return { year, month, date, weekday: new Date(`${iso}T12:00:00Z`).getUTCDay() }
}

/** Takes the words of a date out of a question: « prise de sang mai 2024 », « l’an dernier », « il y a deux mois ». */
export const readPeriod = (text: string, today: string): Dated => {
  const folded = fold(text).replace(/\s+/g, ' ')
  const now = todayOf(today)
  for (const { pattern, range } of READINGS) {
    const found = pattern.exec(folded)
    const period = found === null ? undefined : range([...found], now)
    if (found === null || period === undefined) continue
    const rest = `${folded.slice(0, found.index)} ${folded.slice(found.index + found[0].length)}`
    return { period: { ...period, words: found[0].trim() }, rest }
  }
  return { rest: folded }
}

/** Whether a date, whole or partial, touches a period. */
export const touches = ({ from = '0000', to = '9999-99' }: Range, date: string): boolean => {
  const day10 = date.slice(0, 10)
  return day10 <= to && (day10 >= from || from.startsWith(day10))
}
