import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CareTeam } from '../../api/types.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { useActing } from '../profile.ts'
import { sharingWords } from './words/index.ts'

export const teamKey = (recordId: string) => ['care-team', recordId] as const

/** One change of her list: the page takes the server's answer, and she is told. Nobody's access changes by it. */
export const useTeamChange = () => {
  const { recordId } = useActing()
  const { share } = sharingWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ act }: { readonly act: () => Promise<CareTeam>; readonly said: string }) =>
      client.setQueryData(teamKey(recordId), await act()),
    onSuccess: (_, { said }) => say(said),
    onError: () => sayTrouble(share.failed),
  })
}
