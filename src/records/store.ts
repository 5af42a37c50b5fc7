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
