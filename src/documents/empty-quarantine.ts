import type { ActorId } from '../kernel/ids.ts'
import { setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { asideKey } from './quarantine.ts'
import { deleteEnded, nextEmptying } from './quarantine-store.ts'

/**
 * `documents.empty-quarantine`: what waited its days in this inbox goes, bytes before rows, so that nothing is left that no row names: cut
 * short, it is due again. The clock then waits for the next.
 */
export const emptyQuarantine = (op: Operation, inbox: ActorId): Promise<void> =>
  op.db.transaction(async tx => {
    for (const id of await deleteEnded(tx, inbox, op.instant)) await op.blobs.remove(asideKey(inbox, id))
    const next = await nextEmptying(tx, inbox)
    if (next !== null) await setDue(tx, { kind: 'documents.empty-quarantine', subject: inbox, due: next })
  })
