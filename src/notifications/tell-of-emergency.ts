import { whoIsTold } from '../access/index.ts'
import type { EventId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askSideNotice, type EventReference, onceForEvent, type Outbox } from '../platform/outbox/index.ts'
import { type AddressOf, planFor, tell } from './tell.ts'

export const EMERGENCY_OPENED = 'access.glass-broken'
export const TELL_OF_EMERGENCY = 'tell-of-emergency'

/**
 * What an emergency access writes in its own transaction: the notices that follow exist if and only if it does. Those who act for a minor are told as
 * she is, but for what is kept from them.
 */
export const emergencyEvent =
  (op: Operation, outbox: Outbox) =>
  async (tx: Queries, recordId: RecordId, isSheltered = false): Promise<void> => {
    const id = op.draw.uuid() as EventId
    // Ids are all that a reaction needs; the trace entry says the rest, to those who may read it.
    const sealedBody = (await op.keyring.sealer(recordId)).meta(`event|${id}`, Buffer.alloc(0))
    await outbox.emit(tx, { recordId, id, name: EMERGENCY_OPENED, sealedBody, at: op.instant })
    if (!op.secret && !isSheltered)
      await askSideNotice(tx, op, outbox, { recordId, template: 'emergency-access-holder', whom: 'representatives' })
  }

/** The two notices of R.1111-48: to the holder, and to her attending doctor. Idempotent on the event. */
export const tellOfEmergency = async (
  op: Operation,
  reference: EventReference,
  addressOf: AddressOf = async () => undefined,
): Promise<void> => {
  const { recordId } = reference
  const { holderId, attending } = await whoIsTold(op, recordId)
  const plans = await Promise.all([
    planFor(op, holderId, { template: 'emergency-access-holder', recordId }, addressOf),
    ...attending.map(doctor => planFor(op, doctor, { template: 'emergency-access-attending', recordId }, addressOf)),
  ])
  await onceForEvent(op.db, { reference, reaction: TELL_OF_EMERGENCY, at: op.instant }, async tx => {
    for (const plan of plans) await tell(tx, op, plan, reference)
  })
}
