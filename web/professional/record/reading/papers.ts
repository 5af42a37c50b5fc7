import type { Category, DocumentSummary, UsefulTypes } from '../../../api/types.ts'
import { codeOf } from '../../../ui/format/code-of.ts'
import { plain } from '../../../ui/format/plain.ts'
import { categoryAt, type Narrowing, type Period } from './address.ts'

/** One line of the list: a document, and others that say of themselves that they are the same paper. */
export type Paper = { readonly document: DocumentSummary; readonly copies: readonly DocumentSummary[] }

const samenessOf = ({ title, type, date, author }: DocumentSummary): string =>
  JSON.stringify([plain(title), type.code, date, plain(author.name)])

/**
 * The same paper deposited twice is one line: same title, type, date and author, nothing else is compared (a content is not opened to look). The first of the
 * list stands for all; each can still be read.
 */
export const foldCopies = (documents: readonly DocumentSummary[]): readonly Paper[] =>
  [...Map.groupBy(documents, samenessOf).values()].flatMap(([document, ...copies]) =>
    document === undefined ? [] : [{ document, copies }],
  )

const YEARS: Readonly<Record<Exclude<Period, 'all'>, number>> = { year: 1, three: 3 }

const since = (period: Period | undefined, today: string): string =>
  period === undefined || period === 'all' ? '' : `${Number(today.slice(0, 4)) - YEARS[period]}${today.slice(4)}`

/** What is known of documents beside their lines: those to be read, those about the problem that is chosen. */
export type Marks = { readonly unread: ReadonlySet<string>; readonly about: ReadonlySet<string> }
const NO_MARKS: Marks = { unread: new Set(), about: new Set() }

/** What this reader had not opened when the list was asked for. */
export const unreadOf = (all: readonly DocumentSummary[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ id, unread }) => (unread === true ? [id] : [])))

/** `today` as `YYYY-MM-DD`. A bare year counts for its whole year: it is never left out for being vague. `typed`: beginnings of words, in any order. */
export const filterRecord = (
  recordId: string,
  all: readonly DocumentSummary[],
  search: Narrowing,
  typed: string,
  today: string,
  { unread, about }: Marks = NO_MARKS,
): readonly DocumentSummary[] => {
  const words = plain(typed).split(' ').filter(Boolean)
  const from = since(search.when, today)
  const category = categoryAt(search.cat)
  return all.filter(document => {
    const { author, date } = document
    if (search.lu !== undefined && !unread.has(document.id)) return false
    if (search.pb !== undefined && !about.has(document.id)) return false
    if (category !== null && document.category !== category) return false
    if (search.by !== undefined && codeOf(recordId, author.name) !== search.by) return false
    if (search.at !== undefined && codeOf(recordId, author.structure ?? '') !== search.at) return false
    if (date.slice(0, 10) < from.slice(0, Math.min(date.length, 10))) return false
    if (words.length === 0) return true
    const text = ` ${plain([document.title, document.type.label, author.name, author.structure ?? ''].join(' '))}`
    return words.every(word => text.includes(` ${word}`))
  })
}

export type Facet = { readonly code: string; readonly name: string; readonly count: number }
export type Facets = {
  readonly categories: readonly { readonly category: Category; readonly count: number }[]
  readonly authors: readonly Facet[]
  readonly places: readonly Facet[]
}

/** What can be chosen, with how many, of everything this reader sees. */
export const facetsOf = (recordId: string, all: readonly DocumentSummary[]): Facets => {
  const named = (names: readonly string[]): readonly Facet[] =>
    [...countsOf(names.filter(name => name !== ''))]
      .map(([name, count]) => ({ code: codeOf(recordId, name), name, count }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
  return {
    categories: [...countsOf(all.map(({ category }) => category))].map(([category, count]) => ({ category, count })),
    authors: named(all.map(({ author }) => author.name)),
    places: named(all.map(({ author }) => author.structure ?? '')),
  }
}

const countsOf = <T>(values: readonly T[]): ReadonlyMap<T, number> => {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** A heading of the list and what stands under it; without a name, the list has no heading. */
export type Group = { readonly code: string; readonly name: string | null; readonly papers: readonly Paper[] }

const latestFirst = (a: DocumentSummary, b: DocumentSummary): number =>
  b.date === a.date ? (b.depositedAt < a.depositedAt ? -1 : 1) : b.date < a.date ? -1 : 1

/** By what each paper is dated. */
export const inOneGroup = (documents: readonly DocumentSummary[]): readonly Group[] => [
  { code: '', name: null, papers: foldCopies(documents.toSorted(latestFirst)) },
]

/**
 * What this reader's trade looks for first: types in the order of the list that the screen shows, the latest of each first. Whatever is of no listed type is
 * not lost: it is under « Tout ».
 */
export const usefulGroups = (documents: readonly DocumentSummary[], { types }: Pick<UsefulTypes, 'types'>): readonly Group[] =>
  types.flatMap(({ code, label }) => {
    const of = documents.filter(({ type }) => type.code === code)
    return of.length === 0 ? [] : [{ code, name: label, papers: foldCopies(of.toSorted(latestFirst)) }]
  })

export const documentsOf = (groups: readonly Group[]): readonly DocumentSummary[] =>
  groups.flatMap(({ papers }) => papers.flatMap(({ document, copies }) => [document, ...copies]))

/** Where one goes from a document by a step along the lines; from none, to the first. */
export const stepFrom = (groups: readonly Group[], current: string | undefined, step: 1 | -1): DocumentSummary | undefined => {
  const lines = groups.flatMap(({ papers }) => papers)
  const at = lines.findIndex(({ document, copies }) => [document, ...copies].some(({ id }) => id === current))
  return at === -1 ? lines[0]?.document : lines[at + step]?.document
}
