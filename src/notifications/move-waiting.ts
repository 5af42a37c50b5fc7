import type { ActorId } from '../kernel/ids.ts'
import { instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import { dropDue, setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { eventOf } from './model.ts'
import { openNotice } from './open-notice.ts'
import { type Timing, toldAt } from './settings.ts'
import { moveDue, selectWaiting } from './waiting-store.ts'

/** The clock of somebody's hour (`retention/clocks.table.ts`); its subject is she. */
export const DELIVER_WAITING = 'notifications.deliver'

/** Another hour, another day, no quiet any more: what waits follows, in the transaction of her choice. */
export const moveWaiting = async (
  tx: Queries,
  { keyring, instant: now }: Pick<Operation, 'keyring' | 'instant'>,
  actorId: ActorId,
  timing: Timing,
): Promise<void> => {
  const rows = await selectWaiting(tx, actorId)
  if (rows.length === 0) return dropDue(tx, DELIVER_WAITING, actorId).then(() => undefined)
  const moved = rows.map(({ notice_id: noticeId, channel, sealed }) => {
    const { template } = openNotice(keyring, actorId, noticeId, sealed)
    return { noticeId, channel, due: toldAt(timing, eventOf(template), now) }
  })
  for (const one of moved) await moveDue(tx, actorId, one)
  await setDue(tx, { kind: DELIVER_WAITING, subject: actorId, due: instant(Math.min(...moved.map(({ due }) => due))) })
}
