import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { searchEverything } from '../../../api/client.ts'
import { readUsefulTypes } from '../../../api/results.ts'
import type { EverythingFound, UsefulTypes } from '../../../api/types.ts'

/** Of a trade, not of a record: asked once. */
export const useUsefulTypes = (): UseQueryResult<UsefulTypes> =>
  useQuery({ queryKey: ['useful-types'], queryFn: readUsefulTypes, staleTime: Number.POSITIVE_INFINITY })

const MOST = 50

/** The whole text of what this reader sees; each asking is one line in her journal, so it is asked when Enter is pressed, not while one types. */
export const useTextSearch = (recordId: string, asked: string): UseQueryResult<EverythingFound> =>
  useQuery({
    queryKey: ['text-search', recordId, asked],
    queryFn: () => searchEverything(recordId, { text: asked, limit: MOST }),
    enabled: asked !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
