import { changeLife } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { dueOf } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { startClock, stopClock } from './clock-of.ts'
import { secondPerson } from './second-person.ts'

/**
 * Her death is known, from the register or at the desk: nobody reads the record any more; her heirs may ask (L.1110-4 V). Ten years run from
 * here, or from its closing when it was closed before; an erasure that she had asked for is still done. Errors: `act-refused`, `no-record`.
 */
export const recordDeath = async (op: Operation, recordId: RecordId, source: 'register' | 'desk'): Promise<void> => {
  const second = await secondPerson(op, 'record-death', recordId, source)
  await changeLife(
    op,
    recordId,
    'die',
    async tx => {
      await second.require(tx)
      await stopClock(tx, 'records.close-suspended', recordId)
      if ((await dueOf(tx, 'records.purge', recordId)) === null) await startClock(tx, 'records.purge', recordId, op.instant)
    },
    second.motive,
  )
}
