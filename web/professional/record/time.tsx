import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Copy } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useCallback } from 'react'
import { readTimeline } from '../../api/timeline.ts'
import type { Timeline, TimelineItem } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Empty } from '../../ui/states.tsx'
import { asText } from '../../ui/timeline/as-text.ts'
import { sayCounts, sayPeriod } from '../../ui/timeline/say.ts'
import { shownOf } from '../../ui/timeline/select.ts'
import { type TimelineSearch, timelineSearch } from '../../ui/timeline/time.ts'
import { timelineWords } from '../../ui/timeline/words/index.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { NoRecord } from '../no-record.tsx'
import { RecordFrame } from './frame.tsx'
import { usePerson } from './queries.ts'
import { readingWords } from './reading/words/index.ts'
import { synthesisWords } from './words/index.ts'

/** The drawing comes while the record is read: the words of the page do not wait for it. */
const TimelineBoard = lazy(() => import('../../ui/timeline/board.tsx').then(module => ({ default: module.TimelineBoard })))

const ROUTE = '/professional/pro/p/$recordId/temps'

/** A professional is shown no hole: he would read a mask in it (ui.md M11). */
const noGap = (): ReactNode => null

/** What is shown, and nothing else, to be pasted into another program. */
const CopyButton = ({ timeline, search }: { readonly timeline: Timeline; readonly search: TimelineSearch }) => {
  const words = timelineWords.useWords()
  const { time } = readingWords.useWords()
  const copy = (): void => {
    const shown = shownOf(timeline, search, today())
    const when = sayPeriod(shown.period, shown.bounds, words)
    const counts = sayCounts(shown.counts, words)
    const text = asText(counts === '' ? words.nothing(when) : words.sentence(when, counts), shown, words)
    navigator.clipboard.writeText(text).then(
      () => say(time.copied),
      () => sayTrouble(time.notCopied),
    )
  }
  return (
    <Button icon={Copy} onPress={copy}>
      {time.copy}
    </Button>
  )
}

/** M11: the course of a life as this professional may see it. */
export const TimePage = () => {
  const words = synthesisWords.useWords()
  const { recordId } = useParams({ from: ROUTE })
  const search = timelineSearch(useSearch({ from: ROUTE }))
  const navigate = useNavigate()
  const person = usePerson(recordId)
  const timeline = useQuery({
    queryKey: ['timeline', recordId],
    queryFn: () => readTimeline(recordId),
    enabled: person.data !== undefined,
  })
  const titleOf = useCallback(
    ({ documentId }: TimelineItem, title: string): ReactNode =>
      documentId === undefined ? (
        title
      ) : (
        <Link to="/pro/p/$recordId/documents" params={{ recordId }} search={{ doc: documentId }}>
          {title}
        </Link>
      ),
    [recordId],
  )
  const go = (next: TimelineSearch): void =>
    void navigate({ to: '/pro/p/$recordId/temps', params: { recordId }, search: next, replace: true, resetScroll: false })
  if (person.isError && person.data === undefined) return <NoRecord error={person.error} onRetry={() => void person.refetch()} />
  return (
    <RecordFrame
      title={words.time}
      recordId={recordId}
      here="time"
      person={person.data}
      actions={timeline.data !== undefined && timeline.data.items.length > 0 && <CopyButton timeline={timeline.data} search={search} />}
    >
      <Loaded query={timeline} rows={8}>
        {found =>
          found.items.length === 0 ? (
            <Empty why={words.timeEmpty} />
          ) : (
            <Suspense fallback={<Skeleton rows={8} />}>
              <TimelineBoard timeline={found} search={search} onSearch={go} renderTitle={titleOf} renderGap={noGap} />
            </Suspense>
          )
        }
      </Loaded>
    </RecordFrame>
  )
}
