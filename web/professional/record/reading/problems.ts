import { useQuery } from '@tanstack/react-query'
import { readTimeline } from '../../../api/timeline.ts'
import type { Timeline } from '../../../api/types.ts'

export type Problem = { readonly id: string; readonly name: string; readonly documents: ReadonlySet<string> }

/**
 * Which documents are about a problem, as the page of time tells it: it was read in them, they name it, or its thread holds them, each for a reason that page
 * shows. Never a likeness.
 */
export const problemsOf = ({ items, threads }: Pick<Timeline, 'items' | 'threads'>): readonly Problem[] => {
  const documentOf = new Map(items.map(({ id, documentId }) => [id, documentId]))
  const members = new Map(threads.map(({ about, members: of }) => [about, of.flatMap(({ item }) => documentOf.get(item) ?? [])]))
  return items
    .filter(({ kind }) => kind === 'condition')
    .map(({ id, title, documentId, alsoIn = [] }) => ({
      id,
      name: title,
      documents: new Set([
        ...(documentId === undefined ? [] : [documentId]),
        ...alsoIn.map(one => one.documentId),
        ...(members.get(id) ?? []),
      ]),
    }))
    .filter(({ documents }) => documents.size > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** Asked when she chooses by problem, not before: it is a reading of the whole record in time, and a line in its journal. */
export const useProblems = (
  recordId: string,
  isWanted: boolean,
): { readonly problems: readonly Problem[] | undefined; readonly isError: boolean } => {
  const { data, isError } = useQuery({
    queryKey: ['problems', recordId],
    queryFn: async () => problemsOf(await readTimeline(recordId)),
    enabled: isWanted,
    staleTime: 300_000,
  })
  return { problems: data, isError }
}
