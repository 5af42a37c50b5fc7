import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { DocumentDetail } from '../../api/types.ts'
import { Link } from '../../ui/link.tsx'
import { aroundOf } from '../documents/order.ts'
import { papersOf } from '../documents/papers.ts'
import { useActing } from '../profile.ts'
import { useShelf } from '../queries.ts'
import { readerWords } from './words/index.ts'

/** The neighbours in the list one comes from, by their titles. */
export const Around = ({ document }: { readonly document: DocumentDetail }) => {
  const { document: words } = readerWords.useWords()
  const { recordId } = useActing()
  const shelf = useShelf(recordId)
  const papers = shelf.data ? papersOf(shelf.data) : []
  const { before, after, at, of } = aroundOf(recordId, document.id, papers)
  const [previous, next] = [papers.find(({ id }) => id === before), papers.find(({ id }) => id === after)]
  if (!previous && !next) return null
  return (
    <nav className="around screen-only" aria-label={words.around}>
      {previous && (
        <Link to="/documents/$documentId" params={{ documentId: previous.id }} icon={ChevronLeft} className="around-before">
          <span className="visually-hidden">{words.previous}</span>
          <span className="around-title">{previous.title}</span>
        </Link>
      )}
      {at > 0 && <span className="muted small">{words.rank(at, of)}</span>}
      {next && (
        <Link to="/documents/$documentId" params={{ documentId: next.id }} className="around-after">
          <span className="visually-hidden">{words.next}</span>
          <span className="around-title">{next.title}</span>
          <ChevronRight aria-hidden="true" focusable="false" width="1.25em" height="1.25em" strokeWidth={1.75} className="icon" />
        </Link>
      )}
    </nav>
  )
}
