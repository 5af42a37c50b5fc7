import type { ActorId, AttachmentId, RecordId, SessionId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type SessionRow = {
  readonly actorId: ActorId
  readonly sessionId: SessionId
  readonly at: Instant
  readonly until: Instant
  readonly means: string
  readonly attachmentId?: AttachmentId
}

export const insertSession = (db: Queries, { actorId, sessionId, at, until, means, attachmentId }: SessionRow): Promise<unknown> =>
  db.rows({
    name: 'accounts.start_session',
    text: 'insert into session (actor_id, session_id, created_at, expires_at, means, attachment_id) values ($1, $2, $3, $4, $5, $6)',
    values: [actorId, sessionId, timestamp(at), timestamp(until), means, attachmentId ?? null],
  })

export const markEnded = (db: Queries, actorId: ActorId, sessionId: SessionId, at: Instant): Promise<unknown> =>
  db.rows({
    name: 'accounts.end_session',
    text: 'update session set ended_at = $3 where actor_id = $1 and session_id = $2 and ended_at is null',
    values: [actorId, sessionId, timestamp(at)],
  })

export const selectIsLive = async (db: Queries, actorId: ActorId, sessionId: SessionId, at: Instant): Promise<boolean> => {
  const [row] = await db.rows<{ live: boolean }>({
    name: 'accounts.session_is_live',
    text: 'select session_is_live($1, $2, $3) as live',
    values: [actorId, sessionId, timestamp(at)],
  })
  return row?.live ?? false
}

export const upsertProfile = (db: Queries, actorId: ActorId, recordId: RecordId, sealed: Buffer): Promise<unknown> =>
  db.rows({
    name: 'accounts.write_profile',
    text: `insert into profile (actor_id, record_id, sealed) values ($1, $2, $3)
      on conflict (actor_id, record_id) do update set sealed = excluded.sealed`,
    values: [actorId, recordId, sealed],
  })

export const deleteProfile = (tx: Queries, actorId: ActorId, recordId: RecordId): Promise<unknown> =>
  tx.rows({
    name: 'accounts.forget_profile',
    text: 'delete from profile where actor_id = $1 and record_id = $2',
    values: [actorId, recordId],
  })

export const selectProfiles = (
  db: Queries,
  actorId: ActorId,
): Promise<readonly { readonly record_id: RecordId; readonly sealed: Buffer }[]> =>
  db.rows({
    name: 'accounts.profiles',
    text: 'select record_id, sealed from profile where actor_id = $1 order by record_id',
    values: [actorId],
  })
