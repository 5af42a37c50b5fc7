import type { RecordId, Tag } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'

/** Notes that she looks now, and answers when she did before this visit. One statement, whatever is there. */
export const upsertVisit = async (
  db: Queries,
  recordId: RecordId,
  actor: Tag,
  at: Instant,
  oneVisitMs: number,
): Promise<Instant | null> => {
  const [row] = await db.rows<{ before_at: Instant | null }>({
    name: 'views.note_visit',
    text: `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)
      insert into record_visit (record_id, actor_tag, visited_at) select pin.record_id, $2::bigint, $3::timestamptz from pin
      on conflict (record_id, actor_tag) do update set visited_at = greatest(record_visit.visited_at, excluded.visited_at),
        before_at = case when excluded.visited_at - record_visit.visited_at > make_interval(secs => $4::double precision)
          then record_visit.visited_at else record_visit.before_at end
      returning before_at`,
    values: [recordId, actor, timestamp(at), oneVisitMs / 1_000],
  })
  return row?.before_at ?? null
}

export const deleteVisits = async (tx: Queries, recordId: RecordId): Promise<void> => {
  await Promise.all([
    tx.rows({ name: 'views.purge-visits-pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] }),
    tx.rows({ name: 'views.purge-visits', text: 'delete from record_visit where record_id = $1', values: [recordId] }),
  ])
}
