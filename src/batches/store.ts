import type { Instant } from '../kernel/instant.ts'
import type { ActorId } from '../kernel/ids.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import { BATCH_LIMITS, type Whose } from './model.ts'

/** Asked in the same flight: the sender's session still stands. */
export type LiveSession = { readonly actorId: string; readonly sessionId: string | null; readonly at: Instant }

/** Nothing: the session has ended, or too many are kept. A batch that is there stays what it is. */
export const insertBatch = async (
  tx: Queries,
  { actorId, batchId }: Whose,
  { begunAt, keptUntil, announced }: { readonly begunAt: Instant; readonly keptUntil: Instant; readonly announced: number },
  sealed: Buffer,
  session: LiveSession,
): Promise<void> => {
  await tx.rows({
    name: 'batches:begin',
    text: `insert into batch (actor_id, batch_id, begun_at, kept_until, announced, sealed)
      select $1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz, $5::integer, $6::bytea
      where session_is_live($7::uuid, $8::uuid, $9::timestamptz) and (select count(*) from batch where actor_id = $1::uuid) < $10::integer
      on conflict (actor_id, batch_id) do nothing`,
    values: [
      actorId,
      batchId,
      timestamp(begunAt),
      timestamp(keptUntil),
      announced,
      sealed,
      session.actorId,
      session.sessionId,
      timestamp(session.at),
      BATCH_LIMITS.batches,
    ],
  })
}

export const isLive = async (db: Queries, session: LiveSession): Promise<boolean> =>
  (
    await db.rows({
      name: 'batches:live',
      text: 'select 1 where session_is_live($1::uuid, $2::uuid, $3::timestamptz)',
      values: [session.actorId, session.sessionId, timestamp(session.at)],
    })
  ).length === 1

type CountedRow = {
  readonly batch_id: string
  readonly begun_at: Instant
  readonly announced: number
  readonly sealed: Buffer
  readonly answered: number
  readonly deposited: number
  readonly held: number
}

const COUNTED = `select b.batch_id, b.begun_at, b.announced, b.sealed, i.answered, i.deposited, i.held from batch b
  cross join lateral (select count(*)::integer as answered, count(*) filter (where state = 1)::integer as deposited,
    count(*) filter (where held_until > $2::timestamptz)::integer as held
    from batch_item where actor_id = b.actor_id and batch_id = b.batch_id) i`

export const selectBatches = (db: Queries, actorId: ActorId, at: Instant, limit: number): Promise<readonly CountedRow[]> =>
  db.rows({
    name: 'batches:list',
    text: `${COUNTED} where b.actor_id = $1 and b.kept_until > $2::timestamptz order by b.begun_at desc, b.batch_id limit $3`,
    values: [actorId, timestamp(at), limit],
  })

export const selectBatch = async (db: Queries, { actorId, batchId }: Whose, at: Instant): Promise<CountedRow | undefined> =>
  (
    await db.rows<CountedRow>({
      name: 'batches:one',
      text: `${COUNTED} where b.actor_id = $1 and b.kept_until > $2::timestamptz and b.batch_id = $3`,
      values: [actorId, timestamp(at), batchId],
    })
  )[0]

type GroupRow = { readonly cause: string; readonly count: number; readonly kept: number; readonly sealed: Buffer; readonly item_id: string }

/** One line of each cause tells its words. */
export const selectGroups = (db: Queries, { actorId, batchId }: Whose): Promise<readonly GroupRow[]> =>
  db.rows({
    name: 'batches:groups',
    text: `select g.cause, g.count, g.kept, o.sealed, o.item_id from (
        select cause, count(*)::integer as count, count(body)::integer as kept, min(item_id::text)::uuid as one from batch_item
        where actor_id = $1 and batch_id = $2 and state = 2 group by cause) g
      join batch_item o on o.actor_id = $1 and o.batch_id = $2 and o.item_id = g.one order by g.count desc, g.cause`,
    values: [actorId, batchId],
  })

export type ItemRow = {
  readonly item_id: string
  readonly state: number
  readonly answered_at: Instant
  readonly held_until: Instant | null
  readonly bytes: number
  readonly sealed: Buffer
  readonly kept: boolean
}

const ITEM = 'item_id, state, answered_at, held_until, bytes, sealed, body is not null as kept'

/** `state`: 0, any; `cause`: any when empty; `heldAt`: those that wait at this instant, any when null. */
export type ItemsOf = { readonly state: number; readonly cause: string; readonly heldAt: Instant | null; readonly after: string | null }

/** In order of their numbers, after one. */
export const selectItems = (
  db: Queries,
  { actorId, batchId }: Whose,
  { state, cause, heldAt, after }: ItemsOf,
  limit: number,
): Promise<readonly ItemRow[]> =>
  db.rows({
    name: 'batches:items',
    text: `select ${ITEM} from batch_item where actor_id = $1 and batch_id = $2 and ($3::smallint = 0 or state = $3)
      and ($4::text = '' or cause = $4) and ($5::uuid is null or item_id > $5) and ($6::timestamptz is null or held_until > $6)
      order by item_id limit $7`,
    values: [actorId, batchId, state, cause, after, heldAt === null ? null : timestamp(heldAt), limit],
  })

export const selectItem = async (db: Queries, { actorId, batchId }: Whose, itemId: string): Promise<ItemRow | undefined> =>
  (
    await db.rows<ItemRow>({
      name: 'batches:item',
      text: `select ${ITEM} from batch_item where actor_id = $1 and batch_id = $2 and item_id = $3`,
      values: [actorId, batchId, itemId],
    })
  )[0]

/** One body a row: a file at a time. */
export const selectBody = async (db: Queries, { actorId, batchId }: Whose, itemId: string): Promise<Buffer | null> =>
  (
    await db.rows<{ body: Buffer | null }>({
      name: 'batches:body',
      text: 'select body from batch_item where actor_id = $1 and batch_id = $2 and item_id = $3',
      values: [actorId, batchId, itemId],
    })
  )[0]?.body ?? null

export type NewItem = {
  readonly itemId: string
  readonly state: 1 | 2
  readonly cause: string | null
  readonly answeredAt: Instant
  readonly heldUntil: Instant | null
  readonly bytes: number
  readonly sealed: Buffer
  readonly body: Buffer | null
}

/** What was deposited stays so, whatever another sending of it found. */
export const upsertItem = async (tx: Queries, { actorId, batchId }: Whose, item: NewItem): Promise<void> => {
  await tx.rows({
    name: 'batches:note',
    text: `insert into batch_item (actor_id, batch_id, item_id, state, cause, answered_at, held_until, bytes, sealed, body)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (actor_id, batch_id, item_id) do update set state = excluded.state, cause = excluded.cause, answered_at = excluded.answered_at,
        held_until = excluded.held_until, bytes = excluded.bytes, sealed = excluded.sealed, body = excluded.body
      where batch_item.state <> 1`,
    values: [
      actorId,
      batchId,
      item.itemId,
      item.state,
      item.cause,
      timestamp(item.answeredAt),
      item.heldUntil === null ? null : timestamp(item.heldUntil),
      item.bytes,
      item.sealed,
      item.body,
    ],
  })
}

export const setShown = async (db: Queries, { actorId, batchId }: Whose, itemId: string): Promise<void> => {
  await db.rows({
    name: 'batches:shown',
    text: 'update batch_item set held_until = null where actor_id = $1 and batch_id = $2 and item_id = $3',
    values: [actorId, batchId, itemId],
  })
}

export const nextEnding = async (db: Queries, actorId: ActorId): Promise<Instant | null> => {
  const [row] = await db.rows<{ due: Instant | null }>({
    name: 'batches:next',
    text: 'select min(kept_until) as due from batch where actor_id = $1',
    values: [actorId],
  })
  return row?.due ?? null
}

/** Their lines go with them. */
export const deleteEnded = async (tx: Queries, actorId: ActorId, at: Instant): Promise<void> => {
  await tx.rows({
    name: 'batches:end',
    text: 'delete from batch where actor_id = $1 and kept_until <= $2',
    values: [actorId, timestamp(at)],
  })
}

/** The sender asked for what it says now, and not for another. */
export const announcedOf = async (db: Queries, { actorId, batchId }: Whose): Promise<number | null> => {
  const [row] = await db.rows<{ announced: number }>({
    name: 'batches:announced',
    text: 'select announced from batch where actor_id = $1 and batch_id = $2',
    values: [actorId, batchId],
  })
  return row?.announced ?? null
}
