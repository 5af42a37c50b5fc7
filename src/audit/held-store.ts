import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

/** Nothing is appended to this record meanwhile: for what is decided on its rows without an entry of its own. */
export const takeRecordLock = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({
    name: 'audit:lock',
    text: `select set_config('carnet.record_id', $1::uuid::text, true), h.record_id from record_head h where h.record_id = $1 for update of h`,
    values: [recordId],
  })

/**
 * Lets the holder read the held stream up to the first entry as late as `before`; all of it when `null`. A beginning of a chain verifies like
 * the whole, and tells nothing of what follows. It never goes back. Under the record's lock.
 */
export const openHeldTrace = (tx: Queries, recordId: RecordId, before: Instant | null): Promise<unknown> =>
  tx.rows({
    name: 'audit:open-held',
    text: `insert into trace_opened (record_id, held_n)
      select h.record_id, coalesce((select min(t.n) - 1 from trace t where t.record_id = h.record_id and t.stream = 3 and t.at >= $2::timestamptz), h.held_n)
      from record_head h where h.record_id = $1
      on conflict (record_id) do update set held_n = greatest(trace_opened.held_n, excluded.held_n)`,
    values: [recordId, before === null ? null : timestamp(before)],
  })

/** Every trace body and head of a record whose key is destroyed; false while entries of it wait for their place in the tree. */
export const deleteTrace = async (tx: Queries, recordId: RecordId): Promise<boolean> => {
  await tx.rows({ name: 'audit:purge-tallies', text: 'delete from refusal_tally where record_id = $1', values: [recordId] })
  const [row] = await tx.rows<{ done: boolean }>({ name: 'audit:purge', text: 'select purge_trace($1) as done', values: [recordId] })
  return row?.done ?? false
}

/** What somebody did, sealed for herself, and how often she was refused: goes with the person. */
export const deleteOwnJournal = async (tx: Queries, actorId: string): Promise<void> => {
  await tx.rows({ name: 'audit:purge-journal', text: 'delete from actor_journal where actor_id = $1', values: [actorId] })
  await tx.rows({ name: 'audit:purge-tallies-of', text: 'delete from refusal_tally where actor_id = $1', values: [actorId] })
  await tx.rows({ name: 'audit:purge-refusals', text: 'delete from actor_refusal where actor_id = $1', values: [actorId] })
}

/** A leaf without a record: it waits for its place like any other. */
export const insertLeaf = (tx: Queries, id: string, leaf: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'audit:leaf',
    text: 'insert into trace_pending (record_id, stream, n, leaf) values ($1, 1, 1, $2)',
    values: [id, leaf],
  })
