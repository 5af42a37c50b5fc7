import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { listDocuments, readAccess, readDocument, readJournal } from '../api/client.ts'
import type { AccessPage, DocumentDetail, DocumentSummary, JournalPage } from '../api/types.ts'

/** The whole list, page after page: titles are searched here, since the server never sees them in clear. */
export const readWholeList = async (recordId: string): Promise<readonly DocumentSummary[]> => {
  const all: DocumentSummary[] = []
  let cursor: string | undefined
  do {
    const page = await listDocuments(recordId, cursor)
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return all
}

export const keys = {
  documents: (recordId: string) => ['documents', recordId] as const,
  document: (recordId: string, id: string) => ['document', recordId, id] as const,
  access: (recordId: string) => ['access', recordId] as const,
  journal: (recordId: string, days: number | undefined) => ['journal', recordId, days ?? 'all'] as const,
}

export const useDocuments = (recordId: string): UseQueryResult<readonly DocumentSummary[]> =>
  useQuery({ queryKey: keys.documents(recordId), queryFn: () => readWholeList(recordId), enabled: recordId !== '' })

export const useDocument = (recordId: string, id: string): UseQueryResult<DocumentDetail> =>
  useQuery({ queryKey: keys.document(recordId, id), queryFn: () => readDocument(recordId, id), enabled: recordId !== '' })

export const useAccess = (recordId: string): UseQueryResult<AccessPage> =>
  useQuery({ queryKey: keys.access(recordId), queryFn: () => readAccess(recordId), enabled: recordId !== '' })

export const useJournal = (recordId: string, days: number | undefined): UseQueryResult<JournalPage> =>
  useQuery({ queryKey: keys.journal(recordId, days), queryFn: () => readJournal(recordId, days), enabled: recordId !== '' })
