import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { dropDues } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { OPENING } from './enrolment.ts'
import { lockAnnounced, markOpened } from './enrolment-store.ts'

/**
 * Of those whose six weeks are over, whose record may open: told, and nobody said no. In the transaction that took them and that opens them: who
 * refuses at this moment waits for its end, and is then told that the record is open.
 */
export const dueOpenings = (tx: Queries, personIds: readonly string[]): Promise<readonly ActorId[]> =>
  lockAnnounced(tx, personIds as readonly ActorId[])

/** These records exist now, however they came to: by the clock, on demand, at once for a newborn. Nothing is left to refuse, and no clock runs. */
export const noteOpened = async (tx: Queries, op: Pick<Operation, 'instant'>, personIds: readonly ActorId[]): Promise<void> => {
  await Promise.all([markOpened(tx, personIds, op.instant), dropDues(tx, OPENING, personIds)])
}
