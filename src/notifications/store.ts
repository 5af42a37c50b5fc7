import type { ActorId, EventId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export const insertNotice = (tx: Queries, actorId: ActorId, id: EventId, at: Instant, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'notifications.tell',
    text: 'insert into notice (actor_id, id, at, sealed) values ($1, $2, $3, $4) on conflict do nothing',
    values: [actorId, id, timestamp(at), sealed],
  })

export type NoticeRow = { readonly id: EventId; readonly at: Instant; readonly sealed: Buffer; readonly read_at: Instant | null }

export const selectNotices = (db: Queries, actorId: ActorId, limit: number): Promise<readonly NoticeRow[]> =>
  db.rows<NoticeRow>({
    name: 'notifications.list',
    text: 'select id, at, sealed, read_at from notice where actor_id = $1 order by at desc, id limit $2',
    values: [actorId, limit],
  })

export const markRead = (db: Queries, actorId: ActorId, id: EventId, at: Instant): Promise<unknown> =>
  db.rows({
    name: 'notifications.mark_read',
    text: 'update notice set read_at = $3 where actor_id = $1 and id = $2 and read_at is null',
    values: [actorId, id, timestamp(at)],
  })

export const selectPreferences = (db: Queries, actorId: ActorId): Promise<readonly { readonly event: string; readonly is_on: boolean }[]> =>
  db.rows({
    name: 'notifications.preferences',
    text: `select event, is_on from notice_preference where actor_id = $1 and channel = 'email'`,
    values: [actorId],
  })

export const upsertPreference = (db: Queries, actorId: ActorId, event: string, isOn: boolean): Promise<unknown> =>
  db.rows({
    name: 'notifications.prefer',
    text: `insert into notice_preference (actor_id, event, channel, is_on) values ($1, $2, 'email', $3)
      on conflict (actor_id, event, channel) do update set is_on = excluded.is_on`,
    values: [actorId, event, isOn],
  })
