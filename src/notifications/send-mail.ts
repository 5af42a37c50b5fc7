import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { isMailAddress, queueMail } from '../platform/mail/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { EventReference } from '../platform/outbox/index.ts'
import { mailOf, type Template, TEMPLATES } from './model.ts'
import { preferencesOf } from './preferences.ts'

/** The address somebody may be written to; none: she is told in the application alone. */
export type AddressOf = (op: Operation, actorId: ActorId) => Promise<string | undefined>

export type Addressee = { readonly actorId: ActorId; readonly address: string; readonly template: Template }

/** Whom to write to of this: an address, and no « no » of hers. */
export const addresseeOf = async (
  op: Operation,
  actorId: ActorId,
  template: Template,
  addressOf: AddressOf,
): Promise<Addressee | undefined> => {
  const { event } = TEMPLATES[template]
  const isWanted = (await preferencesOf(op.db, actorId)).some(preference => preference.event === event && preference.email)
  const address = isWanted ? await addressOf(op, actorId) : undefined
  return address === undefined || !isMailAddress(address) ? undefined : { actorId, address, template }
}

export const sendTo = (tx: Queries, op: Operation, { actorId, address, template }: Addressee, { eventId }: EventReference): Promise<void> =>
  queueMail(tx, op, { id: mailNumber(op, eventId, actorId), personId: actorId, to: address, ...mailOf(template) })

/** One number for one event and one reader, so that a job that runs twice sends once. */
const mailNumber = ({ keyring }: Operation, eventId: string, actorId: ActorId): string => {
  const hex = keyring.blindIndex('notice-mail', `${eventId}|${actorId}`).toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
