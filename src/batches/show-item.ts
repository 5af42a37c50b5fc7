import { underGrant } from '../access/index.ts'
import { revealDocument } from '../documents/index.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { inboxOf, type ItemLine } from './model.ts'
import { lineOfRow } from './read-batches.ts'
import { BATCH_ABSENT } from './refusals.ts'
import { openItem } from './seal-item.ts'
import { selectItem, setShown } from './store.ts'

/** Shown to the person before its month is over: the consultation took place (R.1111-53). By the right her depositor has, no other. */
export const showItem = async (op: Operation, batchId: string, itemId: string): Promise<ItemLine> => {
  const whose = { actorId: inboxOf(op), batchId }
  const row = await selectItem(op.db, whose, itemId)
  if (row === undefined) return refuse(BATCH_ABSENT)
  const { outcome } = openItem(op, whose, itemId, row.sealed)
  if (outcome.kind !== 'deposited') return refuse(BATCH_ABSENT)
  const { recordId, documentId } = outcome
  await underGrant(op, recordId, 'reveal', { action: 'documents.reveal', documents: [documentId] }, grant =>
    revealDocument(op, grant, documentId, 'holder'),
  )
  await setShown(op.db, whose, itemId)
  return lineOfRow(op, whose, { ...row, held_until: null })
}
