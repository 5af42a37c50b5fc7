import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  Bookmark,
  BookmarkX,
  Download,
  Ellipsis,
  Eye,
  Flag,
  FolderInput,
  Lock,
  MailOpen,
  PenLine,
  Printer,
  Trash2,
  UsersRound,
} from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { deleteDocument, organise, setVisibility } from '../../api/client.ts'
import type { DocumentDetail, Organise, VisibilityChange } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, type IconShape } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Menu, MenuList } from '../../ui/menu.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { download } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { useDoor } from '../doors.ts'
import { papersWords } from '../documents/words/index.ts'
import { bringBack, letGo } from '../documents/leaving.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { readerWords } from './words/index.ts'

const RenameDialog = lazy(() => import('./rename.tsx').then(module => ({ default: module.RenameDialog })))
const FolderSheet = lazy(async () => {
  const [module] = await Promise.all([import('./folder-sheet.tsx'), papersWords.ready()])
  return { default: module.FolderSheet }
})

const ruleOf = (document: DocumentDetail): VisibilityChange =>
  document.masked
    ? { kind: 'masked' }
    : document.audience === 'chosen'
      ? { kind: 'chosen', actorIds: document.audienceIds }
      : { kind: 'all' }

type Shown = { readonly document: DocumentDetail }

/** Hiding acts at once; undoing puts back the rule that stood before, whatever it was. */
const useVisibility = (document: DocumentDetail) => {
  const { document: words, visibility } = readerWords.useWords()
  const { recordId, actingFor } = useActing()
  const client = useQueryClient()
  const apply = async (change: VisibilityChange): Promise<void> => {
    client.setQueryData(keys.document(recordId, document.id), (await setVisibility(recordId, document.id, change)) ?? undefined)
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
    await client.invalidateQueries({ queryKey: keys.access(recordId) })
  }
  return useMutation({
    mutationFn: apply,
    onSuccess: (_, change) => {
      const said = change.kind !== 'masked' ? words.shown : actingFor === null ? words.hidden : words.hiddenIn(actingFor)
      say(said, () => void apply(ruleOf(document)).catch(() => sayTrouble(visibility.failed)))
    },
    onError: () => sayTrouble(visibility.failed),
  })
}

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

type Asked = 'rename' | 'folder' | null

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

const OtherActions = ({ document, onAsk }: Shown & { readonly onAsk: (asked: Asked) => void }) => {
  const { document: words } = readerWords.useWords()
  const { shell } = common.useWords()
  const remove = useRemove(document)
  const report = useDoor('report')
  return (
    <Menu label={words.others} icon={Ellipsis} align="start">
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
    </Menu>
  )
}

export const DocumentActions = ({ document }: Shown) => {
  const { document: words } = readerWords.useWords()
  const { actions, states } = common.useWords()
  const { recordId } = useActing()
  const [asked, setAsked] = useState<Asked>(null)
  const change = useVisibility(document)
  const mayChange = document.masked ? document.can.unmask : document.can.mask
  const fetchIt = (): void =>
    void download(recordId, document.id, document.title, document.mime).catch(() => sayTrouble(states.failedAction))
  return (
    <div className="stack is-tight screen-only">
      <div className="button-row">
        {mayChange && (
          <Button
            icon={document.masked ? Eye : Lock}
            isPending={change.isPending}
            aria-describedby="hide-hint"
            onPress={() => change.mutate(document.masked ? { kind: 'all' } : { kind: 'masked' })}
          >
            {document.masked ? words.show : words.hide}
          </Button>
        )}
        <Button icon={Download} onPress={fetchIt}>
          {actions.download}
        </Button>
        <OtherActions document={document} onAsk={setAsked} />
      </div>
      <p id="hide-hint" className="small muted">
        {mayChange ? !document.masked && words.hideFirst : words.cannotHide}
      </p>
      <Suspense fallback={null}>
        {asked === 'rename' && <RenameDialog document={document} onClose={() => setAsked(null)} />}
        {asked === 'folder' && <FolderSheet document={document} onClose={() => setAsked(null)} />}
      </Suspense>
    </div>
  )
}
