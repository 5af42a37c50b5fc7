import { holderSide, NO_RECORD, openOnDemand } from '../access/index.ts'
import { personOf } from '../accounts/index.ts'
import { personsRepresentedBy } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { PEOPLE_ONLY } from './refusals.ts'

/** Before a record exists nobody holds a Grant on it: the person, or who represents her, by the number kept for hers. */
export const personBehind = async (op: Operation, recordId: RecordId): Promise<ActorId> => {
  const { kind, id } = op.caller.subject
  if (kind !== 'person') return refuse(PEOPLE_ONLY)
  for (const personId of [id, ...(await personsRepresentedBy(op, id))]) {
    if ((await personOf(op, personId)).recordId === recordId) return personId
  }
  return refuse(NO_RECORD)
}

/** Who activates before the six weeks are over asks for her record (3b): it opens first. One that stands is left alone. */
export const openIfNone = async (op: Operation, recordId: RecordId): Promise<void> => {
  if ((await holderSide(op, recordId)) === null) await openOnDemand(op, await personBehind(op, recordId))
}
