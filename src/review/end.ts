import { underGrant } from '../access/index.ts'
import { type Act, writeUnderTrace } from '../audit/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import { afterMonths } from '../policy/index.ts'
import { requireHerSide } from './ask.ts'
import { ANSWERED_IN_MONTHS } from './model.ts'
import { moveCase, stepOf } from './open-case.ts'
import { CASE_ABSENT } from './refusals.ts'
import { selectCase } from './store.ts'

/**
 * She is satisfied, or takes it back (`settled`): a document that is hers after all is shown again. Or the answer does not do (`not-satisfied`): whoever
 * protects the data decides within a month. Errors: `case-absent`, `case-closed`, `case-not-yours`.
 */
export const endCase = async (
  op: Operation,
  outbox: Outbox,
  recordId: RecordId,
  caseId: string,
  as: 'settled' | 'not-satisfied',
): Promise<void> => {
  const act: Act = { action: 'review.end', motive: as }
  await underGrant(op, recordId, 'read-journal', act, async grant => {
    requireHerSide(grant)
    const known = await selectCase(op.db, caseId)
    if (known?.record_id !== recordId || (known.hers_alone && grant.basis.relation !== 'holder')) return refuse(CASE_ABSENT)
    const by = op.caller.subject.name
    await writeUnderTrace(op, grant, act, tx =>
      as === 'settled' ? settle(tx, op, outbox, caseId, by) : passOnWith(tx, op, outbox, caseId, by),
    )
  })
}

const settle = async (tx: Queries, op: Operation, outbox: Outbox, caseId: string, by: string): Promise<void> => {
  await moveCase(tx, op, outbox, caseId, ({ kind }, { settle: decided }) => ({
    state: 'closed',
    outcome: 'settled',
    steps: [stepOf(op, 'ended', by)],
    ...(kind === 'document' && decided === undefined ? { settle: 'restored' as const } : {}),
  }))
}

const passOnWith = async (tx: Queries, op: Operation, outbox: Outbox, caseId: string, by: string): Promise<void> => {
  await moveCase(tx, op, outbox, caseId, ({ state }) =>
    state === 'answered'
      ? { state: 'with-dpo', due: afterMonths(op.instant, ANSWERED_IN_MONTHS), steps: [stepOf(op, 'passed-on', by)] }
      : null,
  )
}

/** Recognised after all, in the transaction of her saying so. Nothing when nobody had been asked. */
export const dropContest = async (tx: Queries, op: Operation, outbox: Outbox, caseId: string): Promise<void> => {
  const row = await selectCase(tx, caseId)
  if (row !== undefined && row.state !== 'closed') await settle(tx, op, outbox, caseId, op.caller.subject.name)
}
