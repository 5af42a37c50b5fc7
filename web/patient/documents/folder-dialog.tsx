import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { createFolder } from '../../api/client.ts'
import type { Folder } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { usePaperActs } from './acts.ts'
import type { Paper } from './papers.ts'
import { papersWords } from './words/index.ts'

const NONE = 'none'
const NEW = 'new'
const MAX_NAME = 60

const useCreated = () => {
  const { recordId } = useActing()
  const { states } = common.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => createFolder(recordId, name),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.shelf(recordId) }),
    onError: () => sayTrouble(states.failedAction),
  })
}

type Moving = { readonly papers: readonly Paper[]; readonly folders: readonly Folder[]; readonly onDone: () => void }

/** Where these documents go: one of her folders, a new one, or none. */
export const MoveForm = ({ papers, folders, onDone }: Moving) => {
  const words = papersWords.useWords()
  const { actions } = common.useWords()
  const acts = usePaperActs()
  const created = useCreated()
  const [where, setWhere] = useState<string>(papers[0]?.folderId ?? (folders.length === 0 ? NEW : NONE))
  const [name, setName] = useState('')
  const go = (folder: { readonly id: string; readonly name: string } | null): void => {
    acts.move(papers, folder?.id ?? null, folder?.name ?? '')
    onDone()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (where === NEW) created.mutate(name.trim(), { onSuccess: go })
    else go(folders.find(({ id }) => id === where) ?? null)
  }
  return (
    <form className="form" onSubmit={submit}>
      <p className="muted">{words.movingOf(papers.length, papers[0]?.title ?? '')}</p>
      <RadioGroup
        label={words.whichFolder}
        value={where}
        onChange={setWhere}
        options={[
          ...folders.map(folder => ({ value: folder.id, label: folder.name })),
          { value: NONE, label: words.noFolder },
          { value: NEW, label: words.newFolder },
        ]}
      />
      {where === NEW && (
        <TextField label={words.folderName} value={name} onChange={setName} isRequired maxLength={MAX_NAME} autoComplete="off" />
      )}
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={created.isPending}>
          {words.moveHere}
        </Button>
        <Button onPress={onDone}>{actions.cancel}</Button>
      </div>
    </form>
  )
}
