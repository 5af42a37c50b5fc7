import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readMyAccesses } from '../../api/client.ts'
import type { OwnEvent } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Empty, Failure, NoResult } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/time.tsx'
import { common } from '../../ui/words/index.ts'
import { Askings } from './askings.tsx'
import { AuthorisedRecords } from '../authorised/authorised.tsx'
import { authorisedWords } from '../authorised/words/index.ts'
import { ExplanationsAsked } from './explanations.tsx'
import { Told } from './told.tsx'
import { professionalWords } from '../words/index.ts'
import { ownWords } from './words/index.ts'

const FILTERS = ['refused', 'emergency', 'deposits'] as const
type Filter = (typeof FILTERS)[number]

const kept: Readonly<Record<Filter, (event: OwnEvent) => boolean>> = {
  refused: event => event.outcome === 'refused',
  emergency: event => event.mode !== 'normal',
  deposits: event => event.act === 'deposit' || event.act === 'replace',
}

/** Who files needs no right to read. */
const isBlindDeposit = ({ basis, act, outcome }: OwnEvent): boolean =>
  basis === 'none' && outcome === 'allowed' && (act === 'deposit' || act === 'replace')

const Patient = ({ event }: { readonly event: OwnEvent }) => {
  const words = ownWords.useWords()
  const { initials, birthYear } = event.patient
  const said = birthYear === undefined ? initials : `${initials}, ${words.born(birthYear)}`
  return event.recordId ? (
    <Link to="/pro/p/$recordId" params={{ recordId: event.recordId }}>
      {said}
    </Link>
  ) : (
    said
  )
}

const Events = ({ events }: { readonly events: readonly OwnEvent[] }) => {
  const words = ownWords.useWords()
  const { person, under } = professionalWords.useWords()
  return (
    <Table<OwnEvent>
      caption={words.title}
      hiddenCaption
      rows={events}
      rowKey={event => event.id}
      columns={[
        { head: words.when, cell: event => <Instant at={event.at} /> },
        {
          head: words.what,
          cell: event => (
            <>
              {words.acts[event.act]}
              {event.documents > 0 && `, ${words.documents(event.documents)}`}
            </>
          ),
        },
        { head: words.who, cell: event => <Patient event={event} /> },
        {
          head: words.basis,
          cell: event => (
            <>
              {isBlindDeposit(event) ? words.blindDeposit : person.bases[event.basis]}
              {event.under && `, ${under[event.under.kind](event.under.name)}`}{' '}
              {event.mode !== 'normal' && <Badge tone="exceptional">{person.modes[event.mode]}</Badge>}
            </>
          ),
        },
        { head: words.reason, cell: event => event.reason },
        {
          head: words.result,
          cell: event => (event.outcome === 'allowed' ? words.allowed : <Badge tone="warning">{words.refused}</Badge>),
        },
      ]}
    />
  )
}

export const OwnAccessesPage = () => {
  const words = ownWords.useWords()
  const authorised = authorisedWords.useWords()
  const { actions } = common.useWords()
  const [filters, setFilters] = useState<readonly Filter[]>([])
  const journal = useInfiniteQuery({
    queryKey: ['own'],
    queryFn: ({ pageParam }) => readMyAccesses(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })
  const all = journal.data?.pages.flatMap(page => page.items)
  const events = all?.filter(event => filters.every(filter => kept[filter](event))) ?? []
  const toggle = (filter: Filter): void => setFilters(filters.includes(filter) ? filters.filter(f => f !== filter) : [...filters, filter])
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      <ExplanationsAsked />
      <Askings />
      <Told />
      <AuthorisedRecords />
      <h2>{authorised.journal}</h2>
      {all === undefined &&
        (journal.isError ? <Failure error={journal.error} onRetry={() => void journal.refetch()} /> : <Skeleton rows={6} />)}
      {all?.length === 0 && <Empty why={words.empty} />}
      {all && all.length > 0 && (
        <>
          <Chips
            label={words.filter}
            chips={FILTERS.map(value => ({ value, label: words.filters[value] }))}
            selected={filters}
            onToggle={toggle}
          />
          {events.length === 0 ? <NoResult typed="" onClear={() => setFilters([])} /> : <Events events={events} />}
          {journal.hasNextPage && (
            <div>
              <Button isPending={journal.isFetchingNextPage} onPress={() => void journal.fetchNextPage()}>
                {actions.more}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  )
}
