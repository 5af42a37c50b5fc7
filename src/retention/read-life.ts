import { underGrant } from '../access/index.ts'
import { type Act, readUnderTrace } from '../audit/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { dueOf } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type LifeRow, type RecordState, selectLife } from '../records/index.ts'
import { selectWish } from './store.ts'

/** Where a record stands and what will become of it by itself: nothing of what it holds. */
export type Life = {
  readonly state: RecordState
  readonly openedAt: Instant
  readonly activatedAt: Instant | null
  readonly closedAt: Instant | null
  /** The day it is purged, when nobody opens it again. */
  readonly archivedUntil: Instant | null
  /** The day she asked it to be erased on. */
  readonly eraseOn: Instant | null
  /** The day a suspended record closes, when nobody objects. */
  readonly closesOn: Instant | null
  readonly heirsOpposed: boolean
}

const ACT: Act = { action: 'record.read-life' }

/** For its holder in every state, and for the desk. Errors: `act-refused`, `no-record`. */
export const readLife = (op: Operation, recordId: RecordId): Promise<Life> =>
  underGrant(op, recordId, 'read-life', ACT, async grant => {
    const { value } = await readUnderTrace<'read-life', LifeRow>(op, grant, ACT, selectLife)
    if (value === undefined) throw new Error('a record without its row')
    const [archivedUntil, eraseOn, closesOn, wish] = await Promise.all([
      dueOf(op.db, 'records.purge', recordId),
      dueOf(op.db, 'records.erase', recordId),
      dueOf(op.db, 'records.close-suspended', recordId),
      selectWish(op.db, recordId),
    ])
    return {
      state: value.state,
      openedAt: value.opened_at,
      activatedAt: value.activated_at,
      closedAt: value.closed_at,
      archivedUntil,
      eraseOn,
      closesOn,
      heirsOpposed: wish,
    }
  })
