import type { ThreadReason, Timeline, TimelineItem } from '../../api/types.ts'
import {
  beganBefore,
  type Bounds,
  boundsOf,
  FAMILIES,
  type Family,
  FAMILY_OF,
  familiesIn,
  isWithin,
  lastDay,
  type Period,
  periodIn,
  type Placed,
  placeOf,
  type TimelineSearch,
} from './time.ts'

export type Told = { readonly item: TimelineItem; readonly reason?: ThreadReason }
export type Gap = Timeline['gaps'][number]
/** A year or a month of the list; `gaps`: what is empty above it. */
export type Section = { readonly key: string; readonly gaps: readonly Gap[]; readonly items: readonly Told[] }

export type Shown = {
  readonly period: Period
  readonly bounds: Bounds
  /** With a place, of everything that is chosen: what the drawing shows. */
  readonly placed: readonly Placed[]
  /** Of the episode that is followed, or null. */
  readonly followed: ReadonlyMap<string, ThreadReason | null> | null
  readonly counts: Readonly<Record<Family, number>>
  /** What lasts through the period. */
  readonly through: readonly Told[]
  readonly sections: readonly Section[]
  readonly undated: readonly Told[]
  readonly total: number
}

const noCounts = (): Record<Family, number> => ({
  documents: 0,
  conditions: 0,
  treatments: 0,
  hospital: 0,
  vaccines: 0,
  results: 0,
  measures: 0,
})

const countsOf = (items: readonly TimelineItem[]): Readonly<Record<Family, number>> => {
  const counts = noCounts()
  for (const { kind } of items) counts[FAMILY_OF[kind]]++
  return counts
}

/** Of the whole: each family with how many things it has, absent when none. */
export const familiesOf = (timeline: Timeline): readonly { readonly family: Family; readonly count: number }[] => {
  const counts = countsOf(timeline.items)
  return FAMILIES.flatMap(family => (counts[family] === 0 ? [] : [{ family, count: counts[family] }]))
}

export const newsIn = (timeline: Timeline): number => timeline.items.filter(({ isNew }) => isNew).length

const followedIn = ({ threads }: Timeline, fil: string | undefined): ReadonlyMap<string, ThreadReason | null> | null => {
  const thread = threads.find(({ about }) => about === fil)
  if (thread === undefined) return null
  return new Map<string, ThreadReason | null>([[thread.about, null], ...thread.members.map(({ item, reason }) => [item, reason] as const)])
}

/** What the address asks to see of a timeline. Pure: the drawing and its twin in words are made of the same. */
export const shownOf = (timeline: Timeline, search: TimelineSearch, today: string): Shown => {
  const families = familiesIn(search)
  const followed = followedIn(timeline, search.fil)
  const chosen = timeline.items.filter(
    ({ kind, isNew }) => (families.length === 0 || families.includes(FAMILY_OF[kind])) && (search.new === undefined || isNew),
  )
  const everything = chosen.flatMap(item => placeOf(item, today) ?? [])
  const period = periodIn(search)
  const bounds = boundsOf(
    period,
    timeline.items.flatMap(item => placeOf(item, today) ?? []),
    today,
  )
  const placed = everything.filter(one => isWithin(bounds, one))
  const told = placed.filter(({ item }) => followed === null || followed.has(item.id))
  const undated =
    period.zoom === 'life'
      ? chosen.filter(item => item.date === undefined && item.end === undefined && (followed === null || followed.has(item.id)))
      : []
  const here = told.filter(one => !beganBefore(bounds, one))
  const isWhole = families.length === 0 && search.new === undefined && followed === null
  return {
    period,
    bounds,
    placed,
    followed,
    counts: countsOf([...told.map(({ item }) => item), ...undated]),
    through: told.filter(one => beganBefore(bounds, one)).map(({ item }) => tell(item, followed)),
    sections: sectionsOf(here, followed, period, isWhole ? timeline.gaps : []),
    undated: undated.map(item => tell(item, followed)),
    total: told.length + undated.length,
  }
}

const tell = (item: TimelineItem, followed: Shown['followed']): Told => {
  const reason = followed?.get(item.id) ?? undefined
  return reason === undefined ? { item } : { item, reason }
}

/** In the order given, latest first: years of a life and of a decade, months of a year. A gap stands above what it comes after. */
const sectionsOf = (placed: readonly Placed[], followed: Shown['followed'], { zoom }: Period, gaps: readonly Gap[]): readonly Section[] => {
  const wide = zoom === 'life' || zoom === 'decade'
  const inside = new Map<string, Told[]>()
  for (const { item } of placed) {
    const date = item.date ?? item.end ?? ''
    const key = wide ? date.slice(0, 4) : date.slice(0, 7)
    const known = inside.get(key)
    if (known) known.push(tell(item, followed))
    else inside.set(key, [tell(item, followed)])
  }
  const left = wide ? [...gaps] : []
  return [...inside].map(([key, items], i) => {
    const above = i === 0 ? [] : left.filter(({ after }) => lastDay(after).slice(0, 4) >= key)
    for (const gap of above) left.splice(left.indexOf(gap), 1)
    return { key, gaps: above, items }
  })
}
