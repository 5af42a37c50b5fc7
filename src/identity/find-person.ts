import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import type { Traits } from './model.ts'
import { writeClues } from './clues.ts'
import { isCounted, lookUp } from './look-up.ts'
import { insertPerson, selectByTag, selectPerson } from './store.ts'
import { insTag, traitsTag } from './tags.ts'
import { openTraits, sealTraits } from './traits.ts'
import type { Queries } from '../platform/db/index.ts'

/**
 * The number under which a record is asked for. For a person with a record it is the record's; for any other INS it is a stable
 * number of the same shape that names nothing, so that the answer to a look-up tells nothing (security.md A6). Counted in the same flight:
 * `too-many-look-ups` above the hour's ceiling.
 */
export const recordNumberOf = async (op: Operation, ins: Ins): Promise<RecordId> => {
  const without = numberWithout(op.keyring, ins) // made whether it serves or not: the work is the same for both
  const tag = insTag(op.keyring, ins)
  const found = isCounted(op) ? await lookUp(op, tag) : await selectByTag(op.db, tag)
  return found?.record_id ?? without
}

/** Where a record to be opened for this INS will live. */
export const numberWithout = (keyring: Keyring, ins: Ins): RecordId => {
  const bytes = keyring.blindIndex('record-number', `${ins.oid}|${ins.matricule}`)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as RecordId
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
