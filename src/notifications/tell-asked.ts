import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { isMailAddress, queueMail } from '../platform/mail/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type EventReference, onceForEvent, openNoticeAsked, readEvent } from '../platform/outbox/index.ts'
import { mailOf, type Template, TEMPLATES } from './model.ts'
import { preferencesOf } from './preferences.ts'
import { tell } from './tell-of-emergency.ts'

export const TELL_ASKED = 'tell-asked'

/** The address somebody may be written to; none: she is told in the application alone. */
export type AddressOf = (op: Operation, actorId: ActorId) => Promise<string | undefined>

/** What `askNotice` asked for: a notice each, and a mail to those who have an address and did not say no. Idempotent on the event. */
export const tellAsked = async (op: Operation, reference: EventReference, addressOf: AddressOf): Promise<void> => {
  const event = await readEvent(op.db, reference)
  if (event === undefined) return
  const { to, template } = openNoticeAsked(op, event.id, event.sealedBody)
  const mails = await Promise.all(to.map(actorId => mailFor(op, actorId, template, addressOf)))
  await onceForEvent(op.db, { reference, reaction: TELL_ASKED, at: op.instant }, async tx => {
    for (const actorId of to) await tell(tx, op, actorId, template, reference)
    for (const mail of mails) if (mail !== undefined) await send(tx, op, mail, template, reference)
  })
}

type Addressee = { readonly actorId: ActorId; readonly address: string }

const mailFor = async (op: Operation, actorId: ActorId, template: Template, addressOf: AddressOf): Promise<Addressee | undefined> => {
  const { event } = TEMPLATES[template]
  const isWanted = (await preferencesOf(op.db, actorId)).some(preference => preference.event === event && preference.email)
  const address = isWanted ? await addressOf(op, actorId) : undefined
  return address === undefined || !isMailAddress(address) ? undefined : { actorId, address }
}

const send = (
  tx: Queries,
  op: Operation,
  { actorId, address }: Addressee,
  template: Template,
  { eventId }: EventReference,
): Promise<void> => queueMail(tx, op, { id: mailNumber(op, eventId, actorId), personId: actorId, to: address, ...mailOf(template) })

/** One number for one event and one reader, so that a job that runs twice sends once. */
const mailNumber = ({ keyring }: Operation, eventId: string, actorId: ActorId): string => {
  const hex = keyring.blindIndex('notice-mail', `${eventId}|${actorId}`).toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
