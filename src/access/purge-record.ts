import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { dropCardLinkClock } from './card-link.ts'
import { deleteRights, deleteTries } from './purge-store.ts'
import { forgetSnapshot } from './snapshot.ts'

/** Rules, switches and emergency accesses of a record whose row is gone. */
export const purgeAccess = async (tx: Queries, recordId: RecordId): Promise<void> => {
  await deleteRights(tx, recordId)
  await dropCardLinkClock(tx, recordId)
  forgetSnapshot(recordId)
}

/** Of somebody of whom nothing stays. */
export const forgetTries = async (tx: Queries, personId: ActorId): Promise<void> => {
  await deleteTries(tx, personId)
}
