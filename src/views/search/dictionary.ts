import { readFileSync } from 'node:fs'
import { formsOf, isEmptyWord, fold, stem, wordsOf } from '../../documents/index.ts'

/** One way to say it: as people write it, and as the search compares it. */
export type Term = { readonly label: string; readonly forms: readonly string[] }
export type Group = readonly Term[]

export type Dictionary = {
  readonly groups: readonly Group[]
  /** The longest term that begins at this word. */
  at(forms: readonly string[], index: number): { readonly group: Group; readonly length: number } | undefined
  /** Every single word of it, by its form: what a slip of the keyboard may have meant. */
  readonly words: ReadonlyMap<string, string>
}

const FILE = new URL('./data/synonyms.fr.txt', import.meta.url)

export const parseGroups = (text: string): readonly Group[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => line.split(',').map(label => ({ label: label.trim(), forms: formsOf(label) })))

const open = (groups: readonly Group[]): Dictionary => {
  const byKey = new Map<string, Group>()
  const words = new Map<string, string>()
  let longest = 1
  for (const group of groups)
    for (const { label, forms } of group) {
      byKey.set(forms.join(' '), group)
      longest = Math.max(longest, forms.length)
      for (const word of label.split(/[\s’'-]+/)) remember(words, word)
    }
  const at = (forms: readonly string[], index: number) => {
    for (let length = Math.min(longest, forms.length - index); length > 0; length--) {
      const group = byKey.get(forms.slice(index, index + length).join(' '))
      if (group !== undefined) return { group, length }
    }
    return undefined
  }
  return { groups, at, words }
}

const remember = (words: Map<string, string>, word: string): void => {
  const folded = fold(word)
  if (wordsOf(folded).length !== 1 || isEmptyWord(folded)) return
  const form = stem(folded)
  if (!words.has(form)) words.set(form, word.toLowerCase())
}

let opened: Dictionary | undefined

/** Read once. */
export const dictionary = (): Dictionary => (opened ??= open(parseGroups(readFileSync(FILE, 'utf8'))))
