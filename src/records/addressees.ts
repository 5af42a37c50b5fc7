import { displayName, type PeopleToTell, peopleToTell, type PostalAddress, type Traits } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { isMailAddress } from '../platform/mail/index.ts'
import type { Recipient } from '../platform/print/index.ts'
import type { Operation } from '../platform/operation.ts'
import { isMinor } from '../kernel/majority.ts'
import { parametersAt } from '../policy/index.ts'

/** How one addressee is reached. */
export type Road = { readonly to: ActorId } & (
  | { readonly channel: 'email'; readonly address: string }
  | { readonly channel: 'post'; readonly recipient: Recipient }
)

/** Whom to tell of somebody's record, and what to call her when it is not she. */
export type Addressees = { readonly firstName: string | undefined; readonly roads: readonly Road[] }

/**
 * The person; for a minor those who represent her; for an adult whom somebody represents, both (L.1111-14: she may oppose too). Nobody for the dead,
 * nor for a waiting number, which opens nothing. By e-mail when an address is known, else by post (R.1111-28); no road is left out in silence: the
 * campaign counts those it could not reach.
 */
export const addresseesOf = async (op: Operation, personId: ActorId): Promise<Addressees> =>
  addresseesAmong(op, await peopleToTell(op, [personId]), personId)

/** The same of somebody whom `peopleToTell` was asked for, among others. */
export const addresseesAmong = ({ instant }: Pick<Operation, 'instant'>, people: PeopleToTell, personId: ActorId): Addressees => {
  const person = people.get(personId)
  if (person === undefined || person.isDeceased || person.traits.ins.oid === INS_OIDS.nia) return { firstName: undefined, roads: [] }
  const { traits, representativeIds } = person
  const isChild = isMinor(traits.birthDate, parametersAt(instant).majorityYears, instant)
  const told = [...(isChild && representativeIds.length > 0 ? [] : [personId]), ...representativeIds]
  const roads = told.map(id => road(people, id, isChild && id === personId, undefined))
  return {
    firstName: isChild || representativeIds.length > 0 ? firstNameOf(traits) : undefined,
    roads: roads.filter(one => one !== undefined),
  }
}

const firstNameOf = ({ usedFirstName, birthFirstNames }: Traits): string => usedFirstName ?? birthFirstNames[0] ?? ''

/** One addressee’s road; `without: 'email'` after a bounce. */
export const roadTo = async (op: Operation, to: ActorId, without: 'email' | undefined): Promise<Road | undefined> =>
  road(await peopleToTell(op, [to]), to, false, without)

const road = (people: PeopleToTell, to: ActorId, forParents: boolean, without: 'email' | undefined): Road | undefined => {
  const person = people.get(to)
  if (person === undefined) return undefined
  const { traits, contacts } = person
  if (without === undefined && contacts.email !== undefined && isMailAddress(contacts.email.value)) {
    return { to, channel: 'email', address: contacts.email.value }
  }
  if (contacts.address === undefined) return undefined
  return { to, channel: 'post', recipient: recipientOf(traits, contacts.address.value, forParents) }
}

const recipientOf = (traits: Traits, { line, postalCode, city }: PostalAddress, forParents: boolean): Recipient => ({
  name: forParents ? `Aux parents de ${displayName(traits)}` : displayName(traits),
  lines: [line, `${postalCode} ${city}`],
})
