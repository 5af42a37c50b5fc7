import type { TimelineItem } from '../../api/types.ts'
import { formatDate } from '../format/dates.ts'
import { currentLanguage } from '../i18n/language.ts'
import { dayNamed, FAMILIES, type Bounds, type Family, type Period } from './time.ts'
import type { TimelineWords } from './words/en.ts'

const long = (date: string): string => formatDate(date, 'long')
const isDay = (date: string): boolean => date.length === 10

/** When, never more precise than somebody said. */
export const sayWhen = ({ kind, date, end, ongoing, ended }: TimelineItem, { when }: TimelineWords): string => {
  if (date === undefined) return end === undefined ? when.unknown : when.until(long(end))
  if (end !== undefined) return when.from(long(date), long(end), isDay(date), isDay(end))
  if (ongoing) return when.since(long(date), isDay(date))
  if (ended) return when.ended(long(date))
  return kind === 'condition' || kind === 'treatment' ? when.noted(long(date)) : long(date)
}

const isMeasure = (kind: string, words: TimelineWords): kind is keyof TimelineWords['measures'] => kind in words.measures
const isUnit = (unit: string, words: TimelineWords): unit is keyof TimelineWords['units'] => unit in words.units

export const sayTitle = (item: TimelineItem, words: TimelineWords): string => {
  const { kind, title, measure = '', count = 1 } = item
  if (measure !== '') return words.measureTitle(isMeasure(measure, words) ? words.measures[measure] : measure, count)
  if (count > 1 && (kind === 'prescription' || kind === 'dispensation' || kind === 'measure' || kind === 'result'))
    return words.several[kind](count)
  return title
}

export const saySource = ({ source, by = '', place = '', from = '' }: TimelineItem, { by: words }: TimelineWords): string => {
  switch (source) {
    case 'document':
      return words.document(by, place)
    case 'read':
      return words.read(from)
    case 'declared':
    case 'confirmed':
    case 'professional':
      return words[source](by)
  }
}

const NAMED = 3

/** Titles of the papers that say the same; a few of them, then how many. */
export const sayPapers = (papers: NonNullable<TimelineItem['alsoIn']>, { by, others }: TimelineWords): string => {
  const names = papers.slice(0, NAMED).map(({ from }) => from)
  const left = papers.length - names.length
  return by.alsoIn([...names, ...(left > 0 ? [others(left)] : [])].join(', '))
}

/** « 132/84 mmHg »: as it was written, in the units that people say. */
export const sayValue = (value: string, words: TimelineWords): string => {
  const [number = '', ...unit] = value.split(' ')
  const said = unit.join(' ')
  const figures = currentLanguage() === 'fr' && /^[\d.,/]+$/.test(number) ? number.replaceAll('.', ',') : number
  return [figures, isUnit(said, words) ? words.units[said] : said].filter(Boolean).join('\u00a0')
}

/** A detail of a month of measures bears its day. */
export const sayLabel = (label: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(label) ? long(label) : label)

export const sayPeriod = ({ zoom, at }: Period, { from, to }: Bounds, words: TimelineWords): string => {
  switch (zoom) {
    case 'life':
      return words.lifeFrom(dayNamed(from).slice(0, 4), dayNamed(to).slice(0, 4))
    case 'decade':
      return words.decadeOf(at)
    case 'year':
      return words.yearOf(at)
    case 'month':
      return words.monthOf(long(at))
  }
}

/** « 3 documents, 2 opérations et séjours et 1 vaccin »; empty: nothing. */
export const sayCounts = (counts: Readonly<Record<Family, number>>, { count }: TimelineWords): string =>
  new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(
    FAMILIES.filter(family => counts[family] > 0).map(family => count[family](counts[family])),
  )
