import type { DocumentLine } from '../../documents/index.ts'
import { fromIso, type Instant, DAY } from '../../kernel/instant.ts'
import { type Dictionary, dictionary } from './dictionary.ts'
import { touches } from './dates.ts'
import { type Indexed, wordsLike, worthOf } from './corpus.ts'
import { nearest, slipsOf } from './near.ts'
import { type Question, type Wanted, type Way, waysOf } from './question.ts'

export type Ranked = { readonly indexed: Indexed; readonly score: number; readonly ways: readonly Way[] }

export type Ranking = {
  readonly ranked: readonly Ranked[]
  readonly wanted: readonly Wanted[]
  readonly corrections: readonly { readonly asked: string; readonly used: string }[]
}

/** A wanted thing in every document: what it is worth there, and by which way. */
type Hits = {
  readonly wanted: Wanted
  readonly worth: readonly number[]
  readonly ways: readonly (Way | undefined)[]
  readonly found: number
}

const hitsOf = (documents: readonly Indexed[], wanted: Wanted): Hits => {
  const worth: number[] = []
  const ways: (Way | undefined)[] = []
  let found = 0
  for (const document of documents) {
    let best = 0
    let by: Way | undefined
    for (const way of wanted.ways) {
      const now = worthOf(document, way)
      if (now > best) {
        best = now
        by = way
      }
    }
    worth.push(best)
    ways.push(by)
    if (best > 0) found += 1
  }
  return { wanted, worth, ways, found }
}

export type Ways = { readonly synonyms: boolean; readonly corrections: boolean }

/**
 * Nothing visible holds it: what begins so, else what is nearly written so among the words of what is visible and of the dictionary. What is hidden
 * has no word here.
 */
const otherwise = (documents: readonly Indexed[], wanted: Wanted, { synonyms }: Ways, words: Dictionary): Wanted | undefined => {
  const [first] = wanted.ways
  const [form] = first?.forms ?? []
  if (first === undefined || form === undefined || first.forms.length !== 1 || form.length < 4) return undefined
  const beginning: Wanted = { ...wanted, ways: [{ ...first, nearness: 'beginning' }] }
  if (documents.some(document => beginning.ways.some(way => worthOf(document, way) > 0))) return beginning
  if (wanted.isKnown) return undefined
  const slips = slipsOf(form.length)
  const used = nearest(form, candidates(documents, words, form, slips))
  if (used === undefined) return undefined
  const label = words.words.get(used) ?? used
  const group = words.at([used], 0)?.group
  const ways = waysOf(label, [used], group, synonyms).map(way => (way.nearness === 'exact' ? { ...way, nearness: 'slip' as const } : way))
  return { label, ways, isKnown: true }
}

function* candidates(documents: readonly Indexed[], words: Dictionary, asked: string, slips: number): Generator<string> {
  yield* words.words.keys()
  yield* wordsLike(documents, asked, slips)
}

const IN_THREE_YEARS = 3 * 365 * DAY

const dayOf = ({ facts, submittedAt }: DocumentLine): string => (facts.date === '' ? new Date(submittedAt).toISOString() : facts.date)

const recencyOf = (line: DocumentLine, now: Instant): number => {
  const day = dayOf(line).slice(0, 10)
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? fromIso(`${day}T12:00:00.000Z`) : fromIso(`${day.slice(0, 4)}-07-01T12:00:00.000Z`)
  return Math.exp(-Math.max(0, now - at) / IN_THREE_YEARS)
}

/** A document that answers this share of the question answers it: less is asked when nothing answers the whole of it. */
const ENOUGH = { beside: 0.45, alone: 0.3 }

/** Best first: much of the question, in a title rather than a text, in its very words rather than others, rare rather than common, recent rather than old. */
export const rank = (
  all: readonly Indexed[],
  { wanted: asked, period, latest }: Question,
  how: Ways,
  now: Instant,
  words: Dictionary = dictionary(),
): Ranking => {
  const documents = period === undefined ? all : all.filter(({ document }) => touches(period, dayOf(document.line)))
  const corrections: { asked: string; used: string }[] = []
  const hits = asked.map(wanted => {
    const first = hitsOf(documents, wanted)
    const other = first.found > 0 || !how.corrections ? undefined : otherwise(documents, wanted, how, words)
    if (other === undefined) return first
    const second = hitsOf(documents, other)
    if (second.found > 0 && other.label !== wanted.label) corrections.push({ asked: wanted.label, used: other.label })
    return second.found > 0 ? second : first
  })
  // What nothing visible holds does not empty the answer: it counts for nothing.
  const counting = hits.filter(({ found }) => found > 0)
  const ranked = asked.length > 0 && counting.length === 0 ? [] : scored(documents, counting, now, latest)
  return { ranked, wanted: hits.map(({ wanted }) => wanted), corrections }
}

const scored = (documents: readonly Indexed[], hits: readonly Hits[], now: Instant, latest: boolean): readonly Ranked[] => {
  const rarity = hits.map(({ found }) => Math.log(1 + documents.length / (found + 0.5)))
  const whole = rarity.reduce((sum, one) => sum + one, 0)
  const scores = documents.map((indexed, i) => scoreOf(indexed, i, hits, rarity, whole))
  const best = scores.reduce((most, { share }) => Math.max(most, share), 0)
  const enough = best >= 0.99 ? ENOUGH.beside : ENOUGH.alone
  return scores
    .filter(({ share }) => share >= enough)
    .map(({ indexed, score, share, ways }) => {
      const recency = recencyOf(indexed.document.line, now)
      const all = score * share * share * (latest ? 0.5 + recency : 0.9 + 0.1 * recency)
      return { indexed, score: hits.length === 0 ? recency : all, ways }
    })
    .sort((a, b) => b.score - a.score || b.indexed.document.line.submittedAt - a.indexed.document.line.submittedAt)
}

type Scored = Ranked & { readonly share: number }

/** `share`: how much of the question it answers, rare words counting for more. */
const scoreOf = (indexed: Indexed, i: number, hits: readonly Hits[], rarity: readonly number[], whole: number): Scored => {
  let score = 0
  let answered = 0
  const ways: Way[] = []
  hits.forEach(({ worth, ways: by }, w) => {
    const [value = 0, way, rare = 0] = [worth[i], by[i], rarity[w]]
    if (value === 0 || way === undefined) return
    score += value * rare
    answered += rare
    ways.push(way)
  })
  return { indexed, score, ways, share: whole === 0 ? 1 : answered / whole }
}
