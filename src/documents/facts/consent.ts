import type { Grant } from '../../kernel/grant.ts'
import { type Act, writeUnderTrace } from '../../audit/index.ts'
import { dropDue, setDue } from '../../platform/due/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { forgetUnconfirmed, setReading } from './store.ts'

/** Rings for a record in which documents wait to be read. */
export const READ_ENTRIES = 'documents.read-entries'

/**
 * Whether the server may read what is coded in her documents (GDPR art. 6, 9: for her, and by her leave). Said yes, what was deposited before is read soon
 * after; said no, what nobody confirmed goes with the answer. What she confirmed stays: she made it hers.
 */
export const consentToReading = async (op: Operation, grant: Grant<'manage-access'>, consents: boolean): Promise<void> => {
  const { recordId } = grant
  const act: Act = { action: consents ? 'documents.allow-reading' : 'documents.end-reading' }
  await writeUnderTrace(op, grant, act, async tx => {
    await setReading(tx, recordId, consents, op.instant)
    if (consents) return setDue(tx, { kind: READ_ENTRIES, subject: recordId, due: op.instant })
    await forgetUnconfirmed(tx, recordId)
    return dropDue(tx, READ_ENTRIES, recordId)
  })
}
