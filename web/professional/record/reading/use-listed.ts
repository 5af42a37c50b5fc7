import { useMemo, useState } from 'react'
import type { DocumentSummary, EverythingFound } from '../../../api/types.ts'
import { today } from '../../../ui/format/dates.ts'
import type { Extracts } from '../list.tsx'
import { isNarrowed, isSame, type Narrowing, narrowingOf, type ReadingSearch } from './address.ts'
import type { View } from './facets.tsx'
import { filterRecord, type Group, inOneGroup, type Marks, usefulGroups } from './papers.ts'
import { useUsefulTypes } from './queries.ts'

const NONE: Extracts = new Map()

export type Listed = {
  readonly groups: readonly Group[]
  readonly view: View
  readonly extracts: Extracts
  /** She has no document of the types of this trade: everything is shown instead, and said. */
  readonly isNoneUseful: boolean
}

/** In the order of the answer: the best first. */
const foundIn = (recordId: string, { documents }: EverythingFound, search: ReadingSearch, marks: Marks): Listed => {
  const kept = filterRecord(
    recordId,
    documents.map(({ document }) => document),
    search,
    '',
    today(),
    marks,
  )
  return {
    groups: [{ code: '', name: null, papers: kept.map(document => ({ document, copies: [] })) }],
    view: 'all',
    extracts: new Map(documents.map(({ document, extract }) => [document.id, extract])),
    isNoneUseful: false,
  }
}

/** The same object as long as it says the same: thousands of lines are not sorted again at each step along them. */
const useNarrowing = (search: ReadingSearch): Narrowing => {
  const [kept, setKept] = useState(() => narrowingOf(search))
  const narrowing = narrowingOf(search)
  if (isSame(kept, narrowing)) return kept
  setKept(narrowing)
  return narrowing
}

/** What the list shows: what was found in the text, else the types of this reader's trade, else everything that the filters let through. */
export const useListed = (
  recordId: string,
  all: readonly DocumentSummary[],
  search: ReadingSearch,
  typed: string,
  found: EverythingFound | undefined,
  marks: Marks,
): Listed => {
  const { data: useful } = useUsefulTypes()
  const narrowing = useNarrowing(search)
  return useMemo(() => {
    if (found !== undefined) return foundIn(recordId, found, narrowing, marks)
    const isAll = narrowing.vue === 'tout' || isNarrowed(narrowing) || typed !== ''
    const groups = isAll || useful === undefined ? [] : usefulGroups(all, useful)
    if (groups.length > 0) return { groups, view: 'useful', extracts: NONE, isNoneUseful: false }
    const everything = inOneGroup(filterRecord(recordId, all, narrowing, typed, today(), marks))
    return { groups: everything, view: 'all', extracts: NONE, isNoneUseful: !isAll && useful !== undefined }
  }, [recordId, all, narrowing, typed, found, useful, marks])
}
