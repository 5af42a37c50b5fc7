import type { EventId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { timestamp, type Queries } from '../db/index.ts'
import type { EventReference, OutboxEvent } from './events.ts'

export const insertEvent = async (tx: Queries, { recordId, id, name, sealedBody, at }: OutboxEvent): Promise<void> => {
  await tx.rows({
    name: 'outbox.emit',
    text: 'select emit_event($1, $2, $3, $4, $5)',
    values: [recordId, id, name, sealedBody, timestamp(at)],
  })
}

type StoredEvent = { readonly id: EventId; readonly name: string; readonly sealed_body: Uint8Array; readonly at: Instant }

export const findEvent = async (tx: Queries, { recordId, eventId }: EventReference): Promise<StoredEvent | undefined> => {
  const [row] = await tx.rows<StoredEvent>({
    name: 'outbox.find_event',
    text: 'select id, name, sealed_body, at from outbox_event where record_id = $1 and id = $2',
    values: [recordId, eventId],
  })
  return row
}

/**
 * One statement, so one commit: the oldest waiting events of these names leave the waiting room and each pair (event, reaction) is in a job, with `sizes[i]`
 * events at most. Events another relay holds are skipped, not waited for. `names[i]` is answered by `reactions[i]`.
 */
const RELAY = `
  with taken as (
    delete from outbox_pending where position in (
      select position from outbox_pending where name = any($1) order by position limit $2 for update skip locked)
    returning position, record_id, event_id, name),
  lots as (
    select r.reaction, r.size, t.*, (row_number() over (partition by r.reaction order by t.position) - 1) / r.size as lot
    from taken t join unnest($3::text[], $4::text[], $5::text[]::int[]) as r(name, reaction, size) on r.name = t.name),
  jobs as (
    select reaction, size, array_agg(record_id order by position) as records, array_agg(event_id order by position) as events
    from lots group by reaction, size, lot order by min(position)),
  added as (
    select case size when 1 then add_reaction_job(reaction, records[1], events[1]) else add_reaction_jobs(reaction, records, events) end from jobs)
  select count(*)::int as taken, (select count(*)::int from added) as added from taken`

export type Batch = {
  readonly known: readonly string[]
  readonly names: readonly string[]
  readonly reactions: readonly string[]
  readonly sizes: readonly number[]
  readonly size: number
}

export const relayBatch = async (queries: Queries, { known, names, reactions, sizes, size }: Batch): Promise<number> => {
  const [row] = await queries.rows<{ taken: number; added: number }>({
    name: 'outbox.relay',
    text: RELAY,
    values: [known, size, names, reactions, sizes.map(String)],
  })
  return row?.taken ?? 0
}

/** True the first time; false when the effect of this reaction to this event is already committed. */
export const markReaction = async (tx: Queries, { recordId, eventId }: EventReference, reaction: string, at: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'outbox.mark_reaction',
    text: `insert into outbox_reaction (record_id, event_id, reaction, at) values ($1, $2, $3, $4)
      on conflict (record_id, event_id, reaction) do nothing returning record_id`,
    values: [recordId, eventId, reaction, timestamp(at)],
  })
  return rows.length > 0
}

/** Events that wait, and of how many of them the names are unknown to this process. */
export const countWaiting = async (queries: Queries, known: readonly string[]): Promise<{ waiting: number; unknown: number }> => {
  const [row] = await queries.rows<{ waiting: number; unknown: number }>({
    name: 'outbox.count_waiting',
    text: 'select count(*)::int as waiting, (count(*) filter (where name <> all($1)))::int as unknown from outbox_pending',
    values: [known],
  })
  return row ?? { waiting: 0, unknown: 0 }
}
