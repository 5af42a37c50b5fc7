import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { type Batch, type BatchItem, showBatchItem } from '../../api/batches.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/time.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { PagedItems } from './paged-items.tsx'
import { sendingsWords } from './words/index.ts'

const useShow = (batchId: string) => {
  const words = sendingsWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ itemId }: BatchItem) => showBatchItem(batchId, itemId),
    onSuccess: () => {
      say(words.shown)
      return client.invalidateQueries({ queryKey: ['batches'] })
    },
    onError: () => sayTrouble(words.failed),
  })
}

/** Deposited, and not shown yet (R.1111-53): shown one by one, each after its consultation. */
export const HeldItems = ({ batch: { batchId, name, begunAt, senderName } }: { readonly batch: Batch }) => {
  const words = sendingsWords.useWords()
  const { columns } = words
  const show = useShow(batchId)
  return (
    <Card>
      <h3>{name}</h3>
      <p className="muted small">{words.begun(formatInstant(begunAt), senderName)}</p>
      <PagedItems batchId={batchId} asked={{ state: 'held' }}>
        {items => (
          <Table
            caption={words.held}
            hiddenCaption
            rows={items}
            rowKey={({ itemId }) => itemId}
            columns={[
              { head: columns.document, cell: ({ title, fileName }) => title || fileName || words.noTitle },
              { head: columns.ins, cell: ({ ins }) => <span className="sendings-number">{ins}</span> },
              { head: columns.until, cell: ({ heldUntil }) => heldUntil && <Instant at={heldUntil} /> },
              {
                head: columns.show,
                isAct: true,
                cell: item => (
                  <Button
                    look="quiet"
                    icon={Eye}
                    isPending={show.isPending && show.variables?.itemId === item.itemId}
                    onPress={() => show.mutate(item)}
                    aria-label={words.showOf(item.title || item.fileName || words.noTitle)}
                  >
                    {words.showNow}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </PagedItems>
    </Card>
  )
}
