import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { AttemptKind } from './attempts.ts'

/** Until the transaction ends, tries under this tag wait for each other. */
export const lockAttempts = (tx: Queries, tag: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'accounts.lock_attempts',
    text: `select pg_advisory_xact_lock(1618, ('x' || encode(substring($1::bytea from 1 for 4), 'hex'))::bit(32)::int)`,
    values: [tag],
  })

export const insertAttempt = (tx: Queries, tag: Buffer, id: string, kind: AttemptKind, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'accounts.try',
    text: 'insert into sign_in_attempt (tag, attempt_id, kind, at) values ($1, $2, $3, $4)',
    values: [tag, id, kind, timestamp(at)],
  })

export const countAttempts = async (tx: Queries, tag: Buffer, kind: AttemptKind, since: Instant): Promise<number> => {
  const [row] = await tx.rows<{ n: number }>({
    name: 'accounts.count_tries',
    text: 'select count(*)::int as n from sign_in_attempt where tag = $1 and kind = $2 and at > $3',
    values: [tag, kind, timestamp(since)],
  })
  return row?.n ?? 0
}

/** No further than `limit`: under attack the count itself stays cheap. */
export const countRecentFailures = async (tx: Queries, kind: AttemptKind, since: Instant, limit: number): Promise<number> => {
  const [row] = await tx.rows<{ n: number }>({
    name: 'accounts.count_all_tries',
    text: 'select count(*)::int as n from (select 1 from sign_in_attempt where kind = $1 and at > $2 limit $3) as recent',
    values: [kind, timestamp(since), limit],
  })
  return row?.n ?? 0
}

export const deleteAttempts = (tx: Queries, tag: Buffer): Promise<unknown> =>
  tx.rows({ name: 'accounts.forget_tries', text: 'delete from sign_in_attempt where tag = $1', values: [tag] })

/** What no longer counts for anything. */
export const deleteOldAttempts = (db: Queries, before: Instant): Promise<unknown> =>
  db.rows({ name: 'accounts.drop_old_tries', text: 'delete from sign_in_attempt where at < $1', values: [timestamp(before)] })
