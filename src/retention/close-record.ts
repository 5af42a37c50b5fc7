import { requireRecent } from '../accounts/index.ts'
import { changeLife } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import { startClock, stopClock } from './clock-of.ts'
import { secondPerson } from './second-person.ts'
import { tellHolderSide } from './tell.ts'

/** How she said it: on a page, or to an agent. */
export type Channel = 'online' | 'phone' | 'desk' | 'post'

export type Closing = {
  readonly channel: Channel
  /** She asks in the same breath that it be erased. */
  readonly erase?: boolean
}

/**
 * Closes a record (R.1111-36): from the next request on nobody reads it, its holder neither, and a deposit is answered as for no record. Its ten
 * years begin in the same transaction. A space that was never activated is closed with the code of the letter and the Vitale card. Errors:
 * `step-up-needed`, `colleague-needed` (an agent alone), `act-refused`, `no-record`.
 */
export const closeRecord = async (
  op: Operation,
  outbox: Outbox,
  recordId: RecordId,
  { channel, erase = false }: Closing,
): Promise<void> => {
  requireRecent(op, 'closing')
  const tell = await tellHolderSide(op, outbox, recordId)
  const second = await secondPerson(op, 'close-record', recordId, erase ? `${channel}, erase` : channel)
  await changeLife(
    op,
    recordId,
    'close',
    async tx => {
      await second.require(tx)
      await startClock(tx, 'records.purge', recordId, op.instant)
      if (erase) await startClock(tx, 'records.erase', recordId, op.instant)
      await tell(tx, 'record-closed')
      if (erase) await tell(tx, 'erasure-asked')
    },
    second.motive,
  )
}

/** Six weeks of suspension have passed and nobody objected (R.1111-36): the operator closes it. */
export const closeSuspended = async (op: Operation, outbox: Outbox, recordId: RecordId): Promise<void> => {
  const tell = await tellHolderSide(op, outbox, recordId)
  await changeLife(
    op,
    recordId,
    'close',
    async tx => {
      await startClock(tx, 'records.purge', recordId, op.instant)
      await tell(tx, 'record-closed')
    },
    'suspended',
  )
}

/**
 * Opens it again, with all it had: nothing was taken out, no mask, rule or folder was touched (R.1111-36). Its ten years and a pending erasure
 * stop. A record whose purge has begun is no record any more.
 */
export const reopenRecord = async (op: Operation, outbox: Outbox, recordId: RecordId, channel: Channel): Promise<void> => {
  const tell = await tellHolderSide(op, outbox, recordId)
  await changeLife(
    op,
    recordId,
    'reopen',
    async tx => {
      await stopClock(tx, 'records.purge', recordId)
      await stopClock(tx, 'records.erase', recordId)
      await tell(tx, 'record-reopened')
    },
    channel,
  )
}
