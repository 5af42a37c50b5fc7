import { useInfiniteQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useState } from 'react'
import { readJournal } from '../../api/client.ts'
import type { JournalEvent } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Failure } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/time.tsx'
import { common } from '../../ui/words/index.ts'
import { ownWords } from '../own/words/index.ts'
import { professionalWords } from '../words/index.ts'
import { teamWords } from './words/index.ts'

const placeOf = ({ who, where }: JournalEvent): string => [who.role, where?.structure].filter(Boolean).join(', ')

const What = ({ event }: { readonly event: JournalEvent }) => {
  const words = teamWords.useWords()
  const own = ownWords.useWords()
  const titles = event.documents.map(({ title }) => title).join(', ')
  return (
    <>
      {event.act === 'change-access' ? words.changedAccess : own.acts[event.act]}
      {titles !== '' && (
        <>
          <br />
          <span className="muted">{titles}</span>
        </>
      )}
    </>
  )
}

const Lines = ({ events }: { readonly events: readonly JournalEvent[] }) => {
  const words = teamWords.useWords()
  const own = ownWords.useWords()
  const { person } = professionalWords.useWords()
  return (
    <Table<JournalEvent>
      caption={words.trace}
      hiddenCaption
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        { head: own.when, cell: ({ at }) => <Instant at={at} /> },
        {
          head: words.columns.who,
          cell: event => (
            <>
              {event.who.name}
              <br />
              <span className="muted">{placeOf(event)}</span>
            </>
          ),
        },
        { head: own.what, cell: event => <What event={event} /> },
        {
          head: own.basis,
          cell: ({ basis, mode }) => (
            <>
              {person.bases[basis]} {mode !== 'normal' && <Badge tone="exceptional">{person.modes[mode]}</Badge>}
            </>
          ),
        },
        { head: own.reason, cell: ({ reason }) => reason ?? '–' },
        { head: own.result, cell: ({ outcome }) => (outcome === 'allowed' ? own.allowed : <Badge tone="warning">{own.refused}</Badge>) },
      ]}
    />
  )
}

const Trace = ({ recordId }: { readonly recordId: string }) => {
  const words = teamWords.useWords()
  const { actions } = common.useWords()
  const journal = useInfiniteQuery({
    queryKey: ['record-trace', recordId],
    queryFn: ({ pageParam }) => readJournal(recordId, undefined, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })
  const events = journal.data?.pages.flatMap(({ items }) => items)
  if (events === undefined)
    return journal.isError ? <Failure error={journal.error} onRetry={() => void journal.refetch()} /> : <Skeleton rows={5} />
  return (
    <>
      {events.length === 0 ? <p className="muted">{words.noTrace}</p> : <Lines events={events} />}
      {journal.hasNextPage && (
        <div>
          <Button isPending={journal.isFetchingNextPage} onPress={() => void journal.fetchNextPage()}>
            {actions.more}
          </Button>
        </div>
      )}
    </>
  )
}

/** R.1111-43: her attending doctor reads who looked; asked for by a gesture, for it stands in the person's journal too. */
export const RecordTrace = ({ recordId }: { readonly recordId: string }) => {
  const words = teamWords.useWords()
  const [isAsked, setAsked] = useState(false)
  return (
    <section className="stack is-tight" aria-labelledby="trace">
      <h2 id="trace">{words.trace}</h2>
      <p>{words.traceText}</p>
      {isAsked ? (
        <Trace recordId={recordId} />
      ) : (
        <div className="button-row">
          <Button icon={History} onPress={() => setAsked(true)}>
            {words.showTrace}
          </Button>
        </div>
      )}
    </section>
  )
}
