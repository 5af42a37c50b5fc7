import { readerOfDelegates } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { listOf } from './lists.ts'
import type { Delegation } from './model.ts'

/** Her own: who acts for her, for whom she acts, invitations of both kinds. */
export const readOwn = (op: Operation): Promise<readonly Delegation[]> => listOf(op.db, op, op.caller.subject.id)

/** Who acts for the holder of this record: read by the holder, and by those with all her rights (a helper does not). Traced. */
export const readOthers = async (op: Operation, recordId: RecordId): Promise<readonly Delegation[]> => {
  const holderId = await readerOfDelegates(op, recordId)
  return (await listOf(op.db, op, holderId)).filter(({ side }) => side === 'given')
}
