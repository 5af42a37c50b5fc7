import { useNavigate, useSearch } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import type { TimelineItem } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { formatMonth } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/states.tsx'
import { TimelineBoard } from '../../ui/timeline/board.tsx'
import type { Gap } from '../../ui/timeline/select.ts'
import { type TimelineSearch, timelineSearch } from '../../ui/timeline/time.ts'
import { timelineWords } from '../../ui/timeline/words/index.ts'
import { Back } from '../followed/back.tsx'
import { HEALTH_RUBRICS, SLUGS } from '../health/rubrics.ts'
import { useActing } from '../profile.ts'
import { useTimeline } from '../queries.ts'
import { pageWords } from './words/index.ts'

/** Where one reads it whole: the document, or the rubric it stands in. */
const titleOf = ({ id, documentId, rubric, measure }: TimelineItem, title: string): ReactNode => {
  if (documentId !== undefined)
    return (
      <Link to="/documents/$documentId" params={{ documentId }}>
        {title}
      </Link>
    )
  if (measure !== undefined)
    return (
      <Link to="/sante/mesures/$kind" params={{ kind: measure }}>
        {title}
      </Link>
    )
  if (rubric === 'vaccinations') return <Link to="/sante/vaccins">{title}</Link>
  const known = HEALTH_RUBRICS.find(one => one === rubric)
  return known === undefined ? (
    title
  ) : (
    <Link to="/sante/$slug/$entryId" params={{ slug: SLUGS[known], entryId: id }}>
      {title}
    </Link>
  )
}

const AddMemory = () => {
  const { addMemory } = pageWords.useWords()
  return (
    <ButtonLink to="/sante/$slug/$entryId" params={{ slug: SLUGS.procedures, entryId: 'ajouter' }}>
      {addMemory}
    </ButtonLink>
  )
}

/** What is empty is said of the record, never of the person; and of what somebody else sees of it, never of the record. */
const GapNote = ({ gap, isOwn, mayAdd }: { readonly gap: Gap; readonly isOwn: boolean; readonly mayAdd: boolean }) => {
  const words = timelineWords.useWords()
  const say = isOwn ? words.gap : words.gapSeen
  return (
    <div className="tl-gap">
      <p>{say(formatMonth(gap.after), formatMonth(gap.before))}</p>
      {mayAdd && (
        <div className="screen-only">
          <AddMemory />
        </div>
      )}
    </div>
  )
}

const ROUTE = '/patient/temps'

/** « Ma santé dans le temps » (U12). */
export const TimelinePage = () => {
  const words = pageWords.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const search = timelineSearch(useSearch({ from: ROUTE }))
  const navigate = useNavigate()
  const timeline = useTimeline(recordId)
  const mayAdd = profile.rights.includes('add')
  const isOwn = actingFor === null
  const renderGap = useCallback((gap: Gap) => <GapNote gap={gap} isOwn={isOwn} mayAdd={mayAdd} />, [isOwn, mayAdd])
  const go = (next: TimelineSearch): void => void navigate({ to: '/temps', search: next, replace: true, resetScroll: false })
  return (
    <Page
      title={isOwn ? words.title : words.titleOf(actingFor)}
      who={fullName}
      lead={words.lead}
      width="full"
      before={<Back to="/sante">{words.back}</Back>}
      actions={
        <Button icon={Printer} onPress={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      <Loaded query={timeline} rows={6}>
        {found =>
          found.items.length === 0 ? (
            <Empty
              why={words.emptyWhy}
              action={
                mayAdd && (
                  <div className="button-row">
                    <ButtonLink look="primary" to="/documents/ajouter">
                      {words.addPaper}
                    </ButtonLink>
                    <AddMemory />
                  </div>
                )
              }
            />
          ) : (
            <TimelineBoard timeline={found} search={search} onSearch={go} renderTitle={titleOf} renderGap={renderGap} />
          )
        }
      </Loaded>
    </Page>
  )
}
