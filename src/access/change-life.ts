import type { Grant } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { LifeRight } from '../kernel/rights.ts'
import { type Action, writeUnderTrace } from '../audit/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type RecordState, restoreState, setState } from '../records/index.ts'
import { underGrant } from './door.ts'
import { requireNotMerged } from './merge-records.ts'
import { forgetSnapshot } from './snapshot.ts'

/** What a transition needs of the door, what the trace calls it, and the state it leads to; `former`: the one it had, activated or not. */
type Transition = { readonly right: LifeRight; readonly action: Action; readonly to: RecordState | 'former' }

// biome-ignore format: a table looks like a table
const TRANSITIONS = {
  activate: { right: 'activate',     action: 'record.activate', to: 'active' },
  close:    { right: 'close',        action: 'record.close',    to: 'closed' },
  reopen:   { right: 'reopen',       action: 'record.reopen',   to: 'former' },
  suspend:  { right: 'suspend',      action: 'record.suspend',  to: 'suspended' },
  resume:   { right: 'suspend',      action: 'record.resume',   to: 'former' },
  object:   { right: 'object',       action: 'record.object',   to: 'former' },
  die:      { right: 'record-death', action: 'record.death',    to: 'deceased' },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof TRANSITIONS
export type OnTransition = (tx: Queries, grant: Grant) => Promise<void>

/**
 * One step of a record's life, through the door: decided, traced, and effective at the next request of anybody (R.1111-28, R.1111-36). `also`
 * runs in the same transaction, behind the trace: the account that activation makes, the clock that closing starts.
 * Which state allows which step: record-rights.table.ts. Errors: `act-refused`, `no-record`.
 */
export const changeLife = async (
  op: Operation,
  recordId: RecordId,
  name: TransitionName,
  also: OnTransition = async () => undefined,
  motive?: string,
): Promise<void> => {
  const { right, action, to } = TRANSITIONS[name]
  const act = { action, changesRights: true, ...(motive === undefined ? {} : { motive }) }
  await underGrant(op, recordId, right, act, grant =>
    writeUnderTrace(op, grant, act, async tx => {
      if (name === 'reopen') await requireNotMerged(tx, recordId)
      await (to === 'former' ? restoreState(tx, recordId) : setState(tx, recordId, to, op.instant))
      await also(tx, grant)
    }),
  )
  forgetSnapshot(recordId)
}
