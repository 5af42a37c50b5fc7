import type { Segments } from '../../documents/index.ts'
import { formsOf } from '../../documents/index.ts'
import type { Way } from './question.ts'

/** A visible document as the search looks at it: its fields as ` form form `, its text as it was packed. */
export type Indexed = {
  readonly document: Segments
  readonly title: string
  readonly type: string
  readonly people: string
}

const spaced = (forms: readonly string[]): string => ` ${forms.join(' ')} `

/** Words of types by their code: French label, family. */
export type TypeWords = (typeCode: string) => string

/** Lives as long as one request. */
export const indexed = (documents: readonly Segments[], typeWords: TypeWords): readonly Indexed[] => {
  const known = new Map<string, string>()
  const of = (key: string, text: () => string): string => {
    const before = known.get(key)
    if (before !== undefined) return before
    const made = spaced(formsOf(text()))
    known.set(key, made)
    return made
  }
  return documents.map(document => {
    const { title, typeCode, authorName, authorRole = '', authorPlace = '' } = document.line.facts
    const people = `${authorName} ${authorRole} ${authorPlace}`
    return {
      document,
      title: of(`t${title}`, () => title),
      type: of(`c${typeCode}`, () => typeWords(typeCode)),
      people: of(`p${people}`, () => people),
    }
  })
}

/** What a hit in a field is worth: a title says what a document is. */
const WORTH = { title: 10, type: 6, people: 6, text: 3 } as const
const NEARNESS = { exact: 1, synonym: 0.55, beginning: 0.5, slip: 0.45 } as const

/** What is looked for, written once for two thousand documents. */
type Needles = { readonly side: string; readonly words: readonly string[]; readonly lines: readonly string[] }

const known = new WeakMap<Way, Needles>()

const needlesOf = (way: Way): Needles => {
  const before = known.get(way)
  if (before !== undefined) return before
  const { forms, nearness } = way
  const end = nearness === 'beginning' ? '' : ' '
  const made = {
    side: ` ${forms.join(' ')}${end}`,
    words: forms.map(form => ` ${form}${end}`),
    lines: forms.map(form => `\n${form}${end}`),
  }
  known.set(way, made)
  return made
}

/** Every word of it in this field; 1 when they stand side by side. */
const inField = (field: string, { side, words }: Needles): number => {
  if (field.includes(side)) return 1
  return words.length > 1 && words.every(word => field.includes(word)) ? 0.7 : 0
}

/** How often the rarest of its words stands in this part of a text. */
const inPart = (part: string, { lines }: Needles): number => {
  let least = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const at = part.indexOf(line)
    if (at === -1) return 0
    least = Math.min(least, Number.parseInt(part.slice(part.indexOf(' ', at + 1) + 1, part.indexOf('\n', at + 1)), 10))
  }
  return least
}

const inText = (parts: readonly string[] | null, needles: Needles, { forms, nearness }: Way): number => {
  const times = (parts ?? []).reduce((most, part) => Math.max(most, inPart(part, needles)), 0)
  if (times === 0) return 0
  const worth = 0.6 + Math.min(1, Math.log2(1 + times) / 4)
  return forms.length > 1 && nearness === 'synonym' ? worth * 0.6 : worth
}

/** The best of its fields, and a little for the others. */
export const worthOf = ({ document, title, type, people }: Indexed, way: Way): number => {
  if (way.forms.length === 0) return 0
  const needles = needlesOf(way)
  const hits = [
    inField(title, needles) * WORTH.title,
    inField(type, needles) * WORTH.type,
    inField(people, needles) * WORTH.people,
    inText(document.parts, needles, way) * WORTH.text,
  ]
  const best = Math.max(...hits)
  return best === 0 ? 0 : (best + 0.15 * (hits.reduce((sum, hit) => sum + hit, 0) - best)) * NEARNESS[way.nearness]
}

/**
 * Distinct words of everything visible that may be this one with a slip: those of titles and people first, then those of texts that begin with one of its two first
 * letters – people slip inside a word, and a million words of a record are not compared one by one.
 */
export function* wordsLike(documents: readonly Indexed[], asked: string, slips: number): Generator<string> {
  const seen = new Set<string>()
  const [least, most] = [Math.max(3, asked.length - slips), asked.length + slips]
  const fits = (word: string): boolean => word.length >= least && word.length <= most && !seen.has(word) && Boolean(seen.add(word))
  for (const { title, type, people } of documents) for (const word of `${title}${type}${people}`.split(' ')) if (fits(word)) yield word
  const pattern = new RegExp(`\\n([${asked.slice(0, 2)}][a-z0-9]{${least - 1},${most - 1}}) `, 'g')
  for (const { document } of documents)
    for (const part of document.parts ?? []) for (const [, word = ''] of part.matchAll(pattern)) if (fits(word)) yield word
}
