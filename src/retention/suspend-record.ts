import { requireRecent } from '../accounts/index.ts'
import { changeLife } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { dueOf } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import type { Channel } from './close-record.ts'
import { startClock, stopClock } from './clock-of.ts'
import { ALREADY_SUSPENDED, NOT_SUSPENDED } from './refusals.ts'
import { secondPerson } from './second-person.ts'
import { tellHolderSide } from './tell.ts'

/** Why an operator may do it, and no other reason (R.1111-36). */
export const SUSPENSION_MOTIVES = ['fraud', 'malfunction'] as const
export type SuspensionMotive = (typeof SUSPENSION_MOTIVES)[number]

const CLOCK = 'records.close-suspended'
const isSuspended = async (tx: Queries, recordId: RecordId): Promise<boolean> => (await dueOf(tx, CLOCK, recordId)) !== null

/**
 * The operator shuts a record that a fraud or a serious malfunction touches; its holder is told by all means and has six weeks to object
 * (R.1111-36). Two agents. Errors: `colleague-needed`, `already-suspended`, `act-refused`, `no-record`.
 */
export const suspendRecord = async (op: Operation, outbox: Outbox, recordId: RecordId, motive: SuspensionMotive): Promise<void> => {
  requireRecent(op, 'desk')
  const tell = await tellHolderSide(op, outbox, recordId)
  const second = await secondPerson(op, 'suspend-record', recordId, motive)
  await changeLife(
    op,
    recordId,
    'suspend',
    async tx => {
      await second.require(tx)
      if (await isSuspended(tx, recordId)) return refuse(ALREADY_SUSPENDED)
      await startClock(tx, CLOCK, recordId, op.instant)
      await tell(tx, 'record-suspended')
    },
    second.motive,
  )
}

/** What was wrong is mended: the record is as it was. Errors: `not-suspended`, `act-refused`, `no-record`. */
export const resumeRecord = (op: Operation, outbox: Outbox, recordId: RecordId): Promise<void> =>
  endSuspension(op, outbox, recordId, 'resume', 'mended')

/** She objects: she has her record back at once; what the operator found goes to review. Errors: `not-suspended`, `act-refused`, `no-record`. */
export const objectToSuspension = (op: Operation, outbox: Outbox, recordId: RecordId, channel: Channel): Promise<void> =>
  endSuspension(op, outbox, recordId, 'object', channel)

const endSuspension = async (
  op: Operation,
  outbox: Outbox,
  recordId: RecordId,
  name: 'resume' | 'object',
  motive: string,
): Promise<void> => {
  const tell = await tellHolderSide(op, outbox, recordId)
  const second = name === 'resume' ? await secondPerson(op, 'suspend-record', recordId, motive) : undefined
  await changeLife(
    op,
    recordId,
    name,
    async tx => {
      await second?.require(tx)
      if (!(await isSuspended(tx, recordId))) return refuse(NOT_SUSPENDED)
      await stopClock(tx, CLOCK, recordId)
      await tell(tx, 'record-resumed')
    },
    second?.motive ?? motive,
  )
}
