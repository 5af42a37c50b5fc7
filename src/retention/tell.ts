import { holderSide } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'

export type Tell = (tx: Queries, template: NoticeTemplate) => Promise<void>

/**
 * Who will be told, found before the record's lock is taken; then, in the transaction of the fact: the holder and those who act for a minor,
 * on every channel (notifications/). An agent who closes somebody's record does not do it unseen.
 */
export const tellHolderSide = async (op: Operation, outbox: Outbox, recordId: RecordId): Promise<Tell> => {
  const side = await holderSide(op, recordId)
  const to = side === null ? [] : [side.holderId, ...side.representatives]
  return (tx, template) => askNotice(tx, op, outbox, { recordId, to, template })
}
