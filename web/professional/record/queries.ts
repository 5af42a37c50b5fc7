import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { readPerson } from '../../api/client.ts'
import { readWholeList } from '../../api/read-whole-list.ts'
import type { DocumentSummary, PersonTraits } from '../../api/types.ts'

export const recordKeys = {
  person: (recordId: string) => ['person', recordId] as const,
  documents: (recordId: string) => ['documents', recordId] as const,
}

export const usePerson = (recordId: string): UseQueryResult<PersonTraits> =>
  useQuery({ queryKey: recordKeys.person(recordId), queryFn: () => readPerson(recordId) })

/** Asked once the person was told: a refused opening then leaves one line in her journal, not two. */
export const useRecordDocuments = (recordId: string, isTold: boolean): UseQueryResult<readonly DocumentSummary[]> =>
  useQuery({ queryKey: recordKeys.documents(recordId), queryFn: () => readWholeList(recordId), enabled: isTold })
