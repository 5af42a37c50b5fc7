import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { setOwnNote } from '../../api/client.ts'
import type { DocumentDetail } from '../../api/types.ts'
import { useDraft } from '../../app/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { readerWords } from './words/index.ts'

const MAX_SIGNS = 4_000

export const NoteForm = ({ document, onClose }: { readonly document: DocumentDetail; readonly onClose: () => void }) => {
  const { document: words } = readerWords.useWords()
  const { actions, states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const [text, setText, done] = useDraft(`note ${document.id}`, document.shelf?.note?.text ?? '')
  const save = useMutation({
    mutationFn: () => setOwnNote(recordId, document.id, text.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.document(recordId, document.id) })
      done()
      onClose()
      say(text.trim() === '' ? words.noteGone : words.noteSaved)
    },
    onError: () => sayTrouble(states.failedAction),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="stack is-tight" onSubmit={submit}>
      <TextField label={words.noteText} hint={words.noteHint} value={text} onChange={setText} lines={4} maxLength={MAX_SIGNS} unmarked />
      <div className="button-row">
        <Button type="submit" look="primary" isPending={save.isPending}>
          {actions.save}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </form>
  )
}
