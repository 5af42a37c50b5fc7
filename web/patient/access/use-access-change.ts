import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AccessPage } from '../../api/types.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { rulesWords } from './words/index.ts'

type Change = {
  readonly act: () => Promise<AccessPage>
  readonly said: string
  /** The way back, when there is one. */
  readonly undo?: () => Promise<AccessPage>
}

/** One change of the rules: the page takes the answer of the server, the documents are asked again, the person is told. */
export const useAccessChange = () => {
  const { access: words } = rulesWords.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const settle = async (page: AccessPage): Promise<void> => {
    client.setQueryData(keys.access(recordId), page)
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
    await client.invalidateQueries({ queryKey: ['document', recordId] })
  }
  return useMutation({
    mutationFn: async (change: Change) => settle(await change.act()),
    onSuccess: (_, { said, undo }) => {
      const goBack =
        undo &&
        (() =>
          void undo()
            .then(settle)
            .catch(() => sayTrouble(words.failed)))
      say(said, goBack)
    },
    onError: () => sayTrouble(words.failed),
  })
}
