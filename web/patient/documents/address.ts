import { CATEGORIES, type Category } from '../../api/types.ts'
import type { Filters } from './filter.ts'

export const SHOWS = ['unread', 'pinned', 'to-file', 'masked', 'mine'] as const
export type Show = (typeof SHOWS)[number]

export const VIEWS = ['list', 'cards', 'years'] as const
export type View = (typeof VIEWS)[number]

/**
 * What stands in the address of the list. Filters stand in it as numbers and codes, so that the back button and a reload keep them; the words
 * typed never do: they are about health, and an address reaches histories and logs. Those stay in the state of the history entry.
 */
export type DocumentsSearch = {
  readonly view?: View
  readonly show?: Show
  readonly cat?: number
  readonly by?: string
  readonly at?: string
  readonly when?: string
  readonly folder?: string
}

const codeIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-z-]{1,40}$/.test(value) ? value : typeof value === 'number' ? String(value) : undefined

const viewIn = (value: unknown): View | undefined => VIEWS.find(view => view === value && view !== 'list')

const showIn = (value: unknown): Show | undefined => SHOWS.find(show => show === value)

const given = <T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> => {
  const kept: Partial<T> = {}
  for (const key in values) {
    const value = values[key]
    if (value !== undefined) kept[key] = value
  }
  return kept
}

export const documentsSearch = (raw: Readonly<Record<string, unknown>>): DocumentsSearch =>
  given<Required<DocumentsSearch>>({
    view: viewIn(raw['view']),
    show: showIn(raw['show']),
    cat: Number.isInteger(raw['cat']) && CATEGORIES[Number(raw['cat'])] !== undefined ? Number(raw['cat']) : undefined,
    by: codeIn(raw['by']),
    at: codeIn(raw['at']),
    when: codeIn(raw['when']),
    folder: codeIn(raw['folder']),
  })

const categoryAt = (index: number | undefined): Category | null => (index === undefined ? null : (CATEGORIES[index] ?? null))

export const filtersOf = (search: DocumentsSearch, words: string): Filters => ({
  words,
  show: search.show ?? null,
  category: categoryAt(search.cat),
  person: search.by ?? null,
  place: search.at ?? null,
  period: search.when ?? null,
  folder: search.folder ?? null,
})

export const searchOf = (filters: Filters, view: View): DocumentsSearch =>
  given<Required<DocumentsSearch>>({
    view: viewIn(view),
    show: filters.show ?? undefined,
    cat: filters.category === null ? undefined : CATEGORIES.indexOf(filters.category),
    by: filters.person ?? undefined,
    at: filters.place ?? undefined,
    when: filters.period ?? undefined,
    folder: filters.folder ?? undefined,
  })
