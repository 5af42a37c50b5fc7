import type { ActorId, RecordId } from '../kernel/ids.ts'
import { INS_OIDS, type Ins, sameIns } from '../kernel/ins.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { traitsOf } from './find-person.ts'
import { ENTRY_CONTEXT, parseEntry, registerEntryOf } from './insured.ts'
import { lockEntry, moveNumbers, setWaiting, updateEntry } from './merge-store.ts'
import { conflictsBetween, type Traits } from './model.ts'
import { numbersOf } from './purge-person.ts'
import { NOT_ONE_PERSON, NUMBERS_MOVED } from './refusals.ts'

export type Registration = { readonly personId: ActorId; readonly recordId: RecordId }

/**
 * The numbers of the second registration lead to the first; its own row stays, so that it can be put back. Homonyms and twins have traits alike:
 * equal traits do not prove that two are one, other traits prove that they are not. Errors: `not-one-person`, `numbers-moved`.
 */
export const joinNumbers = async (tx: Queries, op: Operation, kept: Registration, second: Registration): Promise<void> => {
  const [ours, theirs] = await bothTraits(op, kept, second)
  if (conflictsBetween(ours, claimOf(theirs)).length > 0) refuse(NOT_ONE_PERSON)
  await requireMoved(tx, await numbersOf(op, second.personId), second.personId, kept)
  await setWaiting(tx, second.personId, true)
  const added = await allNumbers(op, second.personId, theirs)
  await changeFormer(tx, op, kept.personId, former => [...former.filter(one => !added.some(ins => sameIns(ins, one))), ...added])
}

/** Undoes it: every number leads where it led. */
export const partNumbers = async (tx: Queries, op: Operation, kept: Registration, second: Registration): Promise<void> => {
  const [, theirs] = await bothTraits(op, kept, second)
  await requireMoved(tx, await numbersOf(op, second.personId), kept.personId, second)
  await setWaiting(tx, second.personId, theirs.ins.oid === INS_OIDS.nia)
  const taken = await allNumbers(op, second.personId, theirs)
  await changeFormer(tx, op, kept.personId, former => former.filter(one => !taken.some(ins => sameIns(ins, one))))
}

const requireMoved = async (tx: Queries, numbers: readonly Buffer[], from: ActorId, to: Registration): Promise<void> => {
  if ((await moveNumbers(tx, numbers, from, to)) === 0) refuse(NUMBERS_MOVED)
}

const bothTraits = async (op: Operation, kept: Registration, second: Registration): Promise<readonly [Traits, Traits]> => {
  const [ours, theirs] = await Promise.all([traitsOf(op, kept.personId), traitsOf(op, second.personId)])
  return ours === undefined || theirs === undefined ? refuse(NUMBERS_MOVED) : [ours, theirs]
}

const claimOf = ({ birthName, birthFirstNames, sex, birthDate }: Traits) => ({ birthName, firstNames: birthFirstNames, sex, birthDate })

const allNumbers = async (op: Operation, personId: ActorId, { ins }: Traits): Promise<readonly Ins[]> => [
  ins,
  ...((await registerEntryOf(op, personId))?.former ?? []),
]

/** She is found by them again when her family or her purge is looked for. Somebody who was never in a file of the insurer has no such list. */
const changeFormer = async (
  tx: Queries,
  op: Operation,
  personId: ActorId,
  change: (former: readonly Ins[]) => readonly Ins[],
): Promise<void> => {
  const sealed = await lockEntry(tx, personId)
  if (sealed === undefined) return
  const { former = [], ...entry } = parseEntry(await op.keyring.openPerson(personId, ENTRY_CONTEXT, sealed))
  const plain = Buffer.from(JSON.stringify({ ...entry, former: change(former) }))
  await updateEntry(tx, personId, await op.keyring.sealPerson(personId, ENTRY_CONTEXT, plain))
}
