import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { readErasures, readLife } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Erased, Life } from '../../api/types.ts'
import { say, sayTrouble } from '../../ui/toast.ts'

const lifeKey = (recordId: string) => ['life', recordId] as const

export const useLife = (recordId: string): UseQueryResult<Life> =>
  useQuery({ queryKey: lifeKey(recordId), queryFn: () => readLife(recordId), enabled: recordId !== '' })

export const useErasures = (): UseQueryResult<readonly Erased[]> => useQuery({ queryKey: ['erasures'], queryFn: readErasures })

/** One step of the record's life: what it answers is what the pages show; everything else is read again. */
export const useLifeStep = (recordId: string, failed: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act }: { readonly act: () => Promise<Life>; readonly said?: string; readonly done?: () => void }) => act(),
    onSuccess: async (life, { said, done }) => {
      client.setQueryData(lifeKey(recordId), life)
      if (said !== undefined) say(said)
      done?.()
      await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'life' && queryKey.includes(recordId) })
    },
    onError: () => sayTrouble(failed),
  })
}

/** A record that its holder is answered about as if there were none: closed, suspended. No request is made to know it. */
export const useIsShut = (recordId: string): boolean => {
  const cache = useQueryClient().getQueryCache()
  return useSyncExternalStore(
    heard => cache.subscribe(heard),
    () => cache.getAll().some(({ queryKey, state }) => queryKey.includes(recordId) && isProblem(state.error, 'no-record')),
  )
}
