import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { openRegisterEntry } from './insured.ts'
import type { Contact, ContactChange, Contacts, OwnContacts, RegisterEntry } from './insured-model.ts'
import { selectContacts, selectOwnContacts, upsertOwnContacts } from './insured-store.ts'

export const CONTACT_CONTEXT = 'contact'

/** How she is reached: what she set herself, else what the insurer knows (R.1111-27 1°). */
export const contactsOf = async (op: Operation, personId: ActorId): Promise<Contacts> => {
  const { insured, own } = await selectContacts(op.db, personId)
  const [hers, entry] = await Promise.all([
    own === null ? {} : openOwnContacts(op, personId, own),
    insured === null ? {} : openRegisterEntry(op, personId, insured),
  ])
  return chosenContacts(hers, entry)
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
  const sealed = await selectOwnContacts(tx, personId)
  const { [change.kind]: _, ...others } = sealed === undefined ? {} : await openOwnContacts(op, personId, sealed)
  const verified = change.verifiedAt === undefined ? {} : { verifiedAt: change.verifiedAt }
  const own = change.value === null ? others : { ...others, [change.kind]: { value: change.value, ...verified } }
  await upsertOwnContacts(tx, personId, await op.keyring.sealPerson(personId, CONTACT_CONTEXT, Buffer.from(JSON.stringify(own))))
}

const openOwnContacts = async ({ keyring }: Operation, personId: ActorId, sealed: Buffer): Promise<OwnContacts> =>
  parseOwnContacts(await keyring.openPerson(personId, CONTACT_CONTEXT, sealed))

export const parseOwnContacts = (plain: Buffer): OwnContacts => JSON.parse(plain.toString('utf8')) as OwnContacts
