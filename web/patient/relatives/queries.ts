import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { readDelegations, readDelegationsOf } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Delegations } from '../../api/types.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { relativesWords } from './words/index.ts'

const KEY = ['delegations'] as const

/** Her own lists; in the record of somebody she represents, the list of that record. */
export const useDelegations = (recordId: string | null): UseQueryResult<Delegations> =>
  useQuery({ queryKey: [...KEY, recordId ?? 'own'], queryFn: () => (recordId === null ? readDelegations() : readDelegationsOf(recordId)) })

type Change = { readonly act: () => Promise<unknown>; readonly said: string }

/** One change: lists and the records on offer are asked again, and the person is told. */
export const useRelativesChange = () => {
  const words = relativesWords.useWords()
  const client = useQueryClient()
  const trouble: Readonly<Record<string, string>> = { 'helper-unfit': words.unfit, 'helped-full': words.helpedFull }
  return useMutation({
    mutationFn: async ({ act }: Change) => {
      await act()
      await client.invalidateQueries({ queryKey: KEY })
      await client.invalidateQueries({ queryKey: ['session'] })
    },
    onSuccess: (_, { said }) => say(said),
    onError: error => sayTrouble((isProblem(error) ? trouble[error.code] : undefined) ?? words.failed),
  })
}
