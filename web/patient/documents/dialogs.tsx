import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { saveView } from '../../api/client.ts'
import type { Shelf } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { DialogSheet } from '../../ui/dialog-sheet.tsx'
import { TextField } from '../../ui/field.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { ask, type Asked } from './asked.ts'
import type { Facets } from './filter.ts'
import { MoveForm } from './folder-dialog.tsx'
import { FoldersForm } from './folders-dialog.tsx'
import type { Filtering } from './use-filters.ts'
import { savedOf } from './views.ts'
import { papersWords } from './words/index.ts'

const MAX_NAME = 60

type Given = { readonly asked: Exclude<Asked, null>; readonly shelf: Shelf; readonly filtering: Filtering; readonly facets: Facets }

const ViewForm = ({ filtering, facets, onDone }: Pick<Given, 'filtering' | 'facets'> & { readonly onDone: () => void }) => {
  const words = papersWords.useWords()
  const { states, actions } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () => saveView(recordId, name.trim(), savedOf(filtering.filters, filtering.view, facets)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.shelf(recordId) })
      say(words.viewSaved(name.trim()))
      onDone()
    },
    onError: () => sayTrouble(states.failedAction),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="form" onSubmit={submit}>
      <p className="muted">{words.viewText}</p>
      <TextField label={words.viewName} value={name} onChange={setName} isRequired maxLength={MAX_NAME} autoComplete="off" />
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={save.isPending}>
          {actions.save}
        </Button>
        <Button onPress={onDone}>{actions.cancel}</Button>
      </div>
    </form>
  )
}

/** The dialogs of the list, fetched when the first of them opens. */
export const Dialogs = ({ asked, shelf, filtering, facets }: Given) => {
  const words = papersWords.useWords()
  const close = (): void => ask(null)
  switch (asked.kind) {
    case 'folder':
      return (
        <DialogSheet title={words.moveTitle} isOpen onClose={close}>
          <MoveForm papers={asked.papers} folders={shelf.folders} onDone={close} />
        </DialogSheet>
      )
    case 'folders':
      return (
        <DialogSheet title={words.myFolders} isOpen onClose={close}>
          <FoldersForm folders={shelf.folders} />
        </DialogSheet>
      )
    case 'view':
      return (
        <DialogSheet title={words.saveView} isOpen onClose={close}>
          <ViewForm filtering={filtering} facets={facets} onDone={close} />
        </DialogSheet>
      )
  }
}
