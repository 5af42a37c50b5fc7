import { markAttachmentEnded } from '../../directory/index.ts'
import type { AttachmentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { requireSession } from '../require-session.ts'
import { endSessionsUnder } from '../session-store.ts'
import { NO_ATTACHMENT } from './refusals.ts'

/** Ended by whom she is under, or by herself: her sessions of it end in the same transaction, so that her next statement finds none. Errors: `attachment-none`. */
export const endAttachment = async (op: Operation, id: AttachmentId): Promise<void> => {
  await requireSession(op)
  await op.db.transaction(async tx => {
    const ended = await markAttachmentEnded(tx, id, op.caller.subject.id, op.instant)
    if (ended.length === 0) refuse(NO_ATTACHMENT)
    await endSessionsUnder(tx, ended, op.instant)
  })
}
