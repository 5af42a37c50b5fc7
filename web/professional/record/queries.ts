import { type QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { readPerson } from '../../api/client.ts'
import { readSynthesis } from '../../api/synthesis.ts'
import { readWholeList } from '../../api/read-whole-list.ts'
import type { DocumentSummary, PersonTraits, Synthesis } from '../../api/types.ts'

export const recordKeys = {
  person: (recordId: string) => ['person', recordId] as const,
  documents: (recordId: string) => ['documents', recordId] as const,
}

/** The banner of one visit: each asking is a line in her journal. */
const FIVE_MINUTES = 300_000
const ONE_MINUTE = 60_000

export const usePerson = (recordId: string): UseQueryResult<PersonTraits> =>
  useQuery({ queryKey: recordKeys.person(recordId), queryFn: () => readPerson(recordId), staleTime: FIVE_MINUTES })

/** Asked once the person was told: a refused opening then leaves one line in her journal, not two. */
export const useRecordDocuments = (recordId: string, isTold: boolean): UseQueryResult<readonly DocumentSummary[]> =>
  useQuery({ queryKey: recordKeys.documents(recordId), queryFn: () => readWholeList(recordId), enabled: isTold })

/** One request, one line in the person's journal: the banner comes with it, and is not asked for again on the next page of this record. */
export const useSynthesis = (client: QueryClient, recordId: string, isWanted: boolean): UseQueryResult<Synthesis> =>
  useQuery({
    queryKey: ['synthesis', recordId],
    queryFn: async () => {
      const synthesis = await readSynthesis(recordId)
      client.setQueryData(recordKeys.person(recordId), synthesis.person)
      return synthesis
    },
    enabled: isWanted,
    staleTime: ONE_MINUTE,
  })
