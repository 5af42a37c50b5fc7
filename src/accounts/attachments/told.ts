import type { ActorId, RecordId } from '../../kernel/ids.ts'
import type { NoticeTemplate } from '../../kernel/notice.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { askNotice, type Outbox } from '../../platform/outbox/index.ts'

/** « Tell her », in the transaction of what she is told of. */
export type Told = (tx: Queries, who: ActorId) => Promise<unknown>

/** A place is of no record: she is told under a number of nobody’s. */
export const toldOfPlace =
  (op: Pick<Operation, 'keyring' | 'draw' | 'instant'>, outbox: Outbox, template: NoticeTemplate & `place-${string}`): Told =>
  (tx, who) =>
    askNotice(tx, op, outbox, { recordId: op.draw.uuid() as RecordId, to: [who], template })
