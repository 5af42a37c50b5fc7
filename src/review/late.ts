import type { DocumentId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import { afterMonths } from '../policy/index.ts'
import { ANSWERED_IN_MONTHS } from './model.ts'
import { moveCase, openBody, stepOf } from './open-case.ts'
import { selectCase } from './store.ts'

/** The professional did not answer in time: whoever protects the data does, within a month of today; the person is told. */
export const passOnLate = async (op: Operation, outbox: Outbox, caseId: string): Promise<void> => {
  const row = await selectCase(op.db, caseId)
  if (row === undefined || row.state !== 'asked') return
  await moveCase(op.db, op, outbox, caseId, () => ({
    state: 'with-dpo',
    due: afterMonths(op.instant, ANSWERED_IN_MONTHS),
    steps: [stepOf(op, 'late'), stepOf(op, 'passed-on')],
    tell: 'review-passed-on',
  }))
}

/** Nobody decided in time: it stays first in the queue, and the person reads that she may complain to the CNIL (GDPR art. 12(4), 77). */
export const noteOverdue = async (op: Operation, outbox: Outbox, caseId: string): Promise<void> => {
  const row = await selectCase(op.db, caseId)
  if (row === undefined || row.state !== 'with-dpo') return
  // Its clock has rung: the state does not move, so that nothing starts it again.
  await moveCase(op.db, op, outbox, caseId, () => ({ steps: [stepOf(op, 'overdue')], tell: 'review-passed-on' }), 'clock-rang')
}

export type Settlement = {
  readonly recordId: RecordId
  readonly documentId: DocumentId
  readonly as: 'restored' | 'withdrawn'
  readonly hersAlone: boolean
}

/** What a loop is to do to the document of a case that was decided: no professional and no agent does it herself. */
export const settlementOf = async (op: Operation, caseId: string): Promise<Settlement | null> => {
  const row = await selectCase(op.db, caseId)
  if (row === undefined) return null
  const { about, settle: as } = openBody(op, row)
  return about.documentId === undefined || as === undefined
    ? null
    : { recordId: row.record_id, documentId: about.documentId, as, hersAlone: row.hers_alone }
}
