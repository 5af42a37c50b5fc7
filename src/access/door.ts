import type { Grant } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Right } from '../kernel/rights.ts'
import { type Act, RightsMoved, traceRefusal } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { caseOf } from './case.ts'
import { type Asked, type Condition, judge } from './judge.ts'
import type { RecordRight } from './record-rights.table.ts'
import { RIGHTS_MOVING } from './refusals.ts'
import { cachedSnapshot, decoySnapshot, forgetSnapshot, loadSnapshot } from './snapshot.ts'

/**
 * The one door: decides, and runs the work with the Grant; decides again when the rights moved in between.
 * The seven rights on documents never say no before the statement, except to a deposit: a Grant that reaches nothing runs the same
 * statement, on the record or on a decoy, and the verb answers as if nothing were there.
 */
export const underGrant = <R extends Right, T>(
  op: Operation,
  recordId: RecordId,
  right: R,
  act: Act,
  work: (grant: Grant<R>) => Promise<T>,
): Promise<T> => decidingAgain(recordId, async () => work(await grant(op, recordId, plainly(right), act)))

/** Two rights on the same rights of the record: when these moved, both are asked again. Never one `underGrant` inside another, whose first answer would stay old. */
export const underGrants = <A extends Right, B extends Right, T>(
  op: Operation,
  recordId: RecordId,
  [first, second]: readonly [A, B],
  act: Act,
  work: (first: Grant<A>, second: Grant<B>) => Promise<T>,
): Promise<T> =>
  decidingAgain(recordId, async () => work(await grant(op, recordId, plainly(first), act), await grant(op, recordId, plainly(second), act)))

/**
 * A deposit that corrects what she wrote: it adds nothing, so refused deposits do not stop it (CNDA 2.1-970), and the door says no only by reaching nothing
 * of hers. Who does, sees in the grant's `visibility.own` whether she may.
 */
export const underCorrection = <T>(
  op: Operation,
  recordId: RecordId,
  act: Act,
  work: (grant: Grant<'deposit'>) => Promise<T>,
): Promise<T> => decidingAgain(recordId, async () => work(await grant(op, recordId, { ...plainly('deposit'), corrects: true }, act)))

/** A right on the record itself that depends on something else as well: an access that is declared, on who proved that the person is there. */
export const underGrantIf = <R extends RecordRight, T>(
  op: Operation,
  recordId: RecordId,
  right: R,
  act: Act,
  condition: Condition,
  work: (grant: Grant<R>) => Promise<T>,
): Promise<T> => decidingAgain(recordId, async () => work(await grant(op, recordId, { ...plainly(right), condition }, act)))

const plainly = <R extends Right>(right: R): Asked<R> => ({ right, corrects: false, condition: () => true })

/**
 * When the rights moved between the decision and the lock, decides again. Once is enough for one reader and one change; under a burst
 * of changes to one record a few more, then it says so: never a fault, never a decision on rights that moved.
 */
export const decidingAgain = async <T>(recordId: RecordId, attempt: () => Promise<T>, left = DECISIONS): Promise<T> => {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof RightsMoved)) throw error
    forgetSnapshot(recordId)
    return left > 1 ? decidingAgain(recordId, attempt, left - 1) : refuse(RIGHTS_MOVING)
  }
}

const DECISIONS = 16

const grant = async <R extends Right>(op: Operation, recordId: RecordId, asked: Asked<R>, act: Act): Promise<Grant<R>> => {
  // What nobody asked for lately is judged as well, on nothing: whether a snapshot is kept must not show in the work that is done.
  const first = await judge(caseOf(op, cachedSnapshot(recordId) ?? decoySnapshot(recordId)), asked)
  if (!first.blind && first.refusal === undefined) return first.grant
  // A no is never decided on a cached snapshot: rights may have been given meanwhile, and no record at all costs the same reading.
  const verdict = await judge(caseOf(op, await loadSnapshot(op, recordId)), asked)
  if (verdict.refusal === undefined) return verdict.grant
  await traceRefusal(op, verdict.grant, act, verdict.refusal.code)
  return refuse(verdict.refusal, verdict.grant.basis.rule)
}
