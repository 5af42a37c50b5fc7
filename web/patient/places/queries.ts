import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { readProtections } from '../../api/places.ts'
import { isProblem } from '../../api/problem.ts'
import type { Protections } from '../../api/types.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { useActing } from '../profile.ts'
import { placesWords } from './words/index.ts'

export const useProtections = (): UseQueryResult<Protections> => {
  const { recordId } = useActing()
  return useQuery({ queryKey: ['protections', recordId], queryFn: () => readProtections(recordId) })
}

type Change = { readonly act: () => Promise<unknown>; readonly said: string }

export const useProtectionChange = () => {
  const words = placesWords.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ act }: Change) => {
      await act()
      await client.invalidateQueries({ queryKey: ['protections', recordId] })
    },
    onSuccess: (_, { said }) => say(said),
    onError: error => sayTrouble(isProblem(error) ? error.message : words.failed),
  })
}
