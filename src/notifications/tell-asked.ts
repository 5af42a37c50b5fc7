import type { Operation } from '../platform/operation.ts'
import { type EventReference, onceForEvent, openNoticeAsked, readEvent } from '../platform/outbox/index.ts'
import { type AddressOf, planFor, tell } from './tell.ts'

export const TELL_ASKED = 'tell-asked'

/** What `askNotice` asked for: each is told as she chose. Idempotent on the event. */
export const tellAsked = async (op: Operation, reference: EventReference, addressOf: AddressOf): Promise<void> => {
  const event = await readEvent(op.db, reference)
  if (event === undefined) return
  const { to, template } = openNoticeAsked(op, event.id, event.sealedBody)
  const plans = await Promise.all(to.map(actorId => planFor(op, actorId, { template, recordId: reference.recordId }, addressOf)))
  await onceForEvent(op.db, { reference, reaction: TELL_ASKED, at: op.instant }, async tx => {
    for (const plan of plans) await tell(tx, op, plan, reference)
  })
}
