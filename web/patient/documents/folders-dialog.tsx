import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { createFolder, deleteFolder, renameFolder } from '../../api/client.ts'
import type { Folder } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { papersWords } from './words/index.ts'

const MAX_NAME = 60

/** One change of the folders, then the shelf as the server has it. */
const useChange = <T,>(change: (recordId: string, value: T) => Promise<unknown>, said: (value: T) => string) => {
  const { recordId } = useActing()
  const { states } = common.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (value: T) => change(recordId, value),
    onSuccess: async (_, value) => {
      await client.invalidateQueries({ queryKey: keys.shelf(recordId) })
      say(said(value))
    },
    onError: () => sayTrouble(states.failedAction),
  })
}

const FolderLine = ({ folder }: { readonly folder: Folder }) => {
  const words = papersWords.useWords()
  const [name, setName] = useState(folder.name)
  const rename = useChange(
    (recordId, to: string) => renameFolder(recordId, folder.id, to),
    to => words.folderRenamed(to),
  )
  const remove = useChange(
    (recordId, _: null) => deleteFolder(recordId, folder.id),
    () => words.folderDeleted(folder.name),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    rename.mutate(name.trim())
  }
  return (
    <li>
      <form className="folder-line" onSubmit={submit}>
        <TextField
          label={words.folderCount(folder.name, folder.count)}
          value={name}
          onChange={setName}
          isRequired
          maxLength={MAX_NAME}
          autoComplete="off"
        />
        <Button type="submit" icon={Check} iconOnly isDisabled={name.trim() === folder.name} isPending={rename.isPending}>
          {words.renameTo(folder.name)}
        </Button>
        <Button icon={Trash2} iconOnly isPending={remove.isPending} onPress={() => remove.mutate(null)}>
          {words.deleteFolder(folder.name)}
        </Button>
      </form>
    </li>
  )
}

/** Her folders: named, renamed, taken away. The documents of a folder that goes stay, in no folder. */
export const FoldersForm = ({ folders }: { readonly folders: readonly Folder[] }) => {
  const words = papersWords.useWords()
  const [name, setName] = useState('')
  const create = useChange(createFolder, made => words.folderMade(made))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    create.mutate(name.trim(), { onSuccess: () => setName('') })
  }
  return (
    <div className="stack">
      <p className="muted">{words.foldersText}</p>
      {folders.length > 0 && (
        <ul role="list" className="stack">
          {folders.map(folder => (
            <FolderLine key={`${folder.id}${folder.name}`} folder={folder} />
          ))}
        </ul>
      )}
      <form className="folder-line" onSubmit={submit}>
        <TextField label={words.newFolder} value={name} onChange={setName} isRequired maxLength={MAX_NAME} autoComplete="off" />
        <Button type="submit" look="primary" isPending={create.isPending}>
          {words.createFolder}
        </Button>
      </form>
    </div>
  )
}
