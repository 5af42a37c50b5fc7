import type { ActorId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Operation } from '../platform/operation.ts'
import { selectByTags } from './insured-store.ts'
import type { Traits } from './model.ts'
import { selectByTraits } from './register-store.ts'
import { insTag, traitsTag } from './tags.ts'

/** The strict traits of RNIV, and no part of them: birth name, every first name, sex, birth date, birth place. */
export type StrictTraits = Pick<Traits, 'birthName' | 'birthFirstNames' | 'sex' | 'birthDate' | 'birthPlaceInsee'>

/** Those who bear exactly these: homonyms are several. One query whoever is sought; its caller counts it (`requireLookUp`). */
export const personsByTraits = async ({ db, keyring }: Operation, traits: StrictTraits): Promise<readonly ActorId[]> => {
  const tag = traitsTag(keyring, { ...traits, ins: { matricule: '', oid: '' } })
  return (await selectByTraits(db, [tag])).map(row => row.actor_id)
}

/** Who bears this number under any of these kinds; the same work for somebody and for nobody. Counted by its caller. */
export const personsByNumbers = async ({ db, keyring }: Operation, numbers: readonly Ins[]): Promise<readonly ActorId[]> => {
  const found = await selectByTags(
    db,
    numbers.map(ins => insTag(keyring, ins)),
  )
  return [...new Set(found.map(row => row.actor_id))]
}
