import { useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { type Batch, readBatches } from '../../api/batches.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { dayOf, today } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/time.tsx'
import { FailedGroups } from './groups.tsx'
import { HeldItems } from './held.tsx'
import { SaveResult } from './result.tsx'
import './sendings.css'
import { sendingsWords } from './words/index.ts'

const COUNTS = ['received', 'deposited', 'refused', 'held'] as const
const countIn = ({ answered, deposited, refused, held }: Batch, what: (typeof COUNTS)[number]): number =>
  ({ received: answered, deposited, refused, held })[what]

const Today = ({ batches }: { readonly batches: readonly Batch[] }) => {
  const words = sendingsWords.useWords()
  const those = batches.filter(({ begunAt }) => dayOf(begunAt) === today())
  return (
    <section className="stack is-tight" aria-labelledby="today">
      <h2 id="today">{words.today}</h2>
      <dl className="sendings-counts">
        {COUNTS.map(what => (
          <div key={what} className="sendings-count">
            <dt>{words.counts[what]}</dt>
            <dd>{those.reduce((sum, batch) => sum + countIn(batch, what), 0)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const isCut = ({ answered, announced }: Batch): boolean => answered < announced

const All = ({ batches }: { readonly batches: readonly Batch[] }) => {
  const words = sendingsWords.useWords()
  const { list } = words
  return (
    <section className="stack is-tight" aria-labelledby="all">
      <h2 id="all">{words.all}</h2>
      <Table
        caption={words.all}
        hiddenCaption
        rows={batches}
        rowKey={({ batchId }) => batchId}
        columns={[
          {
            head: list.name,
            cell: batch => (
              <span className="cluster">
                {batch.name}
                {isCut(batch) && <Badge tone="warning">{words.cut}</Badge>}
              </span>
            ),
          },
          { head: list.by, cell: ({ senderName }) => senderName },
          { head: list.when, cell: ({ begunAt }) => <Instant at={begunAt} /> },
          { head: list.received, cell: ({ answered, announced }) => words.received(answered, announced) },
          { head: list.deposited, cell: ({ deposited }) => deposited },
          { head: list.refused, cell: ({ refused }) => refused },
          { head: list.held, cell: ({ held }) => held },
          { head: list.result, isAct: true, cell: batch => <SaveResult batch={batch} /> },
        ]}
      />
    </section>
  )
}

const Sendings = ({ batches }: { readonly batches: readonly Batch[] }) => {
  const words = sendingsWords.useWords()
  const failed = batches.filter(({ groups }) => groups.length > 0)
  const held = batches.filter(batch => batch.held > 0)
  return (
    <div className="stack">
      <Today batches={batches} />
      {batches.some(isCut) && (
        <Card tone="warning">
          <p>{words.cutText}</p>
        </Card>
      )}
      {failed.length === 0 ? (
        !batches.some(isCut) && (
          <Card tone="done">
            <p>{words.allDone}</p>
          </Card>
        )
      ) : (
        <section className="stack" aria-labelledby="to-correct">
          <h2 id="to-correct">{words.toCorrect}</h2>
          {failed.map(batch => (
            <FailedGroups key={batch.batchId} batch={batch} />
          ))}
        </section>
      )}
      {held.length > 0 && (
        <section className="stack" aria-labelledby="held">
          <h2 id="held">{words.held}</h2>
          <p>{words.heldText}</p>
          {held.map(batch => (
            <HeldItems key={batch.batchId} batch={batch} />
          ))}
        </section>
      )}
      <All batches={batches} />
    </div>
  )
}

/** M16: what left by batches, what waits to be corrected first. */
export const SendingsPage = () => {
  const words = sendingsWords.useWords()
  const batches = useQuery({ queryKey: ['batches'], queryFn: readBatches })
  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      width="full"
      actions={
        <Button icon={RefreshCw} isPending={batches.isFetching} onPress={() => void batches.refetch()}>
          {words.refresh}
        </Button>
      }
    >
      <Loaded query={batches} rows={6}>
        {all => (all.length === 0 ? <Empty why={words.empty} /> : <Sendings batches={all} />)}
      </Loaded>
    </Page>
  )
}
