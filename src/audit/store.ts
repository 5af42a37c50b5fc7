import type { Instant } from '../kernel/instant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import { STREAM_NUMBER } from './model.ts'
import type { SealedEntry } from './seal-entry.ts'
import type { TraceStream } from '../kernel/grant.ts'

/** Common parameters of every statement that appends: $1 record … $6 stream, then each entry's three. */
export type AppendHead = {
  readonly recordId: RecordId
  readonly rightsVersion: string | null
  readonly actorId: string
  readonly sessionId: string | null
  readonly at: Instant
  readonly stream: TraceStream
}

const headValues = (head: AppendHead): readonly unknown[] => [
  head.recordId,
  head.rightsVersion,
  head.actorId,
  head.sessionId,
  timestamp(head.at),
  STREAM_NUMBER[head.stream],
]
const entryValues = (entry: SealedEntry): readonly unknown[] => [entry.commitment, entry.sealed, entry.journal]

/**
 * A slice's own SELECT, to be joined to the append; `offset 0` keeps the planner from reading its rows before the pin stands, when row security
 * shows none. `sql` receives the placeholder of its i-th value (from 1); it reads `pin.record_id`.
 */
export type SliceSelect = {
  readonly name: string
  readonly sql: (value: (index: number) => string) => string
  readonly values: readonly unknown[]
}

const ONE_ENTRY = 9
/** Two entries, and what is counted of a refusal above the budget. */
const TWO_ENTRIES = 13
/** Above it, refusals of one actor are counted by record, and traced as one (A25). */
export const REFUSALS_PER_MINUTE = 60
/** Records whose refusals above the budget are counted each by itself, an actor and minute: with the budget, under 1,000 entries in five minutes. */
export const RECORDS_TALLIED_PER_MINUTE = 120
/** What is done in secrecy stays hers alone, also on a document of a protected place. */
const NARROWEST = 'case when trace_to = 4 and $6::smallint = 2 then 2::smallint else trace_to end'
const PIN = `pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)`

const texts = new Map<string, string>()
const textOf = (name: string, write: () => string): string => {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = write()
  texts.set(name, text)
  return text
}

/** Read of a list: the entry says what was asked; one statement, one round trip, one fsync. */
export const selectUnderTrace = <Row>(
  db: Queries,
  head: AppendHead,
  entry: SealedEntry,
  select: SliceSelect,
): Promise<readonly (Row & Appended & { readonly present: boolean | null })[]> =>
  db.rows({
    name: `traced:${select.name}`,
    text: textOf(
      select.name,
      () => `with ${PIN},
      slice as materialized (select s.*, true as present from pin cross join lateral (${select.sql(index => `$${index + ONE_ENTRY}`)} offset 0) s),
      appended as materialized (select $6::smallint as trace_stream,
        append_trace($1::uuid, $2::bigint, $3::uuid, $4::uuid, $5::timestamptz, $6::smallint, $7::bytea, $8::bytea, $9::bytea, false) as trace_n)
      select appended.*, slice.* from appended left join slice on true`,
    ),
    values: [...headValues(head), ...entryValues(entry), ...select.values],
  })

/** Read of one thing: the entry says granted or absent as the slice's row is there or not; its column `trace_to` chooses the stream. */
export const selectOneUnderTrace = <Row>(
  db: Queries,
  head: AppendHead,
  granted: SealedEntry,
  absent: SealedEntry,
  tally: Buffer,
  select: SliceSelect,
): Promise<readonly (Row & Appended & { readonly found: boolean })[]> =>
  db.rows<Row & Appended & { readonly found: boolean }>({
    name: `traced-one:${select.name}`,
    text: textOf(
      `one:${select.name}`,
      () => `with ${PIN},
      slice as materialized (select s.*, true as found from pin cross join lateral (${select.sql(index => `$${index + TWO_ENTRIES}`)} offset 0) s),
      way as materialized (select exists (select 1 from slice) as found, coalesce((select ${NARROWEST} from slice limit 1), $6::smallint) as stream),
      appended as materialized (select way.stream as trace_stream, case when way.found
          or refuse_within_budget($3::uuid, $4::uuid, $1::uuid, $5::timestamptz, way.stream, ${REFUSALS_PER_MINUTE}, ${RECORDS_TALLIED_PER_MINUTE}, $13::bytea)
        then append_trace($1::uuid, $2::bigint, $3::uuid, $4::uuid, $5::timestamptz, way.stream,
          case when way.found then $7::bytea else $10::bytea end, case when way.found then $8::bytea else $11::bytea end,
          case when way.found then $9::bytea else $12::bytea end, false) end as trace_n from way)
      select appended.*, slice.* from appended left join slice on true`,
    ),
    values: [...headValues(head), ...entryValues(granted), ...entryValues(absent), tally, ...select.values],
  })

/** A list asked for as one thing is: its rows choose no stream. A statement of its own, so a name of its own. */
export const inActsOwnStream = (select: SliceSelect): SliceSelect => ({
  name: `blind:${select.name}`,
  sql: value => `select b.*, null::smallint as trace_to from (${select.sql(value)}) b`,
  values: select.values,
})

export type Appended = { readonly trace_n: string | null; readonly trace_stream: number }

/** First statement of a write verb: takes the record's lock for the rest of the transaction. */
export const append = async (tx: Queries, head: AppendHead, entry: SealedEntry, changesRights: boolean): Promise<string> => {
  const [row] = await tx.rows<{ trace_n: string }>({
    name: 'audit:append',
    text: `with ${PIN} select append_trace(pin.record_id, $2::bigint, $3::uuid, $4::uuid, $5::timestamptz, $6::smallint, $7::bytea, $8::bytea, $9::bytea, $10::boolean) as trace_n from pin`,
    values: [...headValues(head), ...entryValues(entry), changesRights],
  })
  if (row === undefined) throw new Error('append_trace answered nothing')
  return row.trace_n
}

/** Same statement whether the record is real or a decoy. Over the budget the refusal is counted, and traced with others (A25). */
export const appendRefusal = async (db: Queries, head: AppendHead, entry: SealedEntry, tally: Buffer): Promise<void> => {
  await db.rows({
    name: 'audit:refuse',
    text: `with ${PIN}, budget as materialized (select refuse_within_budget($3::uuid, $4::uuid, pin.record_id, $5::timestamptz, $6::smallint,
        ${REFUSALS_PER_MINUTE}, ${RECORDS_TALLIED_PER_MINUTE}, $10::bytea) as within from pin)
      select case when budget.within then append_trace(pin.record_id, $2::bigint, $3::uuid, $4::uuid, $5::timestamptz, $6::smallint, $7::bytea, $8::bytea, $9::bytea, false) end
      from pin, budget`,
    values: [...headValues(head), ...entryValues(entry), tally],
  })
}

export type TallyRow = {
  readonly actor_id: ActorId
  readonly record_id: RecordId
  readonly minute: Instant
  readonly stream: number
  readonly refused: number
  readonly sealed: Buffer
}

/** One tally of a minute that is over, taken: it goes with this transaction. Two processes never take the same. */
export const takeTally = async (tx: Queries, at: Instant): Promise<TallyRow | undefined> => {
  const [row] = await tx.rows<TallyRow>({
    name: 'audit.take_tally',
    text: `delete from refusal_tally t using (
        select actor_id, record_id, minute, stream from refusal_tally where minute < date_trunc('minute', $1::timestamptz, 'UTC')
        order by minute limit 1 for update skip locked) old
      where t.actor_id = old.actor_id and t.record_id = old.record_id and t.minute = old.minute and t.stream = old.stream
      returning t.actor_id, t.record_id, t.minute, t.stream, t.refused, t.sealed`,
    values: [timestamp(at)],
  })
  return row
}

/** Opens a record's chain; version 0, three empty streams. */
export const insertHead = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'audit:head', text: 'insert into record_head (record_id) values ($1) on conflict do nothing', values: [recordId] })

export type TraceRow = { readonly stream: number; readonly n: string; readonly at: Instant; readonly leaf: Buffer; readonly sealed: Buffer }

/** Where an entry stands in the order in which a page tells several streams: several may bear one instant. */
export type TracePlace = { readonly at: Instant; readonly stream: number; readonly n: string }

/**
 * A page of a record's streams, newest first, to be joined to the append of its own reading. The held stream whole, or as far as it is open to the
 * holder (R.1111-53).
 */
export const tracePage = (streams: readonly number[], heldWhole: boolean, before: TracePlace | null, limit: number): SliceSelect => ({
  name: 'audit:page',
  sql: value => `select t.stream, t.n, t.at, t.leaf, t.sealed from trace t
    where t.record_id = pin.record_id and t.stream = any(${value(1)}::smallint[])
      and (t.stream <> 3 or ${value(6)}::boolean or t.n <= (select o.held_n from trace_opened o where o.record_id = pin.record_id))
      and (${value(2)}::timestamptz is null or (t.at, t.stream, t.n) < (${value(2)}::timestamptz, ${value(3)}::smallint, ${value(4)}::bigint))
    order by t.at desc, t.stream desc, t.n desc limit ${value(5)}::integer`,
  values: [
    `{${streams.join(',')}}`,
    before === null ? null : timestamp(before.at),
    before?.stream ?? null,
    before?.n ?? null,
    limit,
    heldWhole,
  ],
})

/**
 * Lines of one actor's own journal, latest first; sealed for her. `id` counts her own lines from the first: the table's number would tell
 * her how much everybody else did meanwhile.
 */
export const ownJournalRows = (
  db: Queries,
  actorId: string,
  before: string | null,
  limit: number,
): Promise<readonly { readonly id: string; readonly sealed: Buffer }[]> =>
  db.rows({
    name: 'audit:own-journal',
    text: `with own as materialized (select count(*) as total, least(count(*), coalesce($2::bigint - 1, count(*))) as top from actor_journal where actor_id = $1)
      select own.top + 1 - row_number() over (order by j.id desc) as id, j.sealed from own,
        lateral (select id, sealed from actor_journal where actor_id = $1 order by id desc offset greatest(own.total - own.top, 0) limit greatest(least($3::bigint, own.top), 0)) j
      order by j.id desc`,
    values: [actorId, before, limit],
  })
