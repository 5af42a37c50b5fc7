import type { Category } from '../../api/types.ts'
import { plain } from '../../ui/format/plain.ts'
import { SHOWS, type Show } from './address.ts'
import { codeOf } from '../../ui/format/code-of.ts'
import { type Paper, searchableOf } from './papers.ts'

/** A year, `2024`, or since a day, `2026-08-22`. */
export type Period = string

export type Filters = {
  readonly words: string
  readonly show: Show | null
  readonly category: Category | null
  /** Codes, not names: see `codeOf`. */
  readonly person: string | null
  readonly place: string | null
  readonly period: Period | null
  readonly folder: string | null
}

export const NO_FILTER: Filters = { words: '', show: null, category: null, person: null, place: null, period: null, folder: null }

const shownBy: Readonly<Record<Show, (paper: Paper) => boolean>> = {
  unread: paper => paper.isNew,
  pinned: paper => paper.pinned,
  'to-file': paper => paper.toFile,
  masked: paper => paper.masked,
  mine: paper => paper.author.self,
}

type Test = (paper: Paper) => boolean

/** A partial date belongs to a period when it begins in it. */
const isIn = (period: Period): Test => (period.length === 4 ? paper => paper.date.startsWith(period) : paper => paper.date >= period)

/** The day `months` ago. */
export const monthsBefore = (today: string, months: number): string => {
  const start = new Date(`${today}T00:00:00Z`)
  start.setUTCMonth(start.getUTCMonth() - months)
  return start.toISOString().slice(0, 10)
}

const testsOf = (filters: Filters, recordId: string): readonly Test[] => {
  const tests: Test[] = []
  const { show, category, person, place, period, folder } = filters
  if (show !== null) tests.push(shownBy[show])
  if (category !== null) tests.push(paper => paper.category === category)
  if (folder !== null) tests.push(paper => paper.folderId === folder)
  if (person !== null) tests.push(paper => codeOf(recordId, paper.author.name) === person)
  if (place !== null) tests.push(paper => codeOf(recordId, paper.author.structure ?? '') === place)
  if (period !== null) tests.push(isIn(period))
  // Every typed word must begin a word of the title, type, author, place or date.
  for (const word of plain(filters.words).split(' ').filter(Boolean)) tests.push(paper => searchableOf(paper).includes(` ${word}`))
  return tests
}

export const filterPapers = (all: readonly Paper[], filters: Filters, recordId: string): readonly Paper[] => {
  const tests = testsOf(filters, recordId)
  return tests.length === 0 ? all : all.filter(paper => tests.every(test => test(paper)))
}

export type Facet = { readonly code: string; readonly name: string; readonly count: number }

export type Facets = {
  readonly shows: ReadonlyMap<Show, number>
  readonly categories: ReadonlyMap<Category, number>
  readonly people: readonly Facet[]
  readonly places: readonly Facet[]
  readonly years: readonly Facet[]
}

const facetsBy = (counts: ReadonlyMap<string, number>, codeFor: (name: string) => string): readonly Facet[] =>
  [...counts].map(([name, count]) => ({ code: codeFor(name), name, count }))

const add = <T>(counts: Map<T, number>, key: T): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/** What can be chosen, with how many of each: counted over the whole list, so that a choice never leads to an empty page by itself. */
export const facetsOf = (all: readonly Paper[], recordId: string): Facets => {
  const shows = new Map<Show, number>()
  const categories = new Map<Category, number>()
  const [people, places, years] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  for (const paper of all) {
    for (const show of SHOWS) if (shownBy[show](paper)) add(shows, show)
    add(categories, paper.category)
    if (!paper.author.self) add(people, paper.author.name)
    if (paper.author.structure) add(places, paper.author.structure)
    if (paper.date !== '') add(years, paper.date.slice(0, 4))
  }
  const named = (counts: ReadonlyMap<string, number>): readonly Facet[] =>
    facetsBy(counts, name => codeOf(recordId, name)).toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
  return { shows, categories, people: named(people), places: named(places), years: facetsBy(years, year => year) }
}
