import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { SliceSelect } from '../audit/index.ts'
import type { RecordState } from './model.ts'

/** As it was before it closed or was suspended: activated or only open. Under the record's lock. */
export const restoreState = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({
    name: 'records:restore',
    text: `update record set state = case when activated_at is null then 'open' else 'active' end, closed_at = null where record_id = $1`,
    values: [recordId],
  })

export type LifeRow = {
  readonly holder_id: ActorId
  readonly state: RecordState
  readonly opened_at: Instant
  readonly activated_at: Instant | null
  readonly closed_at: Instant | null
}

/** Where a record stands, to be joined to the trace of its reading. */
export const selectLife: SliceSelect = {
  name: 'records:life',
  sql: () =>
    'select r.holder_id, r.state, r.opened_at, r.activated_at, r.closed_at, null::smallint as trace_to from record r where r.record_id = pin.record_id',
  values: [],
}

export const deleteRecord = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'records:purge', text: 'delete from record where record_id = $1', values: [recordId] })
