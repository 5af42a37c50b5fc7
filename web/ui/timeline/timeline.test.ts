import { expect, test } from 'vitest'
import type { Timeline, TimelineItem } from '../../api/types.ts'
import { asText } from './as-text.ts'
import { barsIn } from './bars.ts'
import { shownOf } from './select.ts'
import { fr } from './words/fr.ts'
import { besides, bitsOf, boundsOf, bucketsOf, columnOf, countsIn, dayNamed, placeOf, timelineSearch, zoomTo } from './time.ts'

const TODAY = '2026-11-22'
const item = (kind: TimelineItem['kind'], title: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id: title,
  kind,
  title,
  source: 'declared',
  isNew: false,
  ...more,
})
const timelineOf = (items: readonly TimelineItem[], more: Partial<Timeline> = {}): Timeline => ({
  items,
  threads: [],
  gaps: [],
  lastVisit: null,
  ...more,
})

const LETTER = item('document', 'Lettre', { date: '2024-02-29' })
const VAGUE = item('operation', 'Genou', { date: '2024' })
const DIABETES = item('condition', 'Diabète', { date: '2012', ongoing: true })
const OLD = item('document', 'Ancien', { date: '2010-05' })
const UNDATED = item('condition', 'Asthme')
const LIFE = timelineOf([VAGUE, LETTER, DIABETES, OLD, UNDATED], { gaps: [{ after: '2012', before: '2024-02-29' }] })

const titles = (items: readonly { readonly item: TimelineItem }[]): readonly string[] => items.map(told => told.item.title)

test('the address keeps what it can name, and nothing else', () => {
  expect(timelineSearch({ zoom: 'year', at: 2024, k: 5, new: 1, fil: 'diabète' })).toEqual({ zoom: 'year', at: 2024, k: 5, new: 1 })
  expect(timelineSearch({ zoom: 'month', at: '2024-13', k: 4096 })).toEqual({})
  expect(timelineSearch({ zoom: 'life', at: '2024' })).toEqual({})
})

test('a life is by year, latest first; what has no date stands at the end, and a gap where nothing is', () => {
  const { sections, undated, through, total } = shownOf(LIFE, {}, TODAY)
  expect(sections.map(({ key, items, gaps }) => [key, titles(items), gaps.length])).toEqual([
    ['2024', ['Genou', 'Lettre'], 0],
    ['2012', ['Diabète'], 1],
    ['2010', ['Ancien'], 0],
  ])
  expect([titles(undated), titles(through), total]).toEqual([['Asthme'], [], 5])
})

test('a year holds what may be of it, and what lasts through it; what is known by the year is told apart', () => {
  const { sections, through, undated } = shownOf(LIFE, { zoom: 'year', at: '2024' }, TODAY)
  expect(sections.map(({ key, items }) => [key, titles(items)])).toEqual([
    ['2024', ['Genou']],
    ['2024-02', ['Lettre']],
  ])
  expect([titles(through), undated]).toEqual([['Diabète'], []])
  expect(shownOf(LIFE, { zoom: 'month', at: '2024-02' }, TODAY).total).toBe(3)
  expect(shownOf(LIFE, { zoom: 'year', at: '2005' }, TODAY).total).toBe(0)
})

test('what is chosen is all that is shown, and then no gap is said', () => {
  const { sections } = shownOf(LIFE, { k: bitsOf(['documents']) }, TODAY)
  expect(sections.map(({ items, gaps }) => [titles(items), gaps.length])).toEqual([
    [['Lettre'], 0],
    [['Ancien'], 0],
  ])
  const fresh = timelineOf([{ ...LETTER, isNew: true }, OLD])
  expect(shownOf(fresh, { new: 1 }, TODAY).total).toBe(1)
})

test('a thread shows its own, each with its reason; the drawing keeps the others, to pale', () => {
  const woven = { ...LIFE, threads: [{ about: DIABETES.id, members: [{ item: LETTER.id, reason: 'names-it' as const }] }] }
  const { sections, placed, followed } = shownOf(woven, { fil: DIABETES.id }, TODAY)
  expect(sections.flatMap(({ items }) => items.map(told => [told.item.title, told.reason]))).toEqual([
    ['Lettre', 'names-it'],
    ['Diabète', undefined],
  ])
  expect([placed.length, followed?.size]).toEqual([4, 2])
})

const columns = (period: Parameters<typeof bucketsOf>[0]) => bucketsOf(period, boundsOf(period, [], TODAY))

test('a leap February has twenty-nine columns; a year twelve; a life ten at least', () => {
  expect(columns({ zoom: 'month', at: '2024-02' })).toHaveLength(29)
  expect(columns({ zoom: 'year', at: '2024' }).map(({ key }) => key)).toContain('2024-02')
  expect(columns({ zoom: 'life', at: '' })).toHaveLength(10)
})

test('what is known less well than a column stands in none', () => {
  const buckets = columns({ zoom: 'year', at: '2024' })
  const placed = [LETTER, VAGUE].flatMap(one => placeOf(one, TODAY) ?? [])
  expect(placed.map(one => columnOf(buckets, one))).toEqual([1, -1])
  expect(countsIn(buckets, placed)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('what goes on ends today, what ended ends on the last day that it may have', () => {
  expect(dayNamed(placeOf(DIABETES, TODAY)?.to ?? 0)).toBe(TODAY)
  expect(dayNamed(placeOf(item('treatment', 'Fer', { date: '2019', end: '2020-02' }), TODAY)?.to ?? 0)).toBe('2020-02-29')
  expect(placeOf(UNDATED, TODAY)).toBeUndefined()
})

test('bars of one name are drawn once, and those that do not fit are counted', () => {
  const long = (title: string, from: string) => placeOf(item('condition', title, { date: from, ongoing: true }), TODAY)
  const all = [long('Diabète', '2012'), long('diabète', '2015'), long('Asthme', '2001'), long('Goutte', '2003')].flatMap(one => one ?? [])
  const { bars, left } = barsIn(all, () => 0, 2)
  expect([bars.map(({ placed }) => placed.item.title), left]).toEqual([['Asthme', 'Goutte'], 1])
})

test('before January is December, and a year opens on the moment that was looked at', () => {
  expect(besides({ zoom: 'month', at: '2024-01' })).toEqual({
    before: { zoom: 'month', at: '2023-12' },
    after: { zoom: 'month', at: '2024-02' },
  })
  expect(besides({ zoom: 'decade', at: '2010' })?.after.at).toBe('2020')
  expect(zoomTo('decade', { zoom: 'year', at: '2019' }, TODAY).at).toBe('2010')
  expect(zoomTo('month', { zoom: 'year', at: '2019' }, TODAY).at).toBe('2019-12')
})

test('what is copied is what is shown, line for line: filters apply, and no gap is told', () => {
  const copied = (search: Parameters<typeof shownOf>[1]): readonly string[] =>
    asText('Toute la vie.', shownOf(LIFE, search, TODAY), fr)
      .replaceAll('\u00a0', ' ')
      .split('\n')
  expect(copied({})).toHaveLength(1 + LIFE.items.length)
  expect(copied({}).join()).toContain('Diabète')
  const documents = copied({ k: bitsOf(['documents']) })
  expect(documents).toHaveLength(3)
  expect(documents[1]).toMatch(/^29 février 2024 – Document – Lettre/)
})

test('a blood test is copied with its values', () => {
  const blood = item('result', 'Prise de sang', {
    date: '2026-01-10',
    source: 'read',
    from: 'Analyses',
    count: 2,
    details: [{ label: 'Sodium', value: '140 mmol/L' }, { label: 'Aspect' }],
  })
  const [, ...lines] = asText('', shownOf(timelineOf([blood]), {}, TODAY), fr)
    .replaceAll('\u00a0', ' ')
    .split('\n')
  expect(lines.slice(1)).toEqual(['  Sodium : 140 mmol/L', '  Aspect'])
})
