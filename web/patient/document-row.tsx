import { EyeOff, FilePlus2, Lock, type LucideIcon, RefreshCw, ShieldQuestion, Sparkles, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DocumentSummary } from '../api/types.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { CategoryIcon } from '../ui/category.tsx'
import { Link } from '../ui/link.tsx'
import '../ui/row.css'
import { Day } from '../ui/time.tsx'
import { common } from '../ui/words/index.ts'
import { patientWords } from './words/index.ts'

type BadgeName = 'new' | 'masked' | 'chosen' | 'corrected' | 'mine' | 'archived' | 'verify' | 'representatives'

const BADGES: Readonly<Record<BadgeName, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  new: { icon: Sparkles, tone: 'primary' },
  masked: { icon: Lock, tone: 'neutral' },
  chosen: { icon: UsersRound, tone: 'neutral' },
  corrected: { icon: RefreshCw, tone: 'info' },
  mine: { icon: FilePlus2, tone: 'neutral' },
  archived: { icon: FilePlus2, tone: 'neutral' },
  verify: { icon: ShieldQuestion, tone: 'warning' },
  representatives: { icon: EyeOff, tone: 'neutral' },
}

export const badgesOf = (d: DocumentSummary): readonly BadgeName[] => [
  ...(d.isNew ? ['new' as const] : []),
  ...(d.masked ? ['masked' as const] : []),
  ...(d.audience === 'chosen' ? ['chosen' as const] : []),
  ...(d.hiddenFromRepresentatives ? ['representatives' as const] : []),
  ...(d.version > 1 ? ['corrected' as const] : []),
  ...(d.author.self ? ['mine' as const] : []),
  ...(d.status === 'archived' ? ['archived' as const] : []),
  ...(d.identityToVerify ? ['verify' as const] : []),
]

export const DocumentBadges = ({ document }: { readonly document: DocumentSummary }) => {
  const { documents } = patientWords.useWords()
  const names = badgesOf(document)
  if (names.length === 0) return null
  return (
    <span className="row-badges">
      {names.map(name => (
        <Badge key={name} tone={BADGES[name].tone} icon={BADGES[name].icon}>
          {documents.badges[name]}
        </Badge>
      ))}
    </span>
  )
}

export type Place = { readonly of: number; readonly at: number }

type RowProps = {
  readonly document: DocumentSummary
  readonly dated?: boolean
  /** Where it stands in a list of which only a part is drawn. */
  readonly place?: Place
  readonly lead?: ReactNode
  readonly actions?: ReactNode
}

export const DocumentMeta = ({ document, dated = true }: { readonly document: DocumentSummary; readonly dated?: boolean }) => {
  const { documents } = patientWords.useWords()
  const { category } = common.useWords()
  const author = document.author.self ? documents.you : document.author.name
  return (
    <span className="row-meta">
      {dated && (
        <>
          <Day date={document.date} /> ·{' '}
        </>
      )}
      {category[document.category]} · {documents.by(author, document.author.self ? '' : (document.author.structure ?? ''))}
    </span>
  )
}

export const DocumentRow = ({ document, dated = true, place, lead, actions }: RowProps) => (
  <li className="row" {...(place ? { 'aria-setsize': place.of, 'aria-posinset': place.at } : {})}>
    {lead}
    <CategoryIcon category={document.category} />
    <div className="row-main">
      <span className="row-title">
        <Link to="/documents/$documentId" params={{ documentId: document.id }}>
          {document.title}
        </Link>
      </span>
      <DocumentMeta document={document} dated={dated} />
      <DocumentBadges document={document} />
    </div>
    {actions && <div className="row-actions screen-only">{actions}</div>}
  </li>
)
