import { markAttachmentEnded } from '../../directory/index.ts'
import type { AttachmentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { requireSession } from '../require-session.ts'
import { endSessionsUnder } from '../session-store.ts'
import { NO_ATTACHMENT } from './refusals.ts'
import type { Told } from './told.ts'

/**
 * Ended by whom she is under, or by herself: her sessions of it end in the same transaction, so that her next statement finds none. Ended by
 * another, she is told. Errors: `attachment-none`.
 */
export const endAttachment = async (op: Operation, id: AttachmentId, told: Told): Promise<void> => {
  await requireSession(op)
  await op.db.transaction(async tx => {
    const whose = await markAttachmentEnded(tx, id, op.caller.subject.id, op.instant)
    if (whose === undefined) return refuse(NO_ATTACHMENT)
    await endSessionsUnder(tx, [id], op.instant)
    if (whose !== op.caller.subject.id) await told(tx, whose)
  })
}
