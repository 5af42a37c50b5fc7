import { termsOf } from '../../profile/index.ts'
import { folded } from '../synthesis/codes.ts'
import type { Substance } from './model.ts'

/** Names of the reviewed list (`profile/terms.table.ts`): people's word, the substance, brands; a name of two substances is nobody's. */
const namesOf = (): ReadonlyMap<string, Substance> => {
  const found = new Map<string, Substance>()
  const ambiguous = new Set<string>()
  for (const { plain, medical, also, code } of termsOf('treatments'))
    for (const name of new Set([plain, medical, ...also].map(folded))) {
      if (found.has(name)) ambiguous.add(name)
      found.set(name, { atc: code, inn: medical, by: 'name' })
    }
  for (const name of ambiguous) found.delete(name)
  return found
}

let kept: ReadonlyMap<string, Substance> | undefined

/** Strengths and forms come after the name: `Doliprane 1000 mg, comprimé` is read as far as `Doliprane`. */
const beforeStrength = (text: string): string => text.split(/[,;(]|\s\d/)[0] ?? ''

/** The substance of a name, letter for letter but for accents and capitals; a longer name, a firm's name behind it, is not guessed. */
export const substanceNamed = (text: string): Substance | undefined => {
  kept ??= namesOf()
  return kept.get(folded(beforeStrength(text)))
}

/** A substance, by its whole code of seven signs: a class is not one. */
const WHOLE = /^[A-Z]\d{2}[A-Z]{2}\d{2}$/

export const substanceOf = (text: string, atc: string | undefined): Substance | undefined =>
  atc !== undefined && WHOLE.test(atc) ? { atc, by: 'code' } : substanceNamed(text)
