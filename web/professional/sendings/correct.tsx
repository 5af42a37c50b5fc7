import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type BatchItem, correctItem } from '../../api/batches.ts'
import { isProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { say } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { sendingsWords } from './words/index.ts'

type CorrectProps = { readonly batchId: string; readonly item: BatchItem; readonly onClose: () => void }

const INS = /^[0-9]{6}[0-9AB][0-9]{8}$/
const bare = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase()

const useCorrection = ({ batchId, item, onClose }: CorrectProps) => {
  const words = sendingsWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ins: string) => correctItem(batchId, item.itemId, ins),
    onSuccess: ({ state }) => {
      if (state !== 'deposited') return
      say(words.corrected)
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['batches'] }),
  })
}

/** « Corriger et renvoyer »: the same file under the number it should have had. */
export const Correct = (props: CorrectProps) => {
  const { item, onClose } = props
  const words = sendingsWords.useWords()
  const { actions } = common.useWords()
  const [ins, setIns] = useState('')
  const correction = useCorrection(props)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!correction.isPending) correction.mutate(bare(ins))
  }
  const why = correction.data?.state === 'refused' ? (correction.data.message ?? '') : null
  const trouble = isProblem(correction.error) && correction.error.message ? correction.error.message : words.failed
  return (
    <Dialog isOpen title={words.correctTitle} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <p>
          <strong>{item.title || item.fileName || words.noTitle}</strong>
        </p>
        <p>{words.correctText}</p>
        <TextField
          label={words.ins}
          hint={words.insHint}
          value={ins}
          onChange={setIns}
          check={typed => (INS.test(bare(typed)) ? null : words.insHint)}
          isRequired
          autoComplete="off"
          maxLength={30}
        />
        <div role="alert">
          {why !== null && <Card tone="warning">{words.stillRefused(why)}</Card>}
          {correction.isError && <Card tone="warning">{trouble}</Card>}
        </div>
        <div className="button-row is-stacking">
          <Button type="submit" look="primary" icon={Send} isPending={correction.isPending}>
            {words.correct}
          </Button>
          <Button onPress={onClose}>{actions.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
