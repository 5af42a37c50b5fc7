import { useInfiniteQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { readJournal } from '../../api/client.ts'
import type { JournalEvent } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Select } from '../../ui/field.tsx'
import { Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Empty, Failure, NoResult } from '../../ui/states.tsx'
import { common } from '../../ui/words/index.ts'
import { rulesWords } from '../access/words/index.ts'
import { easily } from '../easy/lazy.tsx'
import { useActing } from '../profile.ts'
import { looksWords } from './words/index.ts'
import { type Blockable, VisitCard } from './event.tsx'
import './looks.css'
import { Narrow, Rule } from './narrow.tsx'
import { People } from './people.tsx'
import { Proof } from './proof.tsx'
import { Sentence } from './sentence.tsx'
import { EVERYTHING, type Look, LOOKS, shown } from './shown.ts'
import { YearlyLetter } from './letter.tsx'
import { visitsOf } from './visits.ts'

const EasyLooks = easily(() => import('../easy/looks.tsx').then(module => module.EasyLooks))

/** Nobody blocks anybody before reading. */
const BlockDialog = lazy(async () => {
  const [module] = await Promise.all([import('../access/block-dialog.tsx'), rulesWords.ready()])
  return { default: module.BlockDialog }
})

const PERIODS = ['30', '90', '365', 'all'] as const
type Period = (typeof PERIODS)[number]

const daysOf = (period: Period): number | undefined => (period === 'all' ? undefined : Number(period))

const useEvents = (recordId: string, period: Period) =>
  useInfiniteQuery({
    queryKey: ['looks', recordId, period],
    queryFn: ({ pageParam }) => readJournal(recordId, daysOf(period), pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    enabled: recordId !== '',
  })

type EventsProps = { readonly events: readonly JournalEvent[]; readonly filtered: boolean; readonly onClear: () => void }

const Events = ({ events, filtered, onClear }: EventsProps) => {
  const words = looksWords.useWords()
  const [blocking, setBlocking] = useState<Blockable | null>(null)
  return (
    <section className="stack is-tight" aria-labelledby="events">
      <h2 id="events">{words.events}</h2>
      {events.length === 0 ? (
        filtered ? (
          <NoResult typed="" onClear={onClear} />
        ) : (
          <p className="muted">{words.nobodyElse}</p>
        )
      ) : (
        <ol role="list" className="events">
          {visitsOf(events).map(visit => (
            <VisitCard key={visit.key} visit={visit} onBlock={setBlocking} />
          ))}
        </ol>
      )}
      {blocking && (
        <Suspense fallback={null}>
          <BlockDialog who={blocking} onClose={() => setBlocking(null)} />
        </Suspense>
      )}
    </section>
  )
}

type BarProps = {
  readonly period: Period
  readonly onPeriod: (period: Period) => void
  readonly looks: readonly Look[]
  readonly onToggle: (look: Look) => void
  readonly children: ReactNode
}

/** The period, what to look for, and narrower choices beside. */
const Bar = ({ period, onPeriod, looks, onToggle, children }: BarProps) => {
  const words = looksWords.useWords()
  return (
    <div className="looks-bar screen-only">
      <Select
        label={words.period}
        value={period}
        onChange={onPeriod}
        options={PERIODS.map(value => ({ value, label: words.periods[value] }))}
      />
      <Chips
        label={words.filters}
        chips={LOOKS.map(value => ({ value, label: words.shows[value] }))}
        selected={looks}
        onToggle={onToggle}
      />
      {children}
    </div>
  )
}

export const LooksPage = () => {
  const words = looksWords.useWords()
  const { actions, shell } = common.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const [period, setPeriod] = useState<Period>('30')
  const [looks, setLooks] = useState<readonly Look[]>([])
  const [narrowed, setNarrowed] = useState(EVERYTHING)
  const journal = useEvents(recordId, period)
  const pages = journal.data?.pages
  const all = pages?.flatMap(page => page.items) ?? []
  const toggle = (look: Look): void => setLooks(looks.includes(look) ? looks.filter(l => l !== look) : [...looks, look])
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      actions={
        <Button icon={Printer} onPress={() => window.print()}>
          {shell.print}
        </Button>
      }
      easy={pages && { rest: 'more', first: <EasyLooks events={all} summary={pages[0]?.summary ?? null} /> }}
    >
      {pages === undefined ? (
        journal.isError ? (
          <Failure error={journal.error} onRetry={() => void journal.refetch()} />
        ) : (
          <Skeleton rows={5} />
        )
      ) : (
        <>
          <Sentence summary={pages[0]?.summary ?? null} ever={period === 'all'} />
          <Bar period={period} onPeriod={setPeriod} looks={looks} onToggle={toggle}>
            <Narrow events={all} narrowed={narrowed} onChange={setNarrowed} />
          </Bar>
          <p className="screen-only">
            <Link to="/demandes">{words.seeRequests}</Link>
          </p>
          {all.length === 0 ? (
            <Empty why={words.emptyWhy} />
          ) : (
            <>
              <People events={all} />
              <Events
                events={shown(all, looks, narrowed)}
                filtered={looks.length > 0 || narrowed !== EVERYTHING}
                onClear={() => {
                  setLooks([])
                  setNarrowed(EVERYTHING)
                }}
              />
              {journal.hasNextPage && (
                <div>
                  <Button isPending={journal.isFetchingNextPage} onPress={() => void journal.fetchNextPage()}>
                    {actions.more}
                  </Button>
                </div>
              )}
            </>
          )}
          <Rule />
          <Proof recordId={recordId} />
          {actingFor === null && <YearlyLetter recordId={recordId} />}
        </>
      )}
    </Page>
  )
}
