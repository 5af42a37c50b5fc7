import type { ActorId } from '../kernel/ids.ts'
import { problemOf } from '../kernel/ins.ts'
import type { Operation } from '../platform/operation.ts'
import { personsByClues } from './clues.ts'
import { personsByTraits, type StrictTraits } from './find-by-traits.ts'
import { traitsOf } from './find-person.ts'
import { requireLookUp } from './look-up.ts'
import { plain, type Traits } from './model.ts'

/**
 * The national teleservice of identities (INSi, « recherche par traits »): strict traits in, one INS with its reference traits out. It never tells who is like
 * the one asked for. `waiting`: she is known by a number of waiting (NIA) only. `unavailable`: the finder goes on by card and by INS.
 */
export type IdentityAnswer =
  | { readonly kind: 'found'; readonly traits: Traits }
  | { readonly kind: 'none' }
  | { readonly kind: 'several' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unavailable' }

export type IdentityService = { find(op: Operation, traits: StrictTraits): Promise<IdentityAnswer> }

/** One look-up of the hour is spent, whoever is sought and whether she exists (security.md A6). Errors: `too-many-look-ups`. */
export const askIdentity = async (op: Operation, service: IdentityService, traits: StrictTraits): Promise<IdentityAnswer> => {
  await requireLookUp(op)
  return service.find(op, traits)
}

/** Where no teleservice is set up. */
export const noIdentityService: IdentityService = { find: async () => ({ kind: 'unavailable' }) }

/** Far more homonyms than any day brings. */
const MOST = 60

/** The teleservice of a demonstration: it knows who is registered here, and answers as the national one does. */
export const simulatedIdentityService: IdentityService = {
  find: async (op, traits) => {
    const clues = { name: traits.birthName, firstName: traits.birthFirstNames[0] ?? '', birth: traits.birthDate }
    const ids = new Set<ActorId>([...(await personsByTraits(op, traits)), ...((await personsByClues(op, clues, MOST)) ?? [])])
    const known = await Promise.all([...ids].map(id => traitsOf(op, id)))
    const [found, ...others] = known.filter(one => one !== undefined).filter(one => isSame(one, traits))
    if (found === undefined) return { kind: 'none' }
    if (others.length > 0) return { kind: 'several' }
    return problemOf(found.ins) === 'nia' ? { kind: 'waiting' } : { kind: 'found', traits: found }
  },
}

/** Strict: every trait given is the reference’s own. One first name of hers is enough, a birth place may be left out. */
const isSame = (known: Traits, asked: StrictTraits): boolean =>
  plain(known.birthName) === plain(asked.birthName) &&
  known.sex === asked.sex &&
  known.birthDate === asked.birthDate &&
  (asked.birthPlaceInsee === undefined || asked.birthPlaceInsee === known.birthPlaceInsee) &&
  asked.birthFirstNames.length > 0 &&
  asked.birthFirstNames.every(name => known.birthFirstNames.map(plain).includes(plain(name)))
