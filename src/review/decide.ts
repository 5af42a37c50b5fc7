import { requireDpo } from '../accounts/index.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import { afterMonths } from '../policy/index.ts'
import { type Case, DECISIONS, EXTENDED_BY_MONTHS, type Outcome } from './model.ts'
import { moveCase, stepOf } from './open-case.ts'
import { asCase } from './read-cases.ts'
import { ANSWER_INVALID, CASE_ABSENT, EXTENDED_ALREADY } from './refusals.ts'
import { selectCase, selectQueue } from './store.ts'

/** By deadline, for whoever protects the data: her own first, then what others have still to answer, then what is closed. Nothing clinical is in it. */
export const readQueue = async (op: Operation): Promise<readonly Case[]> => {
  await requireDpo(op)
  return (await selectQueue(op.db)).map(row => asCase(op, row))
}

/** Errors: `dpo-only`, `case-absent`. */
export const readCaseToDecide = async (op: Operation, caseId: string): Promise<Case> => {
  await requireDpo(op)
  return asCase(op, (await selectCase(op.db, caseId)) ?? refuse(CASE_ABSENT))
}

/**
 * The answer, with its reason; it closes the case. She may decide before a professional answered. What becomes of a document a loop does: no agent
 * reaches one. Errors: `dpo-only`, `case-absent`, `case-closed`, `case-answer-invalid`.
 */
export const decideCase = async (op: Operation, outbox: Outbox, caseId: string, outcome: Outcome, text: string): Promise<void> => {
  const { name } = await requireDpo(op)
  await op.db.transaction(async tx => {
    await moveCase(tx, op, outbox, caseId, ({ kind }) => {
      if (!DECISIONS[kind].includes(outcome)) return refuse(ANSWER_INVALID)
      const settle = outcome === 'restored' || outcome === 'withdrawn' ? { settle: outcome } : {}
      return { state: 'closed', outcome, ...settle, steps: [stepOf(op, 'decided', name, text)], tell: 'review-answered' }
    })
  })
}

/** Two more months, once, with the reason why (GDPR art. 12(3)). Errors: `extended-already`. */
export const extendCase = async (op: Operation, outbox: Outbox, caseId: string, why: string): Promise<void> => {
  const { name } = await requireDpo(op)
  await op.db.transaction(async tx => {
    await moveCase(tx, op, outbox, caseId, ({ is_extended, due, state }) => {
      if (is_extended || state !== 'with-dpo') return refuse(EXTENDED_ALREADY)
      return {
        due: afterMonths(due, EXTENDED_BY_MONTHS),
        is_extended: true,
        steps: [stepOf(op, 'extended', name, why)],
        tell: 'review-answered',
      }
    })
  })
}
