import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { IdentityMark } from './status.ts'

export type StandingRow = { readonly verified: boolean; readonly recovered: boolean; readonly mark: IdentityMark | null }
export type NotedRow = StandingRow & { readonly noted_at: Instant; readonly sealed: Buffer }

/** How it stands; the same statement for any number, of a record or of none. */
export const selectStanding = async (db: Queries, keeper: ActorId, tag: Buffer): Promise<StandingRow | undefined> =>
  (
    await db.rows<StandingRow>({
      name: 'identity:standing',
      text: 'select verified, recovered, mark from identity_standing where actor_id = $1 and tag = $2 order by n desc limit 1',
      values: [keeper, tag],
    })
  )[0]

export const selectNoted = (db: Queries, keeper: ActorId, tag: Buffer, most: number): Promise<readonly NotedRow[]> =>
  db.rows<NotedRow>({
    name: 'identity:noted',
    text: `select verified, recovered, mark, noted_at, sealed from identity_standing where actor_id = $1 and tag = $2
      order by n desc limit $3::integer`,
    values: [keeper, tag, most],
  })

export type Noting = {
  readonly keeper: ActorId
  readonly at: Instant
  /** What was seen now; null: nothing was, a mark alone is set or taken back. */
  readonly verified: boolean | null
  /** `null`: as it was. */
  readonly mark: IdentityMark | 'none' | null
  /** The number as it would be and as it is: one and the same, but for who has had another. */
  readonly tags: readonly [Tagged, Tagged]
}
export type Tagged = { readonly tag: Buffer; readonly sealed: Buffer }

/**
 * Writes what changes, and nothing when nothing does. A paper that was seen stays seen; a number of which nothing is noted was qualified by the structure's own
 * software (PDT-INF-526 TD0.2). Two at once: one of them writes.
 */
export const insertStanding = (db: Queries, { keeper, at, verified, mark, tags: [one, other] }: Noting): Promise<unknown> =>
  db.rows({
    name: 'identity:note_standing',
    text: `with asked as (select $5::bytea as tag, $6::bytea as sealed union all select $7::bytea, $8::bytea where $5::bytea <> $7::bytea),
      noted as (
        select a.tag, a.sealed, s.n, s.verified as was_verified, s.mark as was_mark, s.recovered as was_recovered,
          case when $3::boolean is null then coalesce(s.verified, true) else coalesce(s.verified, false) or $3::boolean end as verified,
          case when $4::text is null then s.mark when $4::text = 'none' then null else $4::text end as mark
        from asked a left join lateral (
          select n, verified, recovered, mark from identity_standing where actor_id = $1 and tag = a.tag order by n desc limit 1) s on true)
      insert into identity_standing (actor_id, tag, n, noted_at, verified, recovered, mark, sealed)
      select $1, tag, coalesce(n, 0) + 1, $2, verified, true, mark, sealed from noted
      where (was_verified, was_recovered, was_mark) is distinct from (verified, true, mark)
      on conflict do nothing`,
    values: [keeper, timestamp(at), verified, mark, one.tag, one.sealed, other.tag, other.sealed],
  })
