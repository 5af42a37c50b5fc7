import type { Term } from '../../api/types.ts'
import { plain } from '../../ui/format/plain.ts'

const MOST = 7

/** How well a word answers what was typed: at its very beginning, at the beginning of a word of it, somewhere in it. */
const rank = (word: string, typed: string): number => {
  const said = plain(word)
  if (said.startsWith(typed)) return 0
  if (said.split(/[\s’'-]+/).some(part => part.startsWith(typed))) return 1
  return said.includes(typed) ? 2 : Number.POSITIVE_INFINITY
}

/** Words that people use, then those of medicine, then brands and other words; accents and capitals count for nothing. */
export const findTerms = (terms: readonly Term[], typed: string): readonly Term[] => {
  const asked = plain(typed.trim())
  if (asked.length < 2) return []
  return terms
    .map(term => ({
      term,
      score: Math.min(rank(term.plain, asked), rank(term.medical, asked) + 0.25, ...term.also.map(word => rank(word, asked) + 0.5)),
    }))
    .filter(({ score }) => score < Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a.score - b.score || a.term.plain.localeCompare(b.term.plain, 'fr'))
    .slice(0, MOST)
    .map(({ term }) => term)
}
