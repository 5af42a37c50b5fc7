import type { Operation } from '../platform/operation.ts'
import { markEnded } from './store.ts'

/** Ends at once: the next statement that appends a trace for this session raises. */
export const endSession = async (op: Operation): Promise<void> => {
  await markEnded(op.db, op.caller.subject.id, op.caller.sessionId, op.instant)
}
