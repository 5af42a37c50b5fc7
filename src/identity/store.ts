import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { StandingRow } from './standing-store.ts'
import type { IdentityMark } from './status.ts'

export type PersonTag = { readonly actor_id: ActorId; readonly record_id: RecordId }

export const selectByTag = async (db: Queries, tag: Buffer): Promise<PersonTag | undefined> =>
  (await db.rows<PersonTag>({ name: 'identity:tag', text: 'select actor_id, record_id from person_tag where tag = $1', values: [tag] }))[0]

export type LookedUp = {
  readonly within: boolean
  readonly found: PersonTag | undefined
  readonly standing: StandingRow | undefined
}
type LookedUpRow = { readonly within: boolean; readonly actor_id: ActorId | null; readonly record_id: RecordId | null } & {
  readonly verified: boolean | null
  readonly recovered: boolean | null
  readonly mark: IdentityMark | null
}

/** `ceiling`: the arguments of `look_up_within`, who asks, where, when, how often. `standing`: whose note of this identity is read beside it, and under which tag. */
export const selectByTagWithin = async (
  db: Queries,
  tag: Buffer,
  ceiling: readonly unknown[],
  standing: readonly [ActorId, Buffer],
): Promise<LookedUp> => {
  const [row] = await db.rows<LookedUpRow>({
    name: 'identity:tag_within',
    text: `with asked as materialized (select look_up_within($2::uuid, $3::uuid, $4::timestamptz, $5::integer, $6::integer) as within)
      select asked.within, t.actor_id, t.record_id, s.verified, s.recovered, s.mark
      from asked left join person_tag t on asked.within and t.tag = $1 left join lateral (
        select verified, recovered, mark from identity_standing where asked.within and actor_id = $7 and tag = $8 order by n desc limit 1) s on true`,
    values: [tag, ...ceiling, ...standing],
  })
  if (row === undefined) return { within: false, found: undefined, standing: undefined }
  const { within, actor_id, record_id, verified, recovered, mark } = row
  return {
    within,
    found: actor_id === null || record_id === null ? undefined : { actor_id, record_id },
    standing: verified === null || recovered === null ? undefined : { verified, recovered, mark },
  }
}

export const spendLookUp = async (db: Queries, ceiling: readonly unknown[]): Promise<boolean> => {
  const [row] = await db.rows<{ within: boolean }>({
    name: 'identity:look_up',
    text: 'select look_up_within($1::uuid, $2::uuid, $3::timestamptz, $4::integer, $5::integer) as within',
    values: ceiling,
  })
  return row?.within === true
}

export const insertPerson = (
  tx: Queries,
  personId: ActorId,
  recordId: RecordId,
  { number, traits }: { readonly number: Buffer; readonly traits: Buffer },
  sealed: Buffer,
): Promise<unknown> =>
  tx.rows({
    name: 'identity:person',
    text: `with p as (insert into person (actor_id, sealed) values ($1, $2)),
      n as (insert into person_trait (tag, actor_id) values ($5, $1) on conflict do nothing)
      insert into person_tag (tag, actor_id, record_id) values ($3, $1, $4)`,
    values: [personId, sealed, number, recordId, traits],
  })

export const selectPerson = async (db: Queries, personId: ActorId): Promise<Buffer | undefined> =>
  (
    await db.rows<{ sealed: Buffer }>({ name: 'identity:read', text: 'select sealed from person where actor_id = $1', values: [personId] })
  )[0]?.sealed
