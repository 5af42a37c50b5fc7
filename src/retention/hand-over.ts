import { holderSide } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type HandoverPeriod, openHandover } from './heirs.ts'
import { endHandover, markHandoverReady, type ReadyCopy, selectHandovers } from './store.ts'

export type AcceptedHandover = { readonly requestId: string; readonly to: 'heirs' | 'holder'; readonly period?: HandoverPeriod }

/** What two agents accepted on this record and nobody has prepared yet, and what its reason covers: for the loop that prepares it. */
export const acceptedHandovers = async (op: Operation, recordId: RecordId): Promise<readonly AcceptedHandover[]> => {
  const side = await holderSide(op, recordId)
  if (side === null) return []
  return (await selectHandovers(op.db, recordId))
    .filter(({ state }) => state === 'accepted')
    .map(row => {
      const { period } = openHandover(op, side.holderId, row)
      return { requestId: row.request_id, to: row.kind, ...(period === undefined ? {} : { period }) }
    })
}

/** In the transaction in which the copy is ready. */
export const handoverReady = async (tx: Queries, recordId: RecordId, requestId: string, copy: ReadyCopy): Promise<void> => {
  await markHandoverReady(tx, recordId, requestId, copy)
}

/** In the transaction in which a copy is destroyed, its days over: nobody opens it any more, delivered or not. */
export const expireHandover = (tx: Queries, recordId: RecordId, exportId: string, at: Instant): Promise<void> =>
  endHandover(tx, recordId, exportId, at)
