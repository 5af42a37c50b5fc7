import type { Shelf } from '../../api/types.ts'
import { plain } from '../../ui/format/plain.ts'

export type Suggestion =
  | { readonly kind: 'title' | 'person' | 'type' | 'kept'; readonly text: string }
  | { readonly kind: 'screen'; readonly text: string; readonly to: string }

/** A page of the application, and words by which people look for it. */
export type ScreenWords = { readonly to: string; readonly label: string; readonly words: string }

const MOST = 8
const OF_A_KIND = 4

/** What may be offered: what this tab has read already. Typing sends nothing. */
export type Offered = { readonly suggestion: Suggestion; readonly plain: string }

export const offeredBy = (shelf: Shelf | undefined, screens: readonly ScreenWords[]): readonly Offered[] => {
  const seen = new Set<string>()
  const offer = (suggestion: Suggestion, words = suggestion.text): readonly Offered[] => {
    const key = `${suggestion.kind} ${plain(suggestion.text)}`
    if (suggestion.text === '' || seen.has(key)) return []
    seen.add(key)
    return [{ suggestion, plain: ` ${plain(words)}` }]
  }
  const items = shelf?.items ?? []
  return [
    ...keptIn(shelf).flatMap(({ words }) => offer({ kind: 'kept', text: words })),
    ...items.flatMap(({ type }) => offer({ kind: 'type', text: type.label })),
    ...items.flatMap(({ title }) => offer({ kind: 'title', text: title })),
    ...items.flatMap(({ author }) => (author.self ? [] : offer({ kind: 'person', text: author.name }))),
    ...screens.flatMap(({ to, label, words }) => offer({ kind: 'screen', text: label, to }, `${label} ${words}`)),
  ]
}

/** Searches that were kept: views of words alone. */
export const keptIn = (shelf: Shelf | undefined): readonly { readonly id: string; readonly words: string }[] =>
  (shelf?.views ?? []).flatMap(({ id, facets: { words, layout } }) => (words === undefined || layout !== undefined ? [] : [{ id, words }]))

/** Those whose words begin as each of the typed ones. */
export const suggestionsFor = (typed: string, offered: readonly Offered[]): readonly Suggestion[] => {
  const words = plain(typed)
    .split(' ')
    .filter(word => word !== '')
  if (words.length === 0) return []
  const counts = new Map<string, number>()
  const found: Suggestion[] = []
  for (const { suggestion, plain: text } of offered) {
    const count = counts.get(suggestion.kind) ?? 0
    if (count >= OF_A_KIND || !words.every(word => text.includes(` ${word}`))) continue
    counts.set(suggestion.kind, count + 1)
    found.push(suggestion)
    if (found.length >= MOST) break
  }
  return found
}

export const screensFor = (typed: string, screens: readonly ScreenWords[]): readonly ScreenWords[] => {
  const words = plain(typed)
    .split(' ')
    .filter(word => word.length > 2)
  const worth = ({ label, words: others }: ScreenWords): number => {
    const text = ` ${plain(`${label} ${others}`)}`
    return words.filter(word => text.includes(` ${word}`)).length
  }
  return screens.filter(screen => words.length > 0 && worth(screen) >= Math.ceil(words.length / 2))
}
