import { fold, formsOf, isEmptyWord, stem, wordsOf } from '../../documents/index.ts'
import { type Dictionary, dictionary, type Term } from './dictionary.ts'
import { type Period, readPeriod } from './dates.ts'

/** How near to what was asked: the very words, what means the same, what begins so, what is nearly written so. */
export type Nearness = 'exact' | 'synonym' | 'beginning' | 'slip'
export type Way = Term & { readonly nearness: Nearness }

/** One thing asked for: any of its ways will do. */
export type Wanted = { readonly label: string; readonly ways: readonly Way[]; readonly isKnown: boolean }

export type Question = { readonly wanted: readonly Wanted[]; readonly period?: Period; readonly latest: boolean }

/** What people say around what they look for. */
const TALK: ReadonlySet<string> = new Set(
  `quel quelle quels quelles quand combien comment pourquoi ou est-ce suis cherche chercher trouve trouver voir montre montrer donne donner veux voudrais fait faite
faire dernier derniere derniers dernieres recent recente recents recentes resultat resultats document documents papier papiers dossier docteur dr pr professeur
monsieur madame mme mlle tous toutes tout toute avoir jai passe passee date`.split(/\s+/),
)
const LATEST = /\b(?:dernier|derniere|derniers|dernieres|recent|recente)s?\b/

type Word = { readonly surface: string; readonly form: string }

const wordsIn = (text: string): readonly Word[] =>
  wordsOf(fold(text))
    .filter(word => !isEmptyWord(word))
    .map(word => ({ surface: word, form: stem(word) }))

/** Words that count; when people only talk, the talk itself. */
const counting = (words: readonly Word[]): readonly Word[] => {
  const left = words.filter(({ surface }) => !TALK.has(surface))
  return left.length === 0 ? words : left
}

/** As she wrote it, accents and all, when it is one word of hers. */
const asWritten = (text: string, word: Word): string =>
  text
    .split(/[\s’']+/)
    .find(part => fold(part).replace(/[^a-z0-9]/g, '') === word.surface)
    ?.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') ?? word.surface

export const waysOf = (label: string, forms: readonly string[], group: readonly Term[] | undefined, synonyms: boolean): readonly Way[] => {
  const key = forms.join(' ')
  const others = synonyms ? (group ?? []).filter(term => term.forms.join(' ') !== key) : []
  return [{ label, forms, nearness: 'exact' as const }, ...others.map(term => ({ ...term, nearness: 'synonym' as const }))]
}

/**
 * What a question asks for: its period, then its words, the longest known terms first (« prise de sang » is one thing). Words between quotation marks
 * are looked for as they are.
 */
export const understand = (text: string, today: string, synonyms: boolean, words: Dictionary = dictionary()): Question => {
  const quoted = [...text.matchAll(/«\s*([^»]+?)\s*»|"([^"]+)"/g)].map(found => found[1] ?? found[2] ?? '')
  const { period, rest } = readPeriod(text.replace(/«[^»]*»|"[^"]*"/g, ' '), today)
  const asked = counting(wordsIn(rest))
  const isOnlyPeriod = period !== undefined && asked.every(({ surface }) => TALK.has(surface))
  const wanted: Wanted[] = quoted.map(label => ({ label, ways: [{ label, forms: formsOf(label), nearness: 'exact' }], isKnown: true }))
  for (let at = 0; at < asked.length && !isOnlyPeriod; ) {
    const known = words.at(
      asked.map(({ form }) => form),
      at,
    )
    const taken = asked.slice(at, at + (known?.length ?? 1))
    const label = taken.map(word => asWritten(text, word)).join(' ')
    wanted.push({
      label,
      ways: waysOf(
        label,
        taken.map(({ form }) => form),
        known?.group,
        synonyms,
      ),
      isKnown: known !== undefined,
    })
    at += taken.length
  }
  const isLatest = LATEST.test(fold(text)) && period === undefined
  return {
    wanted: wanted.filter(({ ways }) => ways.some(({ forms }) => forms.length > 0)).slice(0, MOST),
    ...(period === undefined ? {} : { period }),
    latest: isLatest,
  }
}

/** A question longer than this is a letter. */
const MOST = 12
