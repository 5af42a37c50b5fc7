import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { readAccess, readDocument, readJournal, readShelf } from '../api/client.ts'
import { readWholeList } from '../api/read-whole-list.ts'
import { queries } from '../app/queries.ts'
import { currentSession } from '../app/session.ts'
import type { AccessPage, DocumentDetail, DocumentSummary, JournalPage, Shelf } from '../api/types.ts'
import { actingRecord } from './profile.ts'

export const keys = {
  documents: (recordId: string) => ['documents', recordId] as const,
  /** Under the documents: what makes these out of date makes it too. */
  shelf: (recordId: string) => ['documents', recordId, 'shelf'] as const,
  document: (recordId: string, id: string) => ['document', recordId, id] as const,
  access: (recordId: string) => ['access', recordId] as const,
  journal: (recordId: string, days: number | undefined) => ['journal', recordId, days ?? 'all'] as const,
}

export const useDocuments = (recordId: string): UseQueryResult<readonly DocumentSummary[]> =>
  useQuery({ queryKey: keys.documents(recordId), queryFn: () => readWholeList(recordId), enabled: recordId !== '' })

/** Asked for while the page itself is on its way. */
export const fetchShelf = async (): Promise<void> => {
  const session = await currentSession()
  const recordId = session === null ? undefined : actingRecord(session)
  if (recordId !== undefined) await queries.prefetchQuery({ queryKey: keys.shelf(recordId), queryFn: () => readShelf(recordId) })
}

/** Every document with its marks, the folders and the saved views, in one reading. */
export const useShelf = (recordId: string): UseQueryResult<Shelf> =>
  useQuery({ queryKey: keys.shelf(recordId), queryFn: () => readShelf(recordId), enabled: recordId !== '' })

export const useDocument = (recordId: string, id: string): UseQueryResult<DocumentDetail> =>
  useQuery({ queryKey: keys.document(recordId, id), queryFn: () => readDocument(recordId, id), enabled: recordId !== '' })

export const useAccess = (recordId: string): UseQueryResult<AccessPage> =>
  useQuery({ queryKey: keys.access(recordId), queryFn: () => readAccess(recordId), enabled: recordId !== '' })

export const useJournal = (recordId: string, days: number | undefined): UseQueryResult<JournalPage> =>
  useQuery({ queryKey: keys.journal(recordId, days), queryFn: () => readJournal(recordId, days), enabled: recordId !== '' })
