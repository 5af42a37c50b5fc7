import type { Grant, TraceStream } from '../../kernel/grant.ts'
import type { RecordId, Tag } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { ACT_REFUSED } from '../../access/index.ts'
import type { Operation } from '../../platform/operation.ts'

/** Before the door, so that no record and this one answer alike: a shelf is the person's side's. */
export const requirePerson = (op: Operation): void => {
  if (op.caller.subject.kind !== 'person') refuse(ACT_REFUSED, 'a shelf is the person’s')
}

/** As the door tags a person (`access/actor-facts.ts`). */
const tagOfPerson = (op: Operation, recordId: RecordId, personId: string): Tag => op.keyring.tag(recordId, 'actor', personId)

/**
 * Whose shelf this bearer reads and arranges: the holder's for herself and for who helps her; a representative has her own, so that neither a child who
 * grows up nor another parent reads what she noted, nor she what the child notes. The holder's tag is made for everybody: who helps in a record that is
 * shut does not work otherwise than who knows nobody.
 */
export const shelfOwner = (op: Operation, { recordId, holderId, basis, actorTag }: Grant): Tag => {
  const holders = tagOfPerson(op, recordId, holderId)
  return basis.relation === 'holder' || basis.relation === 'helper' ? holders : actorTag
}

/** Arranging is told to who owns the shelf: representatives do not read in the holder's journal how she keeps her papers (R.1111-50). */
export const streamOfShelf = ({ basis }: Grant): TraceStream => (basis.relation === 'representative' ? 'open' : 'holder')

/** Of a reading that may be a professional's: nothing of a shelf is looked up then. */
export const hasShelf = ({ basis }: Grant): boolean =>
  basis.relation === 'holder' || basis.relation === 'helper' || basis.relation === 'representative'
