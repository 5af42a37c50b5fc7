import type { DocumentSummary, Shelf, ShelfLine } from '../../api/types.ts'
import { monthOf } from '../../ui/format/dates.ts'
import { plain } from '../../ui/format/plain.ts'

/** A document with what its owner made of it: read, pinned, put in a folder, or still to be filed. */
export type Paper = DocumentSummary & {
  readonly pinned: boolean
  readonly toFile: boolean
  readonly folderId: string | null
  readonly hasNote: boolean
}

const paperOf = ({ shelf, ...document }: ShelfLine): Paper => ({
  ...document,
  isNew: shelf.unread,
  pinned: shelf.pinned,
  toFile: shelf.toFile,
  folderId: shelf.folderId ?? null,
  hasNote: shelf.hasNote,
})

const newestFirst = (a: Paper, b: Paper): number =>
  a.date === b.date ? (a.depositedAt < b.depositedAt ? 1 : -1) : a.date < b.date ? 1 : -1

/** By the date written on each, as papers are kept; made once a reading of the shelf. */
export const papersOf = (shelf: Shelf): readonly Paper[] => shelf.items.map(paperOf).toSorted(newestFirst)

export type News = { readonly papers: readonly Paper[]; readonly count: number }

/** What is to be read, and how many in all: a reading of the shelf may bring the first ones only. */
export const newsIn = (shelf: Shelf, leaving: { has(id: string): boolean }): News => {
  const unread = papersOf(shelf).filter(paper => paper.isNew)
  const papers = unread.filter(({ id }) => !leaving.has(id))
  return { papers, count: shelf.counts.unread - (unread.length - papers.length) }
}

const texts = new WeakMap<DocumentSummary, string>()

/** What is searched of a document in its list, made once: a record of two thousand is filtered at each letter typed. */
export const searchableOf = (paper: DocumentSummary): string => {
  const known = texts.get(paper)
  if (known !== undefined) return known
  const { title, type, author, date } = paper
  const made = ` ${plain([title, type.label, author.name, author.structure ?? '', date].join(' '))}`
  texts.set(paper, made)
  return made
}

export type Month = { readonly month: string; readonly papers: readonly Paper[] }

/** In the order given: a list sorted by date gives its months from the newest. */
export const byMonth = (papers: readonly Paper[]): readonly Month[] => {
  const months = new Map<string, Paper[]>()
  for (const paper of papers) {
    const month = monthOf(paper.date)
    const found = months.get(month)
    if (found) found.push(paper)
    else months.set(month, [paper])
  }
  return [...months].map(([month, inside]) => ({ month, papers: inside }))
}

export type Year = { readonly year: string; readonly papers: readonly Paper[] }

export const byYear = (papers: readonly Paper[]): readonly Year[] => {
  const years = new Map<string, Paper[]>()
  for (const paper of papers) {
    const year = monthOf(paper.date).slice(0, 4)
    const found = years.get(year)
    if (found) found.push(paper)
    else years.set(year, [paper])
  }
  return [...years].map(([year, inside]) => ({ year, papers: inside }))
}
