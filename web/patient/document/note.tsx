import { useMutation, useQueryClient } from '@tanstack/react-query'
import { PenLine } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { setOwnNote } from '../../api/client.ts'
import type { DocumentDetail } from '../../api/types.ts'
import { useDraft } from '../../app/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { readerWords } from './words/index.ts'

const MAX_SIGNS = 4_000

/** Her own words beside a document: hers alone, no professional ever reads them. */
export const OwnNote = ({ document }: { readonly document: DocumentDetail }) => {
  const { document: words } = readerWords.useWords()
  const { actions, states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const kept = document.shelf?.note
  const [editing, setEditing] = useState(false)
  const [text, setText, done] = useDraft(`note ${document.id}`, kept?.text ?? '')
  const save = useMutation({
    mutationFn: () => setOwnNote(recordId, document.id, text.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.document(recordId, document.id) })
      done()
      setEditing(false)
      say(text.trim() === '' ? words.noteGone : words.noteSaved)
    },
    onError: () => sayTrouble(states.failedAction),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Card labelledBy="own-note">
      <h2 id="own-note">{words.note}</h2>
      {editing ? (
        <form className="stack is-tight" onSubmit={submit}>
          <TextField
            label={words.noteText}
            hint={words.noteHint}
            value={text}
            onChange={setText}
            lines={4}
            maxLength={MAX_SIGNS}
            unmarked
          />
          <div className="button-row">
            <Button type="submit" look="primary" isPending={save.isPending}>
              {actions.save}
            </Button>
            <Button onPress={() => setEditing(false)}>{actions.cancel}</Button>
          </div>
        </form>
      ) : (
        <>
          {kept ? (
            <>
              <p className="own-note">{kept.text}</p>
              <p className="muted">{words.noteAt(formatInstant(kept.at))}</p>
            </>
          ) : (
            <p className="muted">{words.noteHint}</p>
          )}
          <div className="screen-only">
            <Button icon={PenLine} onPress={() => setEditing(true)}>
              {kept ? words.changeNote : words.addNote}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
