import type { ActorId } from '../../kernel/ids.ts'
import { setDue } from '../../platform/due/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { dropAll } from './pieces.ts'
import { deleteExpired, nextExpiry } from './store.ts'

/** `documents.expire-uploads`: what waited its day goes, bytes before rows; cut short, it is due again. The clock then waits for the next. */
export const expireUploads = (op: Operation, actorId: ActorId): Promise<void> =>
  op.db.transaction(async tx => {
    for (const id of await deleteExpired(tx, actorId, op.instant)) await dropAll(op, actorId, id)
    const due = await nextExpiry(tx, actorId)
    if (due !== null) await setDue(tx, { kind: 'documents.expire-uploads', subject: actorId, due })
  })
