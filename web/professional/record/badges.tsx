import { EyeOff, FilePlus2, Lock, type LucideIcon, RefreshCw, ShieldQuestion, UsersRound } from 'lucide-react'
import type { DocumentSummary } from '../../api/types.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { professionalWords } from '../words/index.ts'

type Shown = { readonly key: string; readonly label: string; readonly icon: LucideIcon; readonly tone: Tone }

/** Only what this reader may know: what is hidden from her is not in the list at all. */
export const RecordBadges = ({ document }: { readonly document: DocumentSummary }) => {
  const { badges } = professionalWords.useWords().record
  const all: readonly (Shown | false)[] = [
    document.status === 'archived' && { key: 'archived', label: badges.archived, icon: FilePlus2, tone: 'neutral' },
    document.status === 'deleted' && { key: 'deleted', label: badges.deleted, icon: EyeOff, tone: 'neutral' },
    document.status === 'superseded' && { key: 'superseded', label: badges.superseded, icon: RefreshCw, tone: 'neutral' },
    document.masked && { key: 'masked', label: badges.masked, icon: Lock, tone: 'neutral' },
    document.audience === 'chosen' && { key: 'chosen', label: badges.chosen, icon: UsersRound, tone: 'neutral' },
    document.heldUntil !== undefined && { key: 'held', label: badges.held, icon: EyeOff, tone: 'warning' },
    document.hiddenFromRepresentatives && { key: 'rep', label: badges.representatives, icon: EyeOff, tone: 'warning' },
    document.identityToVerify && { key: 'verify', label: badges.verify, icon: ShieldQuestion, tone: 'warning' },
    document.version > 1 && { key: 'version', label: badges.version(document.version), icon: RefreshCw, tone: 'info' },
    document.author.self && { key: 'mine', label: badges.mine, icon: FilePlus2, tone: 'primary' },
  ]
  const shown = all.filter(badge => badge !== false)
  if (shown.length === 0) return null
  return (
    <span className="badges">
      {shown.map(({ key, label, icon, tone }) => (
        <Badge key={key} tone={tone} icon={icon}>
          {label}
        </Badge>
      ))}
    </span>
  )
}
