import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { confirmEntry } from '../../api/health.ts'
import { isProblem } from '../../api/problem.ts'
import type { EntryRead } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { professionalWords } from '../words/index.ts'
import { synthesisWords } from './words/index.ts'

type Line = { readonly recordId: string; readonly id: string; readonly name: string; readonly unconfirmed: EntryRead }

/** What changed since she read it is shown again, not confirmed. */
const useConfirming = ({ recordId, id, unconfirmed }: Line) => {
  const words = synthesisWords.useWords()
  const { record } = professionalWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => confirmEntry(recordId, id, unconfirmed),
    onSuccess: () => say(words.confirmed),
    onError: error => sayTrouble(isProblem(error) && error.status < 500 && error.message ? error.message : record.failed),
    onSettled: () => client.invalidateQueries({ queryKey: ['synthesis', recordId] }),
  })
}

/** She vouches in her own name for what the person said: asked once more, for it is not taken back. */
export const Confirming = (line: Line) => {
  const words = synthesisWords.useWords()
  const { actions } = common.useWords()
  const [asking, setAsking] = useState(false)
  const confirming = useConfirming(line)
  const title = words.confirmTitle(line.name)
  return (
    <>
      <button type="button" className="standing-act screen-only" aria-label={title} onClick={() => setAsking(true)}>
        {words.confirm}
      </button>
      {asking && (
        <Dialog isOpen title={title} onClose={() => setAsking(false)}>
          <p>{words.confirmText}</p>
          <div className="button-row is-stacking">
            <Button
              look="primary"
              icon={Check}
              isPending={confirming.isPending}
              onPress={() => confirming.mutate(undefined, { onSettled: () => setAsking(false) })}
            >
              {words.confirm}
            </Button>
            <Button onPress={() => setAsking(false)}>{actions.cancel}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
