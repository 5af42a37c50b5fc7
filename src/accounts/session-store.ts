import type { Means } from '../kernel/actors.ts'
import type { ActorId, AttachmentId, SessionId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type OwnSessionRow = {
  readonly session_id: SessionId
  readonly means: Means
  readonly created_at: Instant
  readonly expires_at: Instant
  readonly sealed: Buffer | null
}

export const selectSessions = (db: Queries, actorId: ActorId, at: Instant): Promise<readonly OwnSessionRow[]> =>
  db.rows({
    name: 'accounts.own_sessions',
    text: `select session_id, means, created_at, expires_at, sealed from session
      where actor_id = $1 and ended_at is null and expires_at > $2 order by created_at desc, session_id`,
    values: [actorId, timestamp(at)],
  })

/** `except` null: all of them. */
export const markOthersEnded = (db: Queries, actorId: ActorId, except: SessionId | null, at: Instant): Promise<unknown> =>
  db.rows({
    name: 'accounts.end_other_sessions',
    text: `update session set ended_at = $3
      where actor_id = $1 and ($2::uuid is null or session_id <> $2) and ended_at is null`,
    values: [actorId, except, timestamp(at)],
  })

export const attachDevice = (tx: Queries, actorId: ActorId, sessionId: SessionId, deviceId: string, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'accounts.attach_device',
    text: 'update session set device_id = $3, sealed = $4 where actor_id = $1 and session_id = $2',
    values: [actorId, sessionId, deviceId, sealed],
  })

export const endSessionsOfMany = (tx: Queries, actorIds: readonly ActorId[], at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'accounts.end_sessions_of_many',
    text: 'update session set ended_at = $2 where actor_id = any($1::uuid[]) and ended_at is null',
    values: [`{${actorIds.join(',')}}`, timestamp(at)],
  })

/** True when it still stood. */
export const endStanding = async (tx: Queries, actorId: ActorId, sessionId: SessionId, at: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'accounts.end_standing_session',
    text: 'update session set ended_at = $3 where actor_id = $1 and session_id = $2 and ended_at is null returning session_id',
    values: [actorId, sessionId, timestamp(at)],
  })
  return rows.length > 0
}

/** Sessions of those attachments; whoever has another place goes on there. */
export const endSessionsUnder = (tx: Queries, attachments: readonly AttachmentId[], at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'accounts.end_sessions_under',
    text: 'update session set ended_at = $2 where attachment_id = any($1::uuid[]) and ended_at is null',
    values: [`{${attachments.join(',')}}`, timestamp(at)],
  })
