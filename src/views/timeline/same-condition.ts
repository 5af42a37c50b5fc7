import type { FactLine } from '../../documents/index.ts'
import { type Entry, isAbsence } from '../../profile/index.ts'
import type { TimelineItem } from './model.ts'
import { categoryOfBody, categoryOfFact } from './threads.ts'

type Sources = { readonly entries: readonly Entry[]; readonly facts: readonly FactLine[] }

/**
 * A condition that is declared and was read in papers under the same category of CIM-10 stands once, as it is declared, and names those papers. Two entries of
 * one category, or a code that nobody wrote: nothing is folded, for nobody said which it is.
 */
export const foldConditions = (items: readonly TimelineItem[], { entries, facts }: Sources): readonly TimelineItem[] => {
  const shown = new Set(items.map(({ id }) => id))
  const declared = Map.groupBy(
    entries.filter(({ id, body }) => shown.has(id) && !isAbsence(body) && categoryOfBody(body) !== undefined),
    ({ body }) => (isAbsence(body) ? undefined : categoryOfBody(body)),
  )
  const owners = new Map(
    [...declared].flatMap(([category, [only, other]]) => (only === undefined || other !== undefined ? [] : [[category, only.id]])),
  )
  const told = facts.flatMap(line => {
    const owner = owners.get(categoryOfFact(line.fact))
    return owner === undefined || !shown.has(line.id) ? [] : [{ owner, line }]
  })
  const folded = new Set(told.map(({ line }) => line.id))
  const papers = Map.groupBy(told, ({ owner }) => owner)
  return items.filter(({ id }) => !folded.has(id)).map(item => withPapers(item, papers.get(item.id)?.map(({ line }) => line) ?? []))
}

/** Each paper once. */
const withPapers = (item: TimelineItem, lines: readonly FactLine[]): TimelineItem => {
  const papers = new Map(lines.map(({ document: { id, facts } }) => [id, facts.title]))
  return papers.size === 0 ? item : { ...item, alsoIn: [...papers].map(([documentId, from]) => ({ documentId, from })) }
}
