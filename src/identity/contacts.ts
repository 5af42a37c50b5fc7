import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { registerEntryOf } from './insured.ts'
import type { Contact, ContactChange, Contacts, OwnContacts, RegisterEntry } from './insured-model.ts'
import { selectOwnContacts, upsertOwnContacts } from './insured-store.ts'

export const CONTACT_CONTEXT = 'contact'

/** How she is reached: what she set herself, else what the insurer knows (R.1111-27 1°). */
export const contactsOf = async (op: Operation, personId: ActorId): Promise<Contacts> => {
  const [entry = {}, own] = await Promise.all([registerEntryOf(op, personId), ownContactsOf(op, op.db, personId, false)])
  return chosenContacts(own, entry)
}

export const chosenContacts = (own: OwnContacts, entry: RegisterEntry): Contacts => {
  const email = chosen(own.email, entry.email)
  const phone = chosen(own.phone, entry.phone)
  const address = chosen(own.address, entry.address)
  return { ...(email && { email }), ...(phone && { phone }), ...(address && { address }) }
}

const chosen = <T>(own: Omit<Contact<T>, 'source'> | undefined, insurers: T | undefined): Contact<T> | undefined => {
  if (own !== undefined) return { ...own, source: 'self' }
  return insurers === undefined ? undefined : { value: insurers, source: 'insurer' }
}

/** Sets one contact as the person wants it: no file of the insurer changes it afterwards. Her person key must exist. */
export const setContact = async (tx: Queries, op: Operation, personId: ActorId, change: ContactChange): Promise<void> => {
  const { [change.kind]: _, ...others } = await ownContactsOf(op, tx, personId, true)
  const verified = change.verifiedAt === undefined ? {} : { verifiedAt: change.verifiedAt }
  const own = change.value === null ? others : { ...others, [change.kind]: { value: change.value, ...verified } }
  await upsertOwnContacts(tx, personId, await op.keyring.sealPerson(personId, CONTACT_CONTEXT, Buffer.from(JSON.stringify(own))))
}

const ownContactsOf = async (op: Operation, db: Queries, personId: ActorId, forUpdate: boolean): Promise<OwnContacts> => {
  const sealed = await selectOwnContacts(db, personId, forUpdate)
  if (sealed === undefined) return {}
  return parseOwnContacts(await op.keyring.openPerson(personId, CONTACT_CONTEXT, sealed))
}

export const parseOwnContacts = (plain: Buffer): OwnContacts => JSON.parse(plain.toString('utf8')) as OwnContacts
