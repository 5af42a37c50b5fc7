import { insuredOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { LOOP } from '../accounts/index.ts'
import type { Operation } from '../platform/operation.ts'
import { answerForms, dueOpenings, enrolmentOf, noteOpened, type Places } from '../records/index.ts'
import { openRecords, type OpenedMany } from './open-records.ts'
import { ACT_REFUSED, OPPOSED } from './refusals.ts'

/**
 * What the clock `records.open-unopposed` does (R.1111-28), in the transaction that took these persons: forms that came in are dealt with first, then
 * whoever was told and did not refuse has her record. A clock moved back takes nobody; killed half-way, nothing stands and all are due again.
 */
export const openUnopposed = async (op: Operation, personIds: readonly string[], places: Places): Promise<OpenedMany> => {
  while ((await answerForms(op, places)) > 0);
  const ids = await dueOpenings(op.db, personIds)
  return openRecords(op, ids, (tx, opened) => noteOpened(tx, op, opened))
}

/**
 * At once, because she asks (3b), or because who represents her does: a newborn need not wait six weeks. Who refused takes that back first. Errors:
 * `act-refused`, `opposed`.
 */
export const openOnDemand = async (op: Operation, personId: ActorId): Promise<OpenedMany> => {
  const { kind, id } = op.caller.subject
  const isHerSide = kind === 'person' && (id === personId || (await insuredOf(op, personId))?.representativeIds.includes(id) === true)
  if (!isHerSide) return refuse(ACT_REFUSED)
  if ((await enrolmentOf(op, personId)).state === 'opposed') return refuse(OPPOSED)
  // The loop opens: the trace says « Carnet »; that she asked is the entry after it, her activation.
  return openRecords({ ...op, caller: LOOP }, [personId], (tx, opened) => noteOpened(tx, op, opened))
}
