import type { ActorId } from '../kernel/ids.ts'
import { setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { deleteEnded, nextEnding } from './store.ts'

/** `batches.expire`: a batch whose days are over goes, with what was kept of it. The clock then waits for the next. */
export const expireBatches = (op: Operation, actorId: ActorId): Promise<void> =>
  op.db.transaction(async tx => {
    await deleteEnded(tx, actorId, op.instant)
    const due = await nextEnding(tx, actorId)
    if (due !== null) await setDue(tx, { kind: 'batches.expire', subject: actorId, due })
  })
