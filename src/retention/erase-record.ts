import { requireRecent } from '../accounts/index.ts'
import { underGrant } from '../access/index.ts'
import { type Act, writeUnderTrace } from '../audit/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { dueOf } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import type { Channel } from './close-record.ts'
import { startClock, stopClock } from './clock-of.ts'
import { NO_ERASURE } from './refusals.ts'
import { secondPerson } from './second-person.ts'
import { tellHolderSide } from './tell.ts'

/**
 * She asks that her closed record be erased before its term (R.1111-36: granted within three months, told at once). It is done after a week in
 * which she may take it back; asking again does not put it off. Errors: `step-up-needed`, `act-refused`, `no-record`.
 */
export const askErasure = async (op: Operation, outbox: Outbox, recordId: RecordId, channel: Channel): Promise<void> => {
  requireRecent(op, 'closing')
  const tell = await tellHolderSide(op, outbox, recordId)
  const second = await secondPerson(op, 'close-record', recordId, channel)
  const act: Act = { action: 'record.ask-erasure', motive: second.motive }
  await underGrant(op, recordId, 'erase', act, grant =>
    writeUnderTrace(op, grant, act, async tx => {
      await second.require(tx)
      if ((await dueOf(tx, 'records.erase', recordId)) !== null) return
      await startClock(tx, 'records.erase', recordId, op.instant)
      await tell(tx, 'erasure-asked')
    }),
  )
}

/** She takes it back; the ten years go on. Errors: `no-erasure-asked`; once it has begun there is no record any more. */
export const withdrawErasure = async (op: Operation, outbox: Outbox, recordId: RecordId, channel: Channel): Promise<void> => {
  const tell = await tellHolderSide(op, outbox, recordId)
  const act: Act = { action: 'record.withdraw-erasure', motive: channel }
  await underGrant(op, recordId, 'erase', act, grant =>
    writeUnderTrace(op, grant, act, async tx => {
      if ((await dueOf(tx, 'records.erase', recordId)) === null) return refuse(NO_ERASURE)
      await stopClock(tx, 'records.erase', recordId)
      await tell(tx, 'erasure-withdrawn')
    }),
  )
}
