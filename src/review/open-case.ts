import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import { dropDue, setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { afterMonths } from '../policy/index.ts'
import { type About, ANSWERED_IN_MONTHS, type Asked, type AskedBody, type CaseBody, type CaseKind, initialsOf, type Step } from './model.ts'
import { CASE_ABSENT, CASE_CLOSED } from './refusals.ts'
import { type CaseRow, insertAsked, insertCase, lockCase, moveAsked, updateCase } from './store.ts'

/** Kinds of `platform/due`; retention/clocks.table.ts says when and why. */
export const ANSWER_LATE = 'review.answer-late'
export const DECISION_LATE = 'review.decision-late'
export const SETTLE = 'review.settle'

const caseContext = (caseId: string): string => `case|${caseId}`
export const askedContext = (caseId: string): string => `case-asked|${caseId}`

export const openBody = ({ keyring }: Pick<Operation, 'keyring'>, { case_id, person_id, sealed }: CaseRow): CaseBody =>
  JSON.parse(keyring.openForActor(person_id, caseContext(case_id), sealed).toString('utf8')) as CaseBody

const sealBody = ({ keyring }: Pick<Operation, 'keyring'>, personId: ActorId, caseId: string, body: CaseBody): Buffer =>
  keyring.sealForActor(personId, caseContext(caseId), Buffer.from(JSON.stringify(body)))

export type NewCase = {
  readonly caseId: string
  readonly recordId: RecordId
  readonly personId: ActorId
  readonly holderName: string
  readonly kind: CaseKind
  readonly words: string
  readonly about: About
  /** About what her representatives do not see. */
  readonly hersAlone?: boolean
  /** Asked while places are protected: not told to whom they are hidden from. */
  readonly sheltered?: boolean
  /** Who can be asked first; nobody: whoever protects the data answers. */
  readonly asked?: Asked
  /** Told that they may have read somebody else's document. */
  readonly readers?: readonly ActorId[]
}

/** In the transaction of what it is about: the question, its clock, and what is told, stand together or not at all. */
export const openCase = async (tx: Queries, op: Operation, outbox: Outbox, asking: NewCase): Promise<void> => {
  const { caseId, recordId, personId, holderName, kind, words, about, asked, hersAlone = false, sheltered = false, readers = [] } = asking
  const due = afterMonths(op.instant, ANSWERED_IN_MONTHS)
  const opened = stepOf(op, 'opened', op.caller.subject.name, words)
  const then = asked === undefined ? stepOf(op, 'passed-on') : stepOf(op, 'asked', asked.name)
  const body: CaseBody = { words, about, holderName, steps: [opened, then], ...(asked === undefined ? {} : { asked }) }
  const isNew = await insertCase(tx, {
    case_id: caseId,
    person_id: personId,
    record_id: recordId,
    kind,
    state: asked === undefined ? 'with-dpo' : 'asked',
    opened_at: op.instant,
    due,
    is_extended: false,
    hers_alone: hersAlone || op.secret,
    sheltered,
    sealed: sealBody(op, personId, caseId, body),
  })
  if (!isNew) return openAgain(tx, op, caseId, due)
  await setDue(tx, { kind: asked === undefined ? DECISION_LATE : ANSWER_LATE, subject: caseId, due })
  if (asked !== undefined && kind !== 'access') await askThem(tx, op, asking, asked.actorId, due)
  if (asked !== undefined) await askNotice(tx, op, outbox, { recordId, to: [asked.actorId], template: 'review-asked' })
  await askNotice(tx, op, outbox, { recordId, to: readers.filter(id => id !== asked?.actorId), template: 'document-misfiled' })
}

/** An access that was recognised after all, and is not any more. */
const openAgain = async (tx: Queries, op: Operation, caseId: string, due: Instant): Promise<void> => {
  const row = (await lockCase(tx, caseId)) ?? refuse(CASE_ABSENT)
  if (row.state !== 'closed') return
  const { outcome: _over, ...body } = openBody(op, row)
  const steps = [...body.steps, stepOf(op, 'opened', op.caller.subject.name)]
  await updateCase(tx, { ...row, state: 'asked', due, sealed: sealBody(op, row.person_id, caseId, { ...body, steps }) }, op.instant)
  await setDue(tx, { kind: ANSWER_LATE, subject: caseId, due })
}

const askThem = (
  tx: Queries,
  op: Operation,
  { caseId, kind, about, holderName, words, personId }: NewCase,
  actorId: ActorId,
  due: Instant,
) => {
  const asked: AskedBody = {
    kind,
    initials: initialsOf(holderName),
    words,
    personId,
    ...(about.at === undefined ? {} : { at: about.at }),
  }
  const sealed = op.keyring.sealForActor(actorId, askedContext(caseId), Buffer.from(JSON.stringify(asked)))
  return insertAsked(tx, actorId, { case_id: caseId, due, sealed })
}

export const stepOf = ({ instant }: Pick<Operation, 'instant'>, kind: Step['kind'], by = '', text = ''): Step => ({
  kind,
  at: instant,
  by,
  text,
})

/** What a step changes; what it does not name stays. */
export type Moved = Partial<Pick<CaseRow, 'state' | 'due' | 'is_extended'>> &
  Pick<CaseBody, 'outcome' | 'settle'> & { readonly steps: readonly Step[]; readonly tell?: NoticeTemplate }

/**
 * One step of a case under its lock: its state, its clocks and the notice to the person move together. Errors: `case-absent`, `case-closed`.
 */
export const moveCase = async (
  tx: Queries,
  op: Operation,
  outbox: Outbox,
  caseId: string,
  step: (row: CaseRow, body: CaseBody) => Moved | null,
  clocks: 'move' | 'clock-rang' = 'move',
): Promise<CaseRow> => {
  const row = (await lockCase(tx, caseId)) ?? refuse(CASE_ABSENT)
  if (row.state === 'closed') return refuse(CASE_CLOSED)
  const body = openBody(op, row)
  const moved = step(row, body)
  if (moved === null) return row
  const { steps, outcome, settle, tell, ...columns } = moved
  const next: CaseRow = { ...row, ...columns }
  const after: CaseBody = {
    ...body,
    steps: [...body.steps, ...steps],
    ...(outcome === undefined ? {} : { outcome }),
    ...(settle === undefined ? {} : { settle }),
  }
  await updateCase(tx, { ...next, sealed: sealBody(op, row.person_id, caseId, after) }, op.instant)
  if (clocks === 'move') await moveClocks(tx, row, next)
  if (settle !== undefined) await setDue(tx, { kind: SETTLE, subject: caseId, due: op.instant })
  if (next.state !== 'asked' && body.asked !== undefined) await moveAsked(tx, body.asked.actorId, caseId, 'over')
  if (tell !== undefined) await askNotice(tx, op, outbox, { recordId: row.record_id, to: [row.person_id], template: tell })
  return next
}

const moveClocks = async (tx: Queries, before: CaseRow, { case_id: subject, state, due }: CaseRow): Promise<void> => {
  if (before.state === 'asked' && state !== 'asked') await dropDue(tx, ANSWER_LATE, subject)
  if (before.state === 'with-dpo' && state !== 'with-dpo') await dropDue(tx, DECISION_LATE, subject)
  if (state === 'with-dpo') await setDue(tx, { kind: DECISION_LATE, subject, due })
}
