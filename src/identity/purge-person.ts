import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { traitsOf } from './find-person.ts'
import { formsOf, registerEntryOf } from './insured.ts'
import { deletePerson, renumber } from './purge-store.ts'
import { insTag, representativeTag, traitsTag } from './tags.ts'

/** Every look-up that leads to her: the numbers she is and was known by. */
export const numbersOf = async (op: Operation, personId: ActorId): Promise<readonly Buffer[]> => {
  const [traits, entry] = [await traitsOf(op, personId), await registerEntryOf(op, personId)]
  const known = [...(traits === undefined ? [] : [traits.ins]), ...(entry?.former ?? [])]
  return known.flatMap(formsOf).map(ins => insTag(op.keyring, ins))
}

/** From here on her name leads to a number that no record ever had: the old one is never used again. */
export const purgeNumber = async (tx: Queries, op: Operation, personId: ActorId, fresh: RecordId): Promise<void> =>
  renumber(tx, personId, await numbersOf(op, personId), fresh)

/** Traits, numbers, contacts and register entry of somebody of whom nothing stays. Rows first, the key after: killed between, it is done again. */
export const purgePerson = async (tx: Queries, op: Operation, personId: ActorId): Promise<void> => {
  const [traits, entry] = [await traitsOf(op, personId), await registerEntryOf(op, personId)]
  await deletePerson(tx, personId, {
    numbers: await numbersOf(op, personId),
    traits: traits === undefined ? [] : [traitsTag(op.keyring, traits)],
    representatives: (entry?.representatives ?? []).map(ins => representativeTag(op.keyring, ins)),
  })
}

/** After its rows are committed. Nothing that was sealed under it opens any more. */
export const purgePersonKey = ({ keyring }: Operation, personId: ActorId): Promise<void> => keyring.destroyPersonKey(personId)
