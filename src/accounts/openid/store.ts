import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'

/** False: it has served already. */
export const insertUsed = async (db: Queries, tag: Buffer, until: Instant): Promise<boolean> => {
  const rows = await db.rows<{ tag: Buffer }>({
    name: 'accounts.use_once',
    text: 'insert into used_once (tag, expires_at) values ($1, $2) on conflict (tag) do nothing returning tag',
    values: [tag, timestamp(until)],
  })
  return rows.length === 1
}

export const deleteExpired = (db: Queries, at: Instant): Promise<unknown> =>
  db.rows({ name: 'accounts.forget_used', text: 'delete from used_once where expires_at <= $1', values: [timestamp(at)] })

export const selectOutside = async (db: Queries, tag: Buffer): Promise<ActorId | undefined> =>
  (
    await db.rows<{ actor_id: ActorId }>({
      name: 'accounts.outside_identity',
      text: 'select actor_id from outside_identity where tag = $1',
      values: [tag],
    })
  )[0]?.actor_id

/** The actor it belongs to afterwards: hers, or whoever came first. */
export const insertOutside = async (tx: Queries, tag: Buffer, actorId: ActorId, at: Instant): Promise<ActorId | undefined> => {
  await tx.rows({
    name: 'accounts.link_identity',
    text: 'insert into outside_identity (tag, actor_id, linked_at) values ($1, $2, $3) on conflict (tag) do nothing',
    values: [tag, actorId, timestamp(at)],
  })
  return selectOutside(tx, tag)
}

export const countOutside = async (db: Queries, actorId: ActorId): Promise<number> => {
  const [row] = await db.rows<{ n: number }>({
    name: 'accounts.count_identities',
    text: 'select count(*)::int as n from outside_identity where actor_id = $1',
    values: [actorId],
  })
  return row?.n ?? 0
}

export const deleteOutside = (tx: Queries, actorId: ActorId): Promise<unknown> =>
  tx.rows({ name: 'accounts.unlink_identities', text: 'delete from outside_identity where actor_id = $1', values: [actorId] })

export const upsertPlace = (db: Queries, actorId: ActorId, sealed: Buffer): Promise<unknown> =>
  db.rows({
    name: 'accounts.remember_place',
    text: 'insert into remembered_place (actor_id, sealed) values ($1, $2) on conflict (actor_id) do update set sealed = excluded.sealed',
    values: [actorId, sealed],
  })

export const selectPlace = async (db: Queries, actorId: ActorId): Promise<Buffer | undefined> =>
  (
    await db.rows<{ sealed: Buffer }>({
      name: 'accounts.remembered_place',
      text: 'select sealed from remembered_place where actor_id = $1',
      values: [actorId],
    })
  )[0]?.sealed
