import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Bookmark, BookmarkX, Flag, FolderInput, MailOpen, PenLine, Printer, Trash2, UsersRound } from 'lucide-react'
import { deleteDocument, organise, readyToDelete } from '../../api/client.ts'
import type { DocumentDetail, Organise } from '../../api/types.ts'
import { Icon, type IconShape } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { MenuList } from '../../ui/menu.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useDoor } from '../doors.ts'
import { bringBack, letGo } from '../documents/leaving.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { readerWords } from './words/index.ts'

export type Asked = 'rename' | 'folder' | null

type Shown = { readonly document: DocumentDetail }

const useOrganise = (document: DocumentDetail) => {
  const { states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ change }: { readonly change: Omit<Organise, 'documentIds'>; readonly said: string }) =>
      organise(recordId, { documentIds: [document.id], ...change }),
    onSuccess: async (_, { said }) => {
      await client.invalidateQueries({ queryKey: keys.documents(recordId) })
      await client.invalidateQueries({ queryKey: keys.document(recordId, document.id) })
      say(said)
    },
    onError: () => sayTrouble(states.failedAction),
  })
}

/** Gone from the list at once, for good when the message goes. */
const useRemove = (document: DocumentDetail): (() => void) => {
  const { document: words } = readerWords.useWords()
  const { states } = common.useWords()
  const { recordId } = useActing()
  const navigate = useNavigate()
  const client = useQueryClient()
  const forGood = async (): Promise<void> => {
    await deleteDocument(recordId, document.id).catch(() => sayTrouble(states.failedAction))
    client.removeQueries({ queryKey: keys.document(recordId, document.id) })
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
    bringBack([document.id])
  }
  return () => {
    letGo([document.id])
    readyToDelete(recordId, [document.id])
    void navigate({ to: '/documents' })
    say(
      words.deleted,
      () => bringBack([document.id]),
      () => void forGood(),
    )
  }
}

type ItemProps = { readonly icon: IconShape; readonly onPress: () => void; readonly danger?: boolean; readonly children: string }

const Item = ({ icon, onPress, danger, children }: ItemProps) => (
  <li>
    <button type="button" className={danger ? 'is-danger' : undefined} onClick={onPress}>
      <Icon of={icon} />
      {children}
    </button>
  </li>
)

const Shelving = ({ document, onAsk }: Shown & { readonly onAsk: (asked: Asked) => void }) => {
  const { document: words } = readerWords.useWords()
  const organised = useOrganise(document)
  const { shelf } = document
  if (!shelf) return null
  return (
    <>
      <Item
        icon={shelf.pinned ? BookmarkX : Bookmark}
        onPress={() => organised.mutate({ change: { pinned: !shelf.pinned }, said: shelf.pinned ? words.unpinned : words.pinned })}
      >
        {shelf.pinned ? words.unpin : words.pin}
      </Item>
      <Item icon={FolderInput} onPress={() => onAsk('folder')}>
        {words.move}
      </Item>
      <Item icon={MailOpen} onPress={() => organised.mutate({ change: { read: false }, said: words.unread })}>
        {words.markUnread}
      </Item>
    </>
  )
}

/** Everything that is not done every day, of one document. */
export const OtherActions = ({ document, onAsk }: Shown & { readonly onAsk: (asked: Asked) => void }) => {
  const { document: words } = readerWords.useWords()
  const { shell } = common.useWords()
  const remove = useRemove(document)
  const report = useDoor('report')
  return (
    <>
      <MenuList>
        <Shelving document={document} onAsk={onAsk} />
        {document.can.choose && (
          <li>
            <Link icon={UsersRound} to="/documents/$documentId/visibilite" params={{ documentId: document.id }}>
              {words.choose}
            </Link>
          </li>
        )}
        {document.can.replace && document.author.self && document.format !== 'cda' && (
          <Item icon={PenLine} onPress={() => onAsk('rename')}>
            {words.rename}
          </Item>
        )}
        <Item icon={Printer} onPress={() => window.print()}>
          {shell.print}
        </Item>
        {report !== null && (
          <li>
            <Link icon={Flag} to={report.replace('$documentId', document.id)}>
              {words.report}
            </Link>
          </li>
        )}
        {document.can.delete && (
          <Item icon={Trash2} danger onPress={remove}>
            {words.delete}
          </Item>
        )}
      </MenuList>
      {!document.can.delete && <p className="menu-detail is-last">{words.cannotDelete}</p>}
    </>
  )
}
