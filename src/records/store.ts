import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { RecordState } from './model.ts'

export const insertRecord = (tx: Queries, recordId: RecordId, holderId: ActorId, state: RecordState, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'records:open',
    text: `insert into record (record_id, holder_id, state, opened_at, activated_at) values ($1, $2, $3, $4, case when $3 = 'active' then $4::timestamptz end)`,
    values: [recordId, holderId, state, timestamp(at)],
  })

/** Under the record's lock: the append stands before it in the transaction. The first activation and the last closing are kept. */
export const setState = (tx: Queries, recordId: RecordId, state: RecordState, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'records:state',
    text: `update record set state = $2,
      activated_at = case when $2 = 'active' then coalesce(activated_at, $3) else activated_at end,
      closed_at = case when $2 = 'closed' then $3 when $2 = 'active' then null else closed_at end
      where record_id = $1`,
    values: [recordId, state, timestamp(at)],
  })
