import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { dropDue } from '../platform/due/index.ts'
import { forgetPushes } from '../platform/push/index.ts'
import { deleteNotices } from './forget-store.ts'
import { DELIVER_WAITING } from './move-waiting.ts'

/** What somebody was told, how and where she wanted to be told, when nothing of her stays (`src/clocks.ts` names it to the purge). */
export const forgetNotices = async (tx: Queries, personId: ActorId): Promise<void> => {
  await deleteNotices(tx, personId)
  await forgetPushes(tx, personId)
  await dropDue(tx, DELIVER_WAITING, personId)
}
