import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { depositDocument, readContent, readDocumentTypes } from '../../api/client.ts'
import type { DocumentDetail } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { DialogSheet } from '../../ui/dialog-sheet.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { parseDay, today, typedDay } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { typeOptions } from '../../ui/type-options.ts'
import { fileNameOf } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { readerWords } from './words/index.ts'

const MAX_TITLE = 128

/** What a document says of itself is never rewritten: the same bytes become its next version, and the former one stays. */
const useRename = (document: DocumentDetail, onDone: () => void) => {
  const { document: words } = readerWords.useWords()
  const { states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [uniqueId] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: async (said: { readonly title: string; readonly typeCode: string; readonly date: string }) => {
      const content = await readContent(recordId, document.id)
      const file = new File([content], document.fileName ?? fileNameOf(said.title, content.type), { type: content.type })
      return depositDocument(
        recordId,
        { ...said, uniqueId, replaces: document.id, visibility: document.masked ? 'masked' : 'all' },
        file,
        () => undefined,
      )
    },
    onSuccess: async ({ documentId }) => {
      onDone()
      await client.invalidateQueries({ queryKey: keys.documents(recordId) })
      await navigate({ to: '/documents/$documentId', params: { documentId }, replace: true })
      say(words.renamed)
    },
    onError: () => sayTrouble(states.failedAction),
  })
}

export const RenameDialog = ({ document, onClose }: { readonly document: DocumentDetail; readonly onClose: () => void }) => {
  const { document: words } = readerWords.useWords()
  const { category, actions } = common.useWords()
  const [title, setTitle] = useState(document.title)
  const [typeCode, setTypeCode] = useState(document.type.code)
  const [date, setDate] = useState(document.date.length >= 10 ? typedDay(document.date) : '')
  const types = useQuery({ queryKey: ['document-types'], queryFn: readDocumentTypes, staleTime: Number.POSITIVE_INFINITY })
  const rename = useRename(document, onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    rename.mutate({ title: title.trim(), typeCode, date: parseDay(date) ?? today() })
  }
  return (
    <DialogSheet title={words.rename} isOpen onClose={onClose}>
      <p className="muted">{words.renameText}</p>
      <Loaded query={types} rows={2} part>
        {list => (
          <form className="form" onSubmit={submit}>
            <TextField label={words.name} value={title} onChange={setTitle} isRequired maxLength={MAX_TITLE} autoComplete="off" />
            <Select label={words.type} value={typeCode} onChange={setTypeCode} options={typeOptions(list, category)} />
            <DayField label={words.date} value={date} onChange={setDate} latest={today()} />
            <div className="button-row is-stacking">
              <Button type="submit" look="primary" isPending={rename.isPending}>
                {actions.save}
              </Button>
              <Button onPress={onClose}>{actions.cancel}</Button>
            </div>
          </form>
        )}
      </Loaded>
    </DialogSheet>
  )
}
