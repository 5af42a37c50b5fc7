import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export const insertOpposedActs = (tx: Queries, recordId: RecordId, tags: readonly Tag[], at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'access:oppose_reimbursement',
    text: `insert into opposed_reimbursement (record_id, act_tag, opposed_at) select $1, t, $3 from unnest($2::bigint[]) as t
      on conflict do nothing`,
    values: [recordId, tags, timestamp(at)],
  })

export const selectOpposedActs = async (db: Queries, recordId: RecordId, tags: readonly Tag[]): Promise<boolean> =>
  (
    await db.rows<{ opposed: boolean }>({
      name: 'access:opposed_reimbursement',
      text: `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)
        select exists (select 1 from pin join opposed_reimbursement o on o.record_id = pin.record_id where o.act_tag = any($2::bigint[])) as opposed`,
      values: [recordId, tags],
    })
  )[0]?.opposed === true
