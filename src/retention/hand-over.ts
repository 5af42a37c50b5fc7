import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { moveHandover, selectHandovers } from './store.ts'

export type AcceptedHandover = { readonly requestId: string; readonly to: 'heirs' | 'holder' }

/** What two agents accepted on this record and nobody has prepared yet: for the loop that prepares it. */
export const acceptedHandovers = async (op: Operation, recordId: RecordId): Promise<readonly AcceptedHandover[]> =>
  (await selectHandovers(op.db, recordId))
    .filter(({ state }) => state === 'accepted')
    .map(({ request_id: requestId, kind: to }) => ({ requestId, to }))

/** In the transaction in which the copy is ready. */
export const handoverReady = async (tx: Queries, recordId: RecordId, requestId: string, at: Instant): Promise<void> => {
  await moveHandover(tx, recordId, requestId, 'ready', at)
}
