import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteRights } from './purge-store.ts'
import { forgetSnapshot } from './snapshot.ts'

/** Rules, switches and emergency accesses of a record whose row is gone. */
export const purgeAccess = async (tx: Queries, recordId: RecordId): Promise<void> => {
  await deleteRights(tx, recordId)
  forgetSnapshot(recordId)
}
