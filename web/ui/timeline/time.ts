import type { TimelineItem, TimelineKind } from '../../api/types.ts'
import { FAMILIES, type Family, type Period, type TimelineSearch, type Zoom } from './address.ts'

export { FAMILIES, type Family, type Period, type TimelineSearch, timelineSearch, ZOOMS, type Zoom } from './address.ts'

/** Days since 1970: what positions are reckoned in. */
const DAY_MILLISECONDS = 86_400_000
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MILLISECONDS
export const dayNamed = (number: number): string => new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10)

/** The first day that a date may be, when it is not known to the day. */
export const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10)

export const lastDay = (date: string): string => {
  if (date.length === 10) return date
  const [year = '', month = '12'] = date.split('-')
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`
}

export const periodIn = ({ zoom = 'life', at = '' }: TimelineSearch): Period => ({ zoom, at: String(at) })

export const FAMILY_OF: Readonly<Record<TimelineKind, Family>> = {
  document: 'documents',
  condition: 'conditions',
  treatment: 'treatments',
  prescription: 'treatments',
  dispensation: 'treatments',
  operation: 'hospital',
  procedure: 'hospital',
  stay: 'hospital',
  vaccination: 'vaccines',
  result: 'results',
  measure: 'measures',
}

export const familiesIn = ({ k = 0 }: TimelineSearch): readonly Family[] => FAMILIES.filter((_, i) => (k & (1 << i)) !== 0)
export const bitsOf = (families: readonly Family[]): number => families.reduce((bits, family) => bits | (1 << FAMILIES.indexOf(family)), 0)

/** Something with its place: from the first day that it may be to the last; what lasts goes on to its end. */
export type Placed = {
  readonly item: TimelineItem
  readonly from: number
  readonly to: number
  /** The last day that its beginning may be. */
  readonly begun: number
  readonly lasts: boolean
}

const LASTING: ReadonlySet<TimelineKind> = new Set(['condition', 'treatment', 'stay'])

/** `undefined`: nobody said when. */
export const placeOf = (item: TimelineItem, today: string): Placed | undefined => {
  const { date, end, ongoing, kind } = item
  const known = date ?? end
  if (known === undefined) return undefined
  const from = dayNumber(firstDay(known))
  const begun = dayNumber(lastDay(known))
  const until = end !== undefined ? dayNumber(lastDay(end)) : ongoing ? dayNumber(today) : begun
  return { item, from, to: Math.max(begun, until), begun, lasts: LASTING.has(kind) && (ongoing === true || end !== undefined) }
}

export type Bounds = { readonly from: number; readonly to: number }

const bounds = (from: string, to: string): Bounds => ({ from: dayNumber(firstDay(from)), to: dayNumber(lastDay(to)) })

/** Whole years, at least ten of them: a life is not drawn wider than it is known. */
export const boundsOf = ({ zoom, at }: Period, placed: readonly Placed[], today: string): Bounds => {
  if (zoom === 'decade') return bounds(at, String(Number(at) + 9))
  if (zoom !== 'life') return bounds(at, at)
  const year = Number(today.slice(0, 4))
  const first = placed.reduce((least, { from }) => Math.min(least, Number(dayNamed(from).slice(0, 4))), year - 9)
  const last = placed.reduce((most, { begun }) => Math.max(most, Number(dayNamed(begun).slice(0, 4))), year)
  return bounds(String(first), String(last))
}

export const isWithin = ({ from, to }: Bounds, { from: start, to: end }: Placed): boolean => start <= to && end >= from

/** Began before: it lasts through this period. */
export const beganBefore = ({ from }: Bounds, { begun, lasts }: Placed): boolean => lasts && begun < from

/** A column of the drawing; `opens`: the period that one goes to from it. */
export type Bucket = Bounds & { readonly key: string; readonly opens: Period | undefined }

const pad = (n: number): string => String(n).padStart(2, '0')
const bucket = (key: string, until: string, opens: Period | undefined): Bucket => ({ key, ...bounds(key, until), opens })

export const bucketsOf = ({ zoom, at }: Period, { from, to }: Bounds): readonly Bucket[] => {
  const [first, last] = [Number(dayNamed(from).slice(0, 4)), Number(dayNamed(to).slice(0, 4))]
  switch (zoom) {
    case 'life':
    case 'decade':
      return range(last - first + 1).map(i => bucket(String(first + i), String(first + i), { zoom: 'year', at: String(first + i) }))
    case 'year':
      return range(12).map(i => bucket(`${at}-${pad(i + 1)}`, `${at}-${pad(i + 1)}`, { zoom: 'month', at: `${at}-${pad(i + 1)}` }))
    case 'month':
      return range(to - from + 1).map(i => bucket(dayNamed(from + i), dayNamed(from + i), undefined))
  }
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i)

/** Those that begin in each column, of what is known well enough to stand in one. */
export const countsIn = (buckets: readonly Bucket[], placed: readonly Placed[]): readonly number[] => {
  const counts = buckets.map(() => 0)
  for (const one of placed) {
    const i = columnOf(buckets, one)
    if (i >= 0) counts[i] = (counts[i] ?? 0) + 1
  }
  return counts
}

/** -1: before, after, or not known to the column. */
export const columnOf = (buckets: readonly Bucket[], { from, begun }: Placed): number => {
  let [low, high] = [0, buckets.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const one = buckets[middle]
    if (one === undefined || (from >= one.from && begun <= one.to)) return middle
    if (from < one.from) high = middle - 1
    else low = middle + 1
  }
  return -1
}

/** The period before and after; a life has none. */
export const besides = ({ zoom, at }: Period): { readonly before: Period; readonly after: Period } | undefined => {
  const year = Number(at.slice(0, 4))
  const step = (to: string): Period => ({ zoom, at: to })
  switch (zoom) {
    case 'life':
      return undefined
    case 'decade':
      return { before: step(String(year - 10)), after: step(String(year + 10)) }
    case 'year':
      return { before: step(String(year - 1)), after: step(String(year + 1)) }
    case 'month': {
      const month = year * 12 + Number(at.slice(5)) - 1
      const named = (of: number): Period => step(`${Math.floor(of / 12)}-${pad((of % 12) + 1)}`)
      return { before: named(month - 1), after: named(month + 1) }
    }
  }
}

/** The same moment at another zoom: the latest of what is looked at. */
export const zoomTo = (zoom: Zoom, { at }: Period, today: string): Period => {
  const moment = at === '' ? today : at
  const year = moment.slice(0, 4)
  switch (zoom) {
    case 'life':
      return { zoom, at: '' }
    case 'decade':
      return { zoom, at: `${year.slice(0, 3)}0` }
    case 'year':
      return { zoom, at: year }
    case 'month':
      return { zoom, at: moment.length >= 7 ? moment.slice(0, 7) : year === today.slice(0, 4) ? today.slice(0, 7) : `${year}-12` }
  }
}

export const searchWith = (search: TimelineSearch, { zoom, at }: Period): TimelineSearch => {
  const { zoom: _zoom, at: _at, ...rest } = search
  return zoom === 'life' ? rest : { ...rest, zoom, at: zoom === 'month' ? at : Number(at) }
}
