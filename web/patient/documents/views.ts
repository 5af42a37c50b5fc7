import { CATEGORIES, type Facets as Saved, type SavedView } from '../../api/types.ts'
import { type DocumentsSearch, SHOWS, type View, VIEWS } from './address.ts'
import type { Facet, Facets, Filters } from './filter.ts'
import { codeOf } from '../../ui/format/code-of.ts'

/** A saved view is sealed by the server, so it holds names where the address holds codes. */
const nameOf = (facets: readonly Facet[], code: string | null): string | undefined => facets.find(facet => facet.code === code)?.name

const periodOf = (period: string | null): Pick<Saved, 'from' | 'to'> =>
  period === null ? {} : period.length === 4 ? { from: period, to: period } : { from: period }

export const savedOf = (filters: Filters, view: View, facets: Facets): Saved => {
  const [author, place] = [nameOf(facets.people, filters.person), nameOf(facets.places, filters.place)]
  return {
    layout: view,
    ...(filters.show ? { chip: filters.show } : {}),
    ...(filters.category ? { categories: [filters.category] } : {}),
    ...(filters.folder ? { folderId: filters.folder } : {}),
    ...periodOf(filters.period),
    ...(author ? { author } : {}),
    ...(place ? { place } : {}),
    ...(filters.words.trim() ? { words: filters.words.trim() } : {}),
  }
}

/** Where a saved view leads: its address, and the words that stay out of it. */
export const toView = ({ facets }: SavedView, recordId: string): { readonly search: DocumentsSearch; readonly words: string } => {
  const { chip, categories, folderId, from, author, place, words, layout } = facets
  const [category] = categories ?? []
  const show = SHOWS.find(one => one === chip)
  const view = VIEWS.find(one => one === layout && one !== 'list')
  return {
    words: words ?? '',
    search: {
      ...(view ? { view } : {}),
      ...(show ? { show } : {}),
      ...(category ? { cat: CATEGORIES.indexOf(category) } : {}),
      ...(author ? { by: codeOf(recordId, author) } : {}),
      ...(place ? { at: codeOf(recordId, place) } : {}),
      ...(from ? { when: from } : {}),
      ...(folderId ? { folder: folderId } : {}),
    },
  }
}
