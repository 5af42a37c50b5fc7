import type { ReactNode } from 'react'
import type { Ruled } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { PersonBadge } from '../../ui/person-badge.tsx'
import '../../ui/row.css'
import { ScopeText } from './scope-text.tsx'
import { rulesWords } from './words/index.ts'

const endOf = (ruled: Ruled, words: ReturnType<typeof rulesWords.read>['access']): string => {
  if (ruled.until === undefined) return words.noEnd
  const date = formatDate(ruled.until)
  return Date.parse(ruled.until) < Date.now() ? words.ended(date) : words.until(date)
}

/** One professional and the rule that holds: who, what they may see, until when. */
export const RuledRow = ({
  ruled,
  extra,
  children,
}: {
  readonly ruled: Ruled
  readonly extra?: ReactNode
  readonly children?: ReactNode
}) => {
  const { access } = rulesWords.useWords()
  return (
    <li className="row">
      <PersonBadge name={ruled.name} />
      <div className="row-main">
        <Link to="/professionnels/$actorId" params={{ actorId: ruled.actorId }} className="row-title">
          {ruled.name}
        </Link>
        <span className="row-meta">{[ruled.role, ruled.structure, ruled.town].filter(Boolean).join(', ')}</span>
        {extra ?? (
          <>
            <span className="row-meta">
              <strong>
                <ScopeText scope={ruled.scope} />
              </strong>
              , {endOf(ruled, access)}
            </span>
            {ruled.lastActAt && <span className="row-meta">{access.lastAct(formatDate(ruled.lastActAt))}</span>}
          </>
        )}
        {(ruled.relation === 'administrator' || ruled.relation === 'team') && (
          <span className="row-badges">
            <Badge tone="primary">{access.relation[ruled.relation]}</Badge>
          </span>
        )}
      </div>
      {children && <div className="row-actions screen-only">{children}</div>}
    </li>
  )
}
