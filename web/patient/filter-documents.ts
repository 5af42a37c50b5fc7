import type { Category, DocumentSummary } from '../api/types.ts'
import { plain } from '../ui/format/plain.ts'

export const SHOWS = ['new', 'masked', 'mine', 'corrected'] as const
export type Show = (typeof SHOWS)[number]

export type Filters = { readonly words: string; readonly shows: readonly Show[]; readonly category: Category | null }

const shownBy: Readonly<Record<Show, (document: DocumentSummary) => boolean>> = {
  new: document => document.isNew,
  masked: document => document.masked,
  mine: document => document.author.self,
  corrected: document => document.version > 1,
}

const searchable = (document: DocumentSummary): string =>
  plain([document.title, document.type.label, document.author.name, document.author.structure ?? '', document.date].join(' '))

/** Every typed word must begin a word of the title, type, author, place or date. */
export const filterDocuments = (all: readonly DocumentSummary[], { words, shows, category }: Filters): readonly DocumentSummary[] => {
  const typed = plain(words).split(' ').filter(Boolean)
  return all.filter(document => {
    if (category !== null && document.category !== category) return false
    if (!shows.every(show => shownBy[show](document))) return false
    const text = ` ${searchable(document)}`
    return typed.every(word => text.includes(` ${word}`))
  })
}
