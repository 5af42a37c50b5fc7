import type { Operation } from '../platform/operation.ts'
import { type EventReference, onceForEvent, openNoticeAsked, readEvent } from '../platform/outbox/index.ts'
import { type AddressOf, addresseeOf, sendTo } from './send-mail.ts'
import { tell } from './tell-of-emergency.ts'

export const TELL_ASKED = 'tell-asked'

/** What `askNotice` asked for: a notice each, and a mail to those who have an address and did not say no. Idempotent on the event. */
export const tellAsked = async (op: Operation, reference: EventReference, addressOf: AddressOf): Promise<void> => {
  const event = await readEvent(op.db, reference)
  if (event === undefined) return
  const { to, template } = openNoticeAsked(op, event.id, event.sealedBody)
  const written = await Promise.all(to.map(actorId => addresseeOf(op, actorId, template, addressOf)))
  await onceForEvent(op.db, { reference, reaction: TELL_ASKED, at: op.instant }, async tx => {
    for (const actorId of to) await tell(tx, op, actorId, template, reference)
    for (const addressee of written) if (addressee !== undefined) await sendTo(tx, op, addressee, reference)
  })
}
