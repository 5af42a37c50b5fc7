import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type PresenceMeans = 'vitale' | 'apcv'

/** What was proved lately of this record by this actor; the same statement for any record and none. */
export const selectPresence = async (db: Queries, actorId: ActorId, tag: Buffer, at: Instant): Promise<PresenceMeans | null> =>
  (
    await db.rows<{ readonly means: PresenceMeans | null }>({
      name: 'access:presence',
      text: 'select present_now($1::uuid, $2::bytea, $3::timestamptz) as means',
      values: [actorId, tag, timestamp(at)],
    })
  )[0]?.means ?? null

export type Proved = {
  readonly actorId: ActorId
  readonly tag: Buffer
  readonly means: PresenceMeans
  readonly at: Instant
  readonly until: Instant
}

/** What is over is swept with each new one. */
export const upsertPresence = (db: Queries, { actorId, tag, means, at, until }: Proved): Promise<unknown> =>
  db.rows({
    name: 'access:prove-presence',
    text: `with over as (delete from presence where actor_id = $1 and valid_until <= $5 and tag <> $2)
      insert into presence (actor_id, tag, means, valid_until) values ($1, $2, $3, $4)
      on conflict (actor_id, tag) do update set valid_until = excluded.valid_until, means = excluded.means`,
    values: [actorId, tag, means, timestamp(until), timestamp(at)],
  })

/** Counts one agreement that nobody proved, for her and for her structure; true while both stay within their ceilings. */
export const declareWithin = async (db: Queries, ceiling: readonly unknown[]): Promise<boolean> =>
  (
    await db.rows<{ readonly within: boolean }>({
      name: 'access:declare-within',
      text: 'select declare_within($1::uuid, $2::uuid, $3::timestamptz, $4::integer, $5::integer, $6::integer) as within',
      values: ceiling,
    })
  )[0]?.within === true

export type AlarmRow = {
  readonly actor_id: ActorId
  readonly raised_at: Instant
  readonly reason: 'declared-actor' | 'declared-structure' | 'declared-week'
}

export const selectAlarms = (db: Queries, since: Instant): Promise<readonly AlarmRow[]> =>
  db.rows<AlarmRow>({
    name: 'access:alarms',
    text: 'select actor_id, raised_at, reason from access_alarm where raised_at > $1 order by raised_at desc, actor_id limit 200',
    values: [timestamp(since)],
  })
