import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteNotices } from './forget-store.ts'

/** What somebody was told and how she wanted to be told, when nothing of her stays (`src/clocks.ts` names it to the purge). */
export const forgetNotices = (tx: Queries, personId: ActorId): Promise<void> => deleteNotices(tx, personId)
