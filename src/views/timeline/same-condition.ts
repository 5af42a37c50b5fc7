import { type ExtractedFact, type FactLine, fold } from '../../documents/index.ts'
import { type Entry, isAbsence } from '../../profile/index.ts'
import type { TimelineItem } from './model.ts'
import { categoryOfBody, categoryOfFact } from './threads.ts'

type Sources = { readonly entries: readonly Entry[]; readonly facts: readonly FactLine[] }
/** A line that does not stand by itself: `owner` says it. */
type Told = { readonly owner: string; readonly line: FactLine }

/**
 * One diagnosis stands once. Declared, and read in papers under the same code, the same category of CIM-10 or the same words: as it is declared, with those
 * papers. Read in several papers under the same code and since the same date: as the oldest of them tells it. Two entries that could be meant, or two beginnings:
 * nothing is folded, for nobody said which it is.
 */
export const foldConditions = (items: readonly TimelineItem[], { entries, facts }: Sources): readonly TimelineItem[] => {
  const shown = new Set(items.map(({ id }) => id))
  const read = facts.filter(({ id, fact }) => fact.kind === 'condition' && shown.has(id))
  const ownerOf = ownersIn(entries.filter(({ id }) => shown.has(id)))
  const declared = read.flatMap(line => toldBy(ownerOf(line.fact), line))
  const owned = new Set(declared.map(({ line }) => line.id))
  const told = [...declared, ...repeatedIn(read.filter(({ id }) => !owned.has(id)))]
  const folded = new Set(told.map(({ line }) => line.id))
  const papers = Map.groupBy(told, ({ owner }) => owner)
  return items.filter(({ id }) => !folded.has(id)).map(item => withPapers(item, papers.get(item.id)?.map(({ line }) => line) ?? []))
}

const toldBy = (owner: string | undefined, line: FactLine): readonly Told[] => (owner === undefined ? [] : [{ owner, line }])

const plain = (text: string): string => fold(text).trim()

/** The one entry that is meant, when there is one: by its code, else by its category, else by its very words when one of the two has no code. */
const ownersIn = (entries: readonly Entry[]): ((fact: ExtractedFact) => string | undefined) => {
  const conditions = entries.flatMap(({ id, body }) =>
    isAbsence(body) || body.rubric !== 'conditions'
      ? []
      : [{ id, category: categoryOfBody(body), code: body.code.coding?.code, words: namesOf(body.code) }],
  )
  const only = (found: readonly { readonly id: string }[]): string | undefined => (found.length === 1 ? found[0]?.id : undefined)
  return fact => {
    const category = categoryOfFact(fact)
    const coded = category === undefined ? [] : conditions.filter(one => one.category === category)
    const said = conditions.filter(one => (category === undefined || one.category === undefined) && one.words.has(plain(fact.label)))
    return only(coded.filter(({ code }) => code === fact.code?.code)) ?? only(coded) ?? (coded.length === 0 ? only(said) : undefined)
  }
}

const namesOf = ({ text, coding }: { readonly text: string; readonly coding?: { readonly display: string } }): ReadonlySet<string> =>
  new Set([text, coding?.display ?? text].map(plain))

/** Of what nobody declares: the same code, or without a code the same words; since the same date, or since none where there is but one. */
const repeatedIn = (lines: readonly FactLine[]): readonly Told[] => {
  const alike = Map.groupBy(lines, ({ fact }) =>
    categoryOfFact(fact) === undefined ? `words ${plain(fact.label)}` : `code ${fact.code?.code}`,
  )
  return [...alike.values()].flatMap(same => {
    const since = [...Map.groupBy(same, ({ fact }) => fact.date ?? '').entries()]
    const undated = since.find(([date]) => date === '')?.[1] ?? []
    const [first = [], ...others] = since.filter(([date]) => date !== '').map(([, dated]) => dated)
    return others.length === 0 ? repeats([...first, ...undated]) : [first, ...others, undated].flatMap(repeats)
  })
}

/** As the oldest paper that dates it tells it. */
const repeats = (lines: readonly FactLine[]): readonly Told[] => {
  const [oldest, ...others] = lines.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))
  return oldest === undefined ? [] : others.map(line => ({ owner: oldest.id, line }))
}

const rankOf = ({ id, fact, document }: FactLine): string => `${fact.date === undefined ? 1 : 0} ${document.facts.date} ${id}`

/** Each paper once, and the one that it was read in not again. */
const withPapers = (item: TimelineItem, lines: readonly FactLine[]): TimelineItem => {
  const papers = new Map(lines.map(({ document: { id, facts } }) => [id, facts.title]))
  if (item.documentId !== undefined) papers.delete(item.documentId)
  return papers.size === 0 ? item : { ...item, alsoIn: [...papers].map(([documentId, from]) => ({ documentId, from })) }
}
