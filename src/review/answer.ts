import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import { afterMonths } from '../policy/index.ts'
import { type AnswerChoice, ANSWERED_IN_MONTHS, ANSWERS, type AskedBody, type Asking, type CaseKind } from './model.ts'
import { askedContext, type Moved, moveCase, stepOf } from './open-case.ts'
import { ANSWER_INVALID, CASE_ABSENT } from './refusals.ts'
import { moveAsked, selectAsked, selectCase } from './store.ts'

/** What the caller is asked about documents she wrote: without an answer first, the nearest deadline first. */
export const readAskings = async (op: Operation): Promise<readonly Asking[]> => {
  const actorId = op.caller.subject.id
  return (await selectAsked(op.db, actorId)).flatMap(({ case_id: caseId, state, due, sealed }): readonly Asking[] => {
    const { kind, at, initials, words } = JSON.parse(
      op.keyring.openForActor(actorId, askedContext(caseId), sealed).toString('utf8'),
    ) as AskedBody
    if (state === 'over' || (kind !== 'document' && kind !== 'correction')) return []
    return [{ caseId, kind, state, due, initials, words, ...(at === undefined ? {} : { at }) }]
  })
}

/** Her answer, once. Errors: `case-absent` (not hers, or over), `case-answer-invalid`. */
export const answerCase = (op: Operation, outbox: Outbox, caseId: string, choice: AnswerChoice, text: string): Promise<void> =>
  op.db.transaction(async tx => {
    const { id, name } = op.caller.subject
    if (!(await moveAsked(tx, id, caseId, 'answered'))) return refuse(CASE_ABSENT)
    await moveCase(tx, op, outbox, caseId, ({ kind }) => {
      const answered = stepOf(op, 'answered', name, text)
      const follows = followsFrom(kind, choice)
      return {
        ...after(op, follows),
        steps: [answered, ...(follows === 'with-dpo' ? [stepOf(op, 'passed-on')] : [])],
        tell: 'review-answered',
      }
    })
  })

const followsFrom = (kind: CaseKind, choice: AnswerChoice) => {
  const follows = kind === 'document' || kind === 'correction' ? ANSWERS[kind][choice] : undefined
  return follows === undefined ? refuse(ANSWER_INVALID) : follows
}

const after = (op: Operation, follows: ReturnType<typeof followsFrom>): Omit<Moved, 'steps'> => {
  if (follows === null) return { state: 'answered' }
  const due = afterMonths(op.instant, ANSWERED_IN_MONTHS)
  if (follows === 'with-dpo') return { state: 'with-dpo', due }
  return { state: 'closed', outcome: follows, ...(follows === 'withdrawn' || follows === 'restored' ? { settle: follows } : {}) }
}

/** An access was explained, in the transaction of the explanation: the person says whether that is enough. */
export const noteExplained = async (tx: Queries, op: Operation, outbox: Outbox, caseId: string, text: string): Promise<void> => {
  const row = await selectCase(tx, caseId)
  if (row === undefined || row.state === 'closed') return
  await moveCase(tx, op, outbox, caseId, ({ state }) => ({
    // Once whoever protects the data has it, the answer comes to her as well and she decides.
    ...(state === 'asked' ? { state: 'answered' as const } : {}),
    steps: [stepOf(op, 'answered', op.caller.subject.name, text)],
    tell: 'review-answered',
  }))
}
