import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Operation } from '../platform/operation.ts'
import type { Traits } from './model.ts'
import { writeClues } from './clues.ts'
import { isCounted, lookUp } from './look-up.ts'
import { insertPerson, selectByTag, selectPerson } from './store.ts'
import { factsOfStanding, standingAsked } from './standing.ts'
import type { IdentityFacts } from './status.ts'
import { insTag, numberWithout, traitsTag } from './tags.ts'
import { openTraits, sealTraits } from './traits.ts'
import type { Queries } from '../platform/db/index.ts'

/**
 * The number under which a record is asked for. For a person with a record it is the record's; for any other INS it is a stable
 * number of the same shape that names nothing, so that the answer to a look-up tells nothing (security.md A6). Counted in the same flight:
 * `too-many-look-ups` above the hour's ceiling.
 */
export const recordNumberOf = async (op: Operation, ins: Ins): Promise<RecordId> => (await lookUpIdentity(op, ins)).handle

/** The same, with how this identity stands where the caller works, read in the same statement. */
export const lookUpIdentity = async (op: Operation, ins: Ins): Promise<{ readonly handle: RecordId; readonly facts: IdentityFacts }> => {
  const without = numberWithout(op.keyring, ins) // made whether it serves or not: the work is the same for both
  const tag = insTag(op.keyring, ins)
  if (!isCounted(op)) return { handle: (await selectByTag(op.db, tag))?.record_id ?? without, facts: factsOfStanding(undefined) }
  const { found, standing } = await lookUp(op, tag, standingAsked(op, ins))
  return { handle: found?.record_id ?? without, facts: factsOfStanding(standing) }
}

export const findPerson = async (
  op: Operation,
  ins: Ins,
): Promise<{ readonly personId: ActorId; readonly recordId: RecordId } | undefined> => {
  const found = await selectByTag(op.db, insTag(op.keyring, ins))
  return found === undefined ? undefined : { personId: found.actor_id, recordId: found.record_id }
}

/** Person's key first, row after. */
export const registerPerson = async (tx: Queries, op: Operation, personId: ActorId, recordId: RecordId, traits: Traits): Promise<void> => {
  const tags = { number: insTag(op.keyring, traits.ins), traits: traitsTag(op.keyring, traits) }
  await insertPerson(tx, personId, recordId, tags, await sealTraits(op.keyring, personId, traits))
  await writeClues(tx, op, [{ personId, traits }])
}

/** Strict traits of a person, for comparing a document with the record it is to be filed in. */
export const traitsOf = async (op: Operation, personId: ActorId): Promise<Traits | undefined> => {
  const sealed = await selectPerson(op.db, personId)
  return sealed === undefined ? undefined : openTraits(op.keyring, personId, sealed)
}
