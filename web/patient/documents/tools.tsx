import { useQueryClient } from '@tanstack/react-query'
import { FolderCog, ListChecks, MailOpen, Star } from 'lucide-react'
import { organise } from '../../api/client.ts'
import type { Organise } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuList } from '../../ui/menu.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { ask } from './asked.ts'
import type { Paper } from './papers.ts'
import type { Selection } from './selection.ts'
import type { Filtering } from './use-filters.ts'
import { ViewSwitch } from './view-switch.tsx'
import { papersWords } from './words/index.ts'

const MOST_AT_ONCE = 500

/** « Tout marquer comme lu »; undoing brings back those that were new. */
const useReadAll = (all: readonly Paper[]): (() => void) => {
  const words = papersWords.useWords()
  const { states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const put = async (change: Organise): Promise<void> => {
    await organise(recordId, change)
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
  }
  const wrong = (): void => sayTrouble(states.failedAction)
  return () => {
    const documentIds = all.filter(paper => paper.isNew).map(({ id }) => id)
    put({ read: true }).then(
      () => say(words.allRead, () => void put({ documentIds: documentIds.slice(0, MOST_AT_ONCE), read: false }).catch(wrong)),
      wrong,
    )
  }
}

type ToolsProps = {
  readonly all: readonly Paper[]
  readonly filtering: Filtering
  readonly selection: Selection
  readonly canOrganise: boolean
}

/** How the list is shown, and what is done to many of its documents. */
export const Tools = ({ all, filtering, selection, canOrganise }: ToolsProps) => {
  const words = papersWords.useWords()
  const onReadAll = useReadAll(all)
  const unread = all.some(paper => paper.isNew)
  return (
    <div className="list-tools screen-only">
      <ViewSwitch view={filtering.view} onChange={filtering.look} />
      <div className="button-row">
        {!selection.on && (
          <Button look="quiet" icon={ListChecks} onPress={selection.start}>
            {words.select}
          </Button>
        )}
        {canOrganise && (
          <Menu label={words.organise} icon={FolderCog}>
            <MenuList>
              <li>
                <button type="button" onClick={() => ask({ kind: 'folders' })}>
                  <Icon of={FolderCog} />
                  {words.myFolders}
                </button>
              </li>
              <li>
                <button type="button" onClick={() => ask({ kind: 'view' })}>
                  <Icon of={Star} />
                  {words.saveView}
                </button>
              </li>
              {unread && (
                <li>
                  <button type="button" onClick={onReadAll}>
                    <Icon of={MailOpen} />
                    {words.readAll}
                  </button>
                </li>
              )}
            </MenuList>
          </Menu>
        )}
      </div>
    </div>
  )
}
