import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { type Batch, type BatchItem, retryBatch } from '../../api/batches.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/time.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { Correct } from './correct.tsx'
import { PagedItems } from './paged-items.tsx'
import { causeIn } from './result-rows.ts'
import { sendingsWords } from './words/index.ts'

type Group = Batch['groups'][number]

const useCause = () => {
  const words = sendingsWords.useWords()
  return ({ cause, message }: Pick<Group, 'cause' | 'message'>): string => causeIn(words, cause, message)
}

const titleOf = ({ title, fileName }: BatchItem, unnamed: string): string => title || fileName || unnamed

/** Causes that another number may mend. */
const isOfIdentity = ({ cause = '' }: BatchItem): boolean =>
  ['identity-conflict', 'deposit-refused'].includes(cause) || cause.startsWith('ins-')

const Items = ({ items, onCorrect }: { readonly items: readonly BatchItem[]; readonly onCorrect: (item: BatchItem) => void }) => {
  const words = sendingsWords.useWords()
  const { columns } = words
  return (
    <Table
      caption={words.toCorrect}
      hiddenCaption
      rows={items}
      rowKey={({ itemId }) => itemId}
      columns={[
        { head: columns.document, cell: item => titleOf(item, words.noTitle) },
        { head: columns.ins, cell: ({ ins }) => <span className="sendings-number">{ins}</span> },
        { head: columns.when, cell: ({ answeredAt }) => <Instant at={answeredAt} /> },
        {
          head: columns.act,
          cell: item =>
            item.kept && isOfIdentity(item) ? (
              <Button look="quiet" icon={Pencil} onPress={() => onCorrect(item)} aria-label={words.correctOf(titleOf(item, words.noTitle))}>
                {words.correct}
              </Button>
            ) : (
              <span className="muted">{item.kept ? words.kept : words.notKept}</span>
            ),
        },
      ]}
    />
  )
}

const useRetry = (batchId: string) => {
  const words = sendingsWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (cause: string) => retryBatch(batchId, cause),
    onSuccess: () => say(words.retried),
    onError: () => sayTrouble(words.failed),
    onSettled: () => client.invalidateQueries({ queryKey: ['batches'] }),
  })
}

/** What failed for one cause: tried again together, or looked at one by one. */
const FailedGroup = ({ batchId, group }: { readonly batchId: string; readonly group: Group }) => {
  const words = sendingsWords.useWords()
  const causeOf = useCause()
  const [isOpen, setOpen] = useState(false)
  const [correcting, setCorrecting] = useState<BatchItem | null>(null)
  const retry = useRetry(batchId)
  const { cause, count, kept } = group
  return (
    <li className="stack is-tight">
      <div className="sendings-group">
        <p>
          <strong>{words.documents(count)}</strong>
          <br />
          {causeOf(group)}
          {kept === 0 && (
            <>
              <br />
              <span className="muted">{words.unkept}</span>
            </>
          )}
        </p>
        <div className="button-row">
          {kept > 0 && (
            <Button icon={RefreshCw} isPending={retry.isPending} onPress={() => retry.mutate(cause)}>
              {words.retry(kept)}
            </Button>
          )}
          <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? words.hide : words.show}
          </Button>
        </div>
      </div>
      {isOpen && (
        <PagedItems batchId={batchId} asked={{ state: 'refused', cause }}>
          {items => <Items items={items} onCorrect={setCorrecting} />}
        </PagedItems>
      )}
      {correcting && <Correct batchId={batchId} item={correcting} onClose={() => setCorrecting(null)} />}
    </li>
  )
}

export const FailedGroups = ({ batch: { batchId, name, begunAt, senderName, groups } }: { readonly batch: Batch }) => {
  const words = sendingsWords.useWords()
  return (
    <Card tone="warning">
      <h3>{name}</h3>
      <p className="muted small">{words.begun(formatInstant(begunAt), senderName)}</p>
      <ul role="list" className="stack">
        {groups.map(group => (
          <FailedGroup key={group.cause} batchId={batchId} group={group} />
        ))}
      </ul>
    </Card>
  )
}
