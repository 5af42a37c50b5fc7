import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { CodePurpose, CodeReason } from './codes.ts'

type CodeRow = { readonly tag: Buffer; readonly actorId: ActorId; readonly digest: Buffer }
type CodeFacts = {
  readonly purpose: CodePurpose
  readonly reason: CodeReason
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

/** What bytes cannot cross as an array of one parameter: hexadecimal text does. */
const hex = (rows: readonly Buffer[]): readonly string[] => rows.map(row => row.toString('hex'))

export const insertCodes = (tx: Queries, rows: readonly CodeRow[], facts: CodeFacts): Promise<unknown> =>
  tx.rows({
    name: 'accounts.issue_codes',
    text: `insert into activation_code (tag, actor_id, digest, purpose, reason, issued_at, expires_at)
      select decode(t, 'hex'), a, decode(d, 'hex'), $4, $5, $6, $7 from unnest($1::text[], $2::uuid[], $3::text[]) as c (t, a, d)`,
    values: [
      hex(rows.map(({ tag }) => tag)),
      rows.map(({ actorId }) => actorId),
      hex(rows.map(({ digest }) => digest)),
      facts.purpose,
      facts.reason,
      timestamp(facts.issuedAt),
      timestamp(facts.expiresAt),
    ],
  })

export const cancelCodes = (
  tx: Queries,
  personIds: readonly ActorId[],
  purpose: CodePurpose,
  reason: CodeReason | null,
  at: Instant,
): Promise<unknown> =>
  tx.rows({
    name: 'accounts.cancel_codes',
    text: `update activation_code set cancelled_at = $4
      where actor_id = any($1::uuid[]) and purpose = $2 and ($3::text is null or reason = $3) and used_at is null and cancelled_at is null`,
    values: [personIds, purpose, reason, timestamp(at)],
  })

export type StandingCode = {
  readonly actor_id: ActorId
  readonly digest: Buffer
  readonly issued_at: Instant
  /** Tries under what was typed since it was issued, this one included. */
  readonly tries: number
}

/** Codes of this tag that could still be used, with the tries made since each was issued. */
export const selectStandingCodes = (
  tx: Queries,
  tag: Buffer,
  attemptTag: Buffer,
  purpose: CodePurpose,
  at: Instant,
): Promise<readonly StandingCode[]> =>
  tx.rows({
    name: 'accounts.standing_codes',
    text: `select c.actor_id, c.digest, c.issued_at,
        (select count(*)::int from sign_in_attempt a where a.tag = $2 and a.kind = 'code' and a.at >= c.issued_at) as tries
      from activation_code c
      where c.tag = $1 and c.purpose = $3 and c.expires_at > $4 and c.used_at is null and c.cancelled_at is null
      order by c.actor_id`,
    values: [tag, attemptTag, purpose, timestamp(at)],
  })

/** Used once: whoever comes second marks nothing. Says whether it was this one. */
export const markCodeUsed = async (tx: Queries, tag: Buffer, actorId: ActorId, at: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'accounts.use_code',
    text: `update activation_code set used_at = $3
      where tag = $1 and actor_id = $2 and used_at is null and cancelled_at is null and expires_at > $3 returning actor_id`,
    values: [tag, actorId, timestamp(at)],
  })
  return rows.length === 1
}

export type IssuedRow = {
  readonly purpose: CodePurpose
  readonly reason: CodeReason
  readonly issued_at: Instant
  readonly expires_at: Instant
}

/** Of one person, latest first; nothing of what they say. */
export const selectIssuedCodes = (db: Queries, personId: ActorId): Promise<readonly IssuedRow[]> =>
  db.rows<IssuedRow>({
    name: 'accounts.issued_codes',
    text: `select purpose, reason, issued_at, expires_at from activation_code
      where actor_id = $1 and used_at is null and cancelled_at is null order by issued_at desc limit 10`,
    values: [personId],
  })
