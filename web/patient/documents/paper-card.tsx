import { CategoryLabel } from '../../ui/category.tsx'
import { Link } from '../../ui/link.tsx'
import { DocumentBadges, DocumentMeta, type Place } from '../document-row.tsx'
import type { Paper } from './papers.ts'
import { RowMenu } from './row-menu.tsx'
import { SelectBox } from './select-box.tsx'
import type { Selection } from './selection.ts'

type CardProps = { readonly paper: Paper; readonly selection: Selection; readonly place: Place }

export const PaperCard = ({ paper, selection, place }: CardProps) => (
  <li className="paper-card" aria-setsize={place.of} aria-posinset={place.at}>
    <div className="paper-card-head">
      {selection.on && <SelectBox paper={paper} selection={selection} />}
      <CategoryLabel category={paper.category} />
      {!selection.on && (
        <div className="row-actions screen-only">
          <RowMenu paper={paper} />
        </div>
      )}
    </div>
    <span className="row-title">
      <Link to="/documents/$documentId" params={{ documentId: paper.id }}>
        {paper.title}
      </Link>
    </span>
    <DocumentMeta document={paper} />
    <DocumentBadges document={paper} />
  </li>
)
