import { requireColleague } from '../accounts/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'

/** What an agent does not do alone to somebody's record; the person herself, and the law's clocks, need nobody (ASVS 2.3.5). */
export const requireSecondPerson = async (
  tx: Queries,
  op: Operation,
  kind: 'close-record' | 'suspend-record' | 'record-death' | 'hand-over',
  recordId: RecordId,
): Promise<void> => {
  if (op.caller.subject.kind === 'agent') await requireColleague(tx, op, { kind, subject: recordId })
}
