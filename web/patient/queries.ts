import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { readAccess, readDelegations, readDocument, readJournal, readNews, readShelf } from '../api/client.ts'
import { readWholeList } from '../api/read-whole-list.ts'
import { LOOKS_DAYS } from '../api/paths.ts'
import { readTimeline } from '../api/timeline.ts'
import { queries } from '../app/queries.ts'
import { currentSession } from '../app/session.ts'
import type { AccessPage, Delegations, DocumentDetail, DocumentSummary, JournalPage, Profile, Shelf, Timeline } from '../api/types.ts'
import { actingProfile } from './profile.ts'

export const keys = {
  documents: (recordId: string) => ['documents', recordId] as const,
  /** Under the documents: what makes these out of date makes it too. */
  shelf: (recordId: string) => ['documents', recordId, 'shelf'] as const,
  /** Under the shelf, for the same reason. */
  news: (recordId: string) => ['documents', recordId, 'shelf', 'news'] as const,
  document: (recordId: string, id: string) => ['document', recordId, id] as const,
  access: (recordId: string) => ['access', recordId] as const,
  journal: (recordId: string, days: number | undefined) => ['journal', recordId, days ?? 'all'] as const,
  delegations: ['delegations', 'own'] as const,
  timeline: (recordId: string) => ['timeline', recordId] as const,
}

export const useDocuments = (recordId: string): UseQueryResult<readonly DocumentSummary[]> =>
  useQuery({ queryKey: keys.documents(recordId), queryFn: () => readWholeList(recordId), enabled: recordId !== '' })

const shelfOf = (recordId: string) => ({ queryKey: keys.shelf(recordId), queryFn: () => readShelf(recordId) })
const newsOf = (recordId: string) => ({ queryKey: keys.news(recordId), queryFn: () => readNews(recordId) })
const accessOf = (recordId: string) => ({ queryKey: keys.access(recordId), queryFn: () => readAccess(recordId) })
const journalOf = (recordId: string, days: number | undefined) => ({
  queryKey: keys.journal(recordId, days),
  queryFn: () => readJournal(recordId, days),
})
const timelineOf = (recordId: string) => ({ queryKey: keys.timeline(recordId), queryFn: () => readTimeline(recordId) })
const OWN_DELEGATIONS = { queryKey: keys.delegations, queryFn: readDelegations }

const actingNow = async (): Promise<Profile | undefined> => {
  const session = await currentSession()
  return session === null ? undefined : actingProfile(session)
}

/** Asked for while the page itself is on its way. */
export const fetchShelf = async (): Promise<void> => {
  const profile = await actingNow()
  if (profile !== undefined) await queries.prefetchQuery(shelfOf(profile.recordId))
}

export const fetchTimeline = async (): Promise<void> => {
  const profile = await actingNow()
  if (profile !== undefined) await queries.prefetchQuery(timelineOf(profile.recordId))
}

export const fetchAccess = async (): Promise<void> => {
  const profile = await actingNow()
  if (profile !== undefined && profile.relation !== 'helped') await queries.prefetchQuery(accessOf(profile.recordId))
}

/** What the home tells, all at once: on a slow line one thing after the other is a journey each. */
export const fetchHome = async (): Promise<void> => {
  const profile = await actingNow()
  if (profile === undefined) return
  const { recordId, relation } = profile
  const ofHerSide = [accessOf(recordId), OWN_DELEGATIONS, journalOf(recordId, LOOKS_DAYS)]
  const asked = [newsOf(recordId), ...(relation === 'helped' ? [] : ofHerSide)]
  await Promise.all(asked.map(query => queries.prefetchQuery<unknown>(query)))
}

/** Every document with its marks, the folders and the saved views, in one reading. */
export const useShelf = (recordId: string): UseQueryResult<Shelf> => useQuery({ ...shelfOf(recordId), enabled: recordId !== '' })

/** Of the shelf what a home says: what is to be read or verified, and the counts. */
export const useNews = (recordId: string): UseQueryResult<Shelf> => useQuery({ ...newsOf(recordId), enabled: recordId !== '' })

export const useTimeline = (recordId: string): UseQueryResult<Timeline> => useQuery({ ...timelineOf(recordId), enabled: recordId !== '' })

export const useOwnDelegations = (enabled = true): UseQueryResult<Delegations> => useQuery({ ...OWN_DELEGATIONS, enabled })

export const useDocument = (recordId: string, id: string): UseQueryResult<DocumentDetail> =>
  useQuery({ queryKey: keys.document(recordId, id), queryFn: () => readDocument(recordId, id), enabled: recordId !== '' })

export const useAccess = (recordId: string): UseQueryResult<AccessPage> => useQuery({ ...accessOf(recordId), enabled: recordId !== '' })

export const useJournal = (recordId: string, days: number | undefined): UseQueryResult<JournalPage> =>
  useQuery({ ...journalOf(recordId, days), enabled: recordId !== '' })
