import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export type PersonTag = { readonly actor_id: ActorId; readonly record_id: RecordId }

export const selectByTag = async (db: Queries, tag: Buffer): Promise<PersonTag | undefined> =>
  (await db.rows<PersonTag>({ name: 'identity:tag', text: 'select actor_id, record_id from person_tag where tag = $1', values: [tag] }))[0]

/** `ceiling`: the arguments of `look_up_within`, who asks, where, when, how often. */
export const selectByTagWithin = async (
  db: Queries,
  tag: Buffer,
  ceiling: readonly unknown[],
): Promise<{ readonly within: boolean; readonly found: PersonTag | undefined }> => {
  const [row] = await db.rows<{ within: boolean; actor_id: ActorId | null; record_id: RecordId | null }>({
    name: 'identity:tag_within',
    text: `with asked as materialized (select look_up_within($2::uuid, $3::uuid, $4::timestamptz, $5::integer, $6::integer) as within)
      select asked.within, t.actor_id, t.record_id from asked left join person_tag t on asked.within and t.tag = $1`,
    values: [tag, ...ceiling],
  })
  const { within = false, actor_id = null, record_id = null } = row ?? {}
  return { within, found: actor_id === null || record_id === null ? undefined : { actor_id, record_id } }
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
