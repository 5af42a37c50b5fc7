import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { SESSION_ENDED } from './refusals.ts'
import { selectIsLive } from './store.ts'

/** For what appends no trace: everything else asks for the row in the statement that appends. */
export const requireSession = async (op: Operation): Promise<void> => {
  const isLive = await selectIsLive(op.db, op.caller.subject.id, op.caller.sessionId, op.instant)
  if (!isLive) refuse(SESSION_ENDED)
}
