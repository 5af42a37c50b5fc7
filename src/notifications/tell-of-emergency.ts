import { whoIsTold } from '../access/index.ts'
import type { ActorId, EventId, RecordId } from '../kernel/ids.ts'
import type { OnEmergency } from '../access/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type EventReference, onceForEvent, type Outbox } from '../platform/outbox/index.ts'
import type { Template } from './model.ts'
import { type AddressOf, addresseeOf, sendTo } from './send-mail.ts'
import { insertNotice } from './store.ts'

export const EMERGENCY_OPENED = 'access.glass-broken'
export const TELL_OF_EMERGENCY = 'tell-of-emergency'

/** What an emergency access writes in its own transaction: the notices that follow exist if and only if it does. */
export const emergencyEvent =
  (op: Operation, outbox: Outbox): OnEmergency =>
  async (tx, recordId) => {
    const id = op.draw.uuid() as EventId
    // Ids are all that a reaction needs; the trace entry says the rest, to those who may read it.
    const sealedBody = (await op.keyring.sealer(recordId)).meta(`event|${id}`, Buffer.alloc(0))
    await outbox.emit(tx, { recordId, id, name: EMERGENCY_OPENED, sealedBody, at: op.instant })
  }

/** The two notices of R.1111-48: to the holder, and to her attending doctor. Idempotent on the event. */
export const tellOfEmergency = async (
  op: Operation,
  reference: EventReference,
  addressOf: AddressOf = async () => undefined,
): Promise<void> => {
  const { holderId, attending } = await whoIsTold(op, reference.recordId)
  const written = await Promise.all([
    addresseeOf(op, holderId, 'emergency-access-holder', addressOf),
    ...attending.map(doctor => addresseeOf(op, doctor, 'emergency-access-attending', addressOf)),
  ])
  await onceForEvent(op.db, { reference, reaction: TELL_OF_EMERGENCY, at: op.instant }, async tx => {
    await tell(tx, op, holderId, 'emergency-access-holder', reference)
    for (const doctor of attending) await tell(tx, op, doctor, 'emergency-access-attending', reference)
    for (const addressee of written) if (addressee !== undefined) await sendTo(tx, op, addressee, reference)
  })
}

/** Leaves a notice for somebody, sealed for her alone. */
export const tell = async (
  tx: Queries,
  op: Operation,
  actorId: ActorId,
  template: Template,
  { recordId, eventId }: EventReference,
): Promise<void> => {
  const sealed = op.keyring.sealForActor(actorId, noticeContext(eventId), Buffer.from(JSON.stringify({ template, recordId })))
  await insertNotice(tx, actorId, eventId, op.instant, sealed)
}

export const noticeContext = (id: EventId): string => `notice|${id}`

export type NoticeBody = { readonly template: Template; readonly recordId: RecordId }
