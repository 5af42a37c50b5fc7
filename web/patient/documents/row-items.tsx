import { Bookmark, BookmarkX, Download, Eye, FolderInput, Lock, Mail, MailOpen, Trash2, UsersRound } from 'lucide-react'
import { Icon, type IconShape } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { MenuList } from '../../ui/menu.tsx'
import { common } from '../../ui/words/index.ts'
import { usePaperActs } from './acts.ts'
import { askFolder } from './asked.ts'
import type { Paper } from './papers.ts'
import { papersWords } from './words/index.ts'

type ItemProps = { readonly icon: IconShape; readonly onPress: () => void; readonly danger?: boolean; readonly children: string }

const Item = ({ icon, onPress, danger, children }: ItemProps) => (
  <li>
    <button type="button" className={danger ? 'is-danger' : undefined} onClick={onPress}>
      <Icon of={icon} />
      {children}
    </button>
  </li>
)

/** What is done to one document from its line. */
export const RowItems = ({ paper }: { readonly paper: Paper }) => {
  const words = papersWords.useWords()
  const { actions } = common.useWords()
  const acts = usePaperActs()
  const one = [paper]
  return (
    <MenuList>
      <Item icon={paper.isNew ? MailOpen : Mail} onPress={() => acts.read(one, paper.isNew)}>
        {paper.isNew ? words.markRead : words.markUnread}
      </Item>
      <Item icon={paper.pinned ? BookmarkX : Bookmark} onPress={() => acts.pin(one, !paper.pinned)}>
        {paper.pinned ? words.unpin : words.pin}
      </Item>
      <Item icon={FolderInput} onPress={() => askFolder(one)}>
        {words.move}
      </Item>
      {(paper.masked ? paper.can.unmask : paper.can.mask) && (
        <Item icon={paper.masked ? Eye : Lock} onPress={() => acts.hide(one, !paper.masked)}>
          {paper.masked ? words.show : words.hide}
        </Item>
      )}
      {paper.can.choose && (
        <li>
          <Link icon={UsersRound} to="/documents/$documentId/visibilite" params={{ documentId: paper.id }}>
            {words.choose}
          </Link>
        </li>
      )}
      <Item icon={Download} onPress={() => acts.download(paper)}>
        {actions.download}
      </Item>
      {paper.can.delete && (
        <Item icon={Trash2} danger onPress={() => acts.remove(one)}>
          {words.delete}
        </Item>
      )}
    </MenuList>
  )
}
