import type { ActorId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { chosenContacts, CONTACT_CONTEXT, parseOwnContacts } from './contacts.ts'
import { ENTRY_CONTEXT, parseEntry, personsByNumber } from './insured.ts'
import type { Contacts, RegisterEntry } from './insured-model.ts'
import { selectOwnContactsOf } from './insured-store.ts'
import type { Traits } from './model.ts'
import { selectRegistered } from './register-store.ts'
import { parseTraits, TRAITS_CONTEXT } from './traits.ts'

/** What telling somebody of a record needs of the register. */
export type PersonToTell = {
  readonly traits: Traits
  readonly contacts: Contacts
  readonly isDeceased: boolean
  /** Those who are registered; of a representative herself: nobody, she is told as an adult. */
  readonly representativeIds: readonly ActorId[]
}

export type PeopleToTell = ReadonlyMap<ActorId, PersonToTell>

/** Of many at once, and of those who represent them: a campaign asks for a hundred as it asks for one. Who is not registered is left out. */
export const peopleToTell = async (op: Operation, personIds: readonly ActorId[]): Promise<PeopleToTell> => {
  const asked = await read(op, personIds)
  const named = await personsByNumber(
    op,
    [...asked.values()].flatMap(({ entry }) => entry.representatives ?? []),
  )
  const representativesOf = ({ representatives = [] }: RegisterEntry): readonly ActorId[] => [
    ...new Set(representatives.map(named).filter(id => id !== undefined)),
  ]
  const others = [...new Set([...asked.values()].flatMap(({ entry }) => representativesOf(entry)))].filter(id => !asked.has(id))
  const beside = await read(op, others)
  return new Map([
    ...[...beside].map(([id, one]) => [id, toTell(one, [])] as const),
    ...[...asked].map(([id, one]) => [id, toTell(one, representativesOf(one.entry))] as const),
  ])
}

type Read = { readonly traits: Traits; readonly entry: RegisterEntry; readonly contacts: Contacts }

const toTell = ({ traits, entry, contacts }: Read, representativeIds: readonly ActorId[]): PersonToTell => ({
  traits,
  contacts,
  isDeceased: entry.deceased !== undefined,
  representativeIds,
})

const read = async (op: Operation, ids: readonly ActorId[]): Promise<ReadonlyMap<ActorId, Read>> => {
  if (ids.length === 0) return new Map()
  const [rows, own, openers] = await Promise.all([
    selectRegistered(op.db, ids),
    selectOwnContactsOf(op.db, ids),
    op.keyring.openPersons(ids),
  ])
  return new Map(
    rows.flatMap(({ actor_id: id, traits, entry: sealed }) => {
      const open = openers.get(id)
      if (open === undefined) return []
      const entry = sealed === null ? {} : parseEntry(open(ENTRY_CONTEXT, sealed))
      const hers = own.get(id)
      const contacts = chosenContacts(hers === undefined ? {} : parseOwnContacts(open(CONTACT_CONTEXT, hers)), entry)
      return [[id, { traits: parseTraits(open(TRAITS_CONTEXT, traits)), entry, contacts }] as const]
    }),
  )
}
