import type { ActorId, EventId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

type NewNotice = {
  readonly actorId: ActorId
  readonly id: EventId
  readonly at: Instant
  readonly sealed: Buffer
  readonly isCounted: boolean
}

export const insertNotice = (tx: Queries, { actorId, id, at, sealed, isCounted }: NewNotice): Promise<unknown> =>
  tx.rows({
    name: 'notifications.tell',
    text: 'insert into notice (actor_id, id, at, sealed, counted) values ($1, $2, $3, $4, $5) on conflict do nothing',
    values: [actorId, id, timestamp(at), sealed, isCounted],
  })

export type NoticeRow = {
  readonly id: EventId
  readonly at: Instant
  readonly sealed: Buffer
  readonly read_at: Instant | null
  readonly counted: boolean
}

/** The latest, or those before one that was shown. */
export const selectNotices = (
  db: Queries,
  actorId: ActorId,
  limit: number,
  before: { readonly at: Instant; readonly id: EventId } | null,
): Promise<readonly NoticeRow[]> =>
  db.rows<NoticeRow>({
    name: 'notifications.list',
    text: `select id, at, sealed, read_at, counted from notice
      where actor_id = $1 and ($3::timestamptz is null or (at, id) < ($3, $4::uuid)) order by at desc, id desc limit $2`,
    values: [actorId, limit, before === null ? null : timestamp(before.at), before?.id ?? null],
  })

export const selectUnread = (db: Queries, actorId: ActorId, limit: number): Promise<readonly NoticeRow[]> =>
  db.rows<NoticeRow>({
    name: 'notifications.unread',
    text: `select id, at, sealed, read_at, counted from notice
      where actor_id = $1 and read_at is null and counted order by at desc limit $2`,
    values: [actorId, limit],
  })

export const selectNotice = async (db: Queries, actorId: ActorId, id: EventId): Promise<NoticeRow | undefined> =>
  (
    await db.rows<NoticeRow>({
      name: 'notifications.one',
      text: 'select id, at, sealed, read_at, counted from notice where actor_id = $1 and id = $2',
      values: [actorId, id],
    })
  )[0]

export const markRead = (db: Queries, actorId: ActorId, id: EventId, at: Instant): Promise<unknown> =>
  db.rows({
    name: 'notifications.mark_read',
    text: 'update notice set read_at = $3 where actor_id = $1 and id = $2 and read_at is null',
    values: [actorId, id, timestamp(at)],
  })

export const markUnread = (db: Queries, actorId: ActorId, id: EventId): Promise<unknown> =>
  db.rows({
    name: 'notifications.mark_unread',
    text: 'update notice set read_at = null, counted = true where actor_id = $1 and id = $2',
    values: [actorId, id],
  })

/** What came after she looked stays unread. */
export const markAllRead = (db: Queries, actorId: ActorId, until: Instant, at: Instant): Promise<unknown> =>
  db.rows({
    name: 'notifications.mark_all_read',
    text: 'update notice set read_at = $3 where actor_id = $1 and read_at is null and at <= $2',
    values: [actorId, timestamp(until), timestamp(at)],
  })

/** What she chose, and of what she wanted no e-mail before there were settings. */
type KeptSettings = { readonly sealed: Buffer | null; readonly refused: readonly string[] }

export const selectSettings = async (db: Queries, actorId: ActorId, forUpdate: boolean): Promise<KeptSettings> => {
  const [kept] = await db.rows<KeptSettings>({
    name: forUpdate ? 'notifications.settings_for_update' : 'notifications.settings',
    text: `with own as (select sealed from notice_settings where actor_id = $1${forUpdate ? ' for update' : ''})
      select (select sealed from own) as sealed,
        array(select event from notice_preference where actor_id = $1 and channel = 'email' and not is_on) as refused`,
    values: [actorId],
  })
  return kept ?? { sealed: null, refused: [] }
}

export const upsertSettings = (db: Queries, actorId: ActorId, sealed: Buffer): Promise<unknown> =>
  db.rows({
    name: 'notifications.keep_settings',
    text: 'insert into notice_settings (actor_id, sealed) values ($1, $2) on conflict (actor_id) do update set sealed = excluded.sealed',
    values: [actorId, sealed],
  })
