import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { OneTimePurpose } from './one-time.ts'

export type OneTimeRow = {
  readonly actorId: ActorId
  readonly codeId: string
  readonly purpose: OneTimePurpose
  readonly digest: Buffer
  readonly sealed: Buffer | null
  readonly sentAt: Instant
  readonly expiresAt: Instant
}

export const insertOneTime = (tx: Queries, row: OneTimeRow): Promise<unknown> =>
  tx.rows({
    name: 'accounts.send_one_time',
    text: `insert into one_time_code (actor_id, code_id, purpose, digest, sealed, sent_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [row.actorId, row.codeId, row.purpose, row.digest, row.sealed, timestamp(row.sentAt), timestamp(row.expiresAt)],
  })

/** What was sent before is worth nothing any more. */
export const cancelOneTime = (tx: Queries, actorId: ActorId, purpose: OneTimePurpose, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'accounts.cancel_one_time',
    text: 'update one_time_code set used_at = $3 where actor_id = $1 and purpose = $2 and used_at is null',
    values: [actorId, purpose, timestamp(at)],
  })

/** Uses the code of this digest, once; `undefined` when none stands. */
export const useOneTime = async (
  tx: Queries,
  actorId: ActorId,
  digest: Buffer,
  at: Instant,
): Promise<{ readonly sealed: Buffer | null } | undefined> =>
  (
    await tx.rows<{ sealed: Buffer | null }>({
      name: 'accounts.use_one_time',
      text: `update one_time_code set used_at = $3
        where actor_id = $1 and digest = $2 and used_at is null and expires_at > $3 returning sealed`,
      values: [actorId, digest, timestamp(at)],
    })
  )[0]

export const deleteOldOneTime = (db: Queries, before: Instant): Promise<unknown> =>
  db.rows({
    name: 'accounts.drop_old_one_time',
    text: 'delete from one_time_code where expires_at < $1',
    values: [timestamp(before)],
  })
