import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

const hex = (tags: readonly Buffer[]): readonly string[] => tags.map(tag => tag.toString('hex'))
const base64 = (values: readonly Buffer[]): readonly string[] => values.map(value => value.toString('base64'))

export type KnownNumber = { readonly tag: Buffer; readonly actor_id: ActorId; readonly record_id: RecordId; readonly seen: Buffer | null }

/** Who is known by these numbers, and what the insurer last said of her. */
export const selectKnown = (db: Queries, tags: readonly Buffer[]): Promise<readonly KnownNumber[]> =>
  db.rows({
    name: 'register:known',
    text: `select k.tag, k.actor_id, k.record_id, k.seen from unnest($1::text[]) as t cross join lateral (
        select p.tag, p.actor_id, p.record_id, i.seen from person_tag p left join insured i on i.actor_id = p.actor_id
        where p.tag = decode(t, 'hex')) k`,
    values: [hex(tags)],
  })

export const selectByTraits = (
  db: Queries,
  tags: readonly Buffer[],
): Promise<readonly { readonly tag: Buffer; readonly actor_id: ActorId }[]> =>
  db.rows({
    name: 'register:traits',
    text: `select k.tag, k.actor_id from unnest($1::text[]) as t
      cross join lateral (select tag, actor_id from person_trait where tag = decode(t, 'hex')) k`,
    values: [hex(tags)],
  })

/** Persons of the register in the order of their numbers, page after page; those known by a waiting number only are left out. */
export const registeredAfter = async (db: Queries, after: ActorId | null, limit: number): Promise<readonly ActorId[]> =>
  (
    await db.rows<{ actor_id: ActorId }>({
      name: 'register:page',
      text: `select actor_id from insured where actor_id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000') and not waiting order by actor_id limit $2`,
      values: [after, limit],
    })
  ).map(row => row.actor_id)

export type RegisteredRow = {
  readonly actor_id: ActorId
  readonly traits: Buffer
  readonly entry: Buffer | null
  readonly record_id: RecordId | null
  readonly waiting: boolean | null
}

export const selectRegistered = (db: Queries, ids: readonly ActorId[]): Promise<readonly RegisteredRow[]> =>
  db.rows({
    name: 'register:read',
    text: `select k.actor_id, k.traits, k.entry, k.record_id, k.waiting from unnest($1::uuid[]) as a cross join lateral (
        select p.actor_id, p.sealed as traits, i.sealed as entry, i.record_id, i.waiting from person p left join insured i on i.actor_id = p.actor_id
        where p.actor_id = a) k`,
    values: [ids],
  })

/** One person as she is written: `tag` of the number that is new for her, `traitsTag` of her traits. */
export type RegisterRow = {
  readonly personId: ActorId
  readonly recordId: RecordId
  readonly waiting: boolean
  readonly tag: Buffer
  readonly traitsTag: Buffer
  readonly seen: Buffer
  readonly traits: Buffer
  readonly entry: Buffer
}

const valuesOf = (rows: readonly RegisterRow[]): readonly unknown[] => [
  rows.map(row => row.personId),
  rows.map(row => row.recordId),
  rows.map(row => (row.waiting ? 't' : 'f')),
  hex(rows.map(row => row.tag)),
  hex(rows.map(row => row.traitsTag)),
  hex(rows.map(row => row.seen)),
  base64(rows.map(row => row.traits)),
  base64(rows.map(row => row.entry)),
]

const ROWS = `x as materialized (select actor_id, record_id, waiting::boolean as waiting, decode(tag, 'hex') as tag, decode(traits_tag, 'hex') as traits_tag,
    decode(seen, 'hex') as seen, decode(traits, 'base64') as traits, decode(entry, 'base64') as entry
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    as u(actor_id, record_id, waiting, tag, traits_tag, seen, traits, entry))`

export const insertRegistered = (tx: Queries, rows: readonly RegisterRow[]): Promise<unknown> =>
  tx.rows({
    name: 'register:insert',
    text: `with ${ROWS},
      p as (insert into person (actor_id, sealed) select actor_id, traits from x),
      i as (insert into insured (actor_id, record_id, waiting, seen, sealed) select actor_id, record_id, waiting, seen, entry from x),
      n as (insert into person_trait (tag, actor_id) select traits_tag, actor_id from x)
      insert into person_tag (tag, actor_id, record_id) select tag, actor_id, record_id from x`,
    values: valuesOf(rows),
  })

/** A person who is known: all of her again, and her number when it is new for her. */
export const updateRegistered = (tx: Queries, rows: readonly RegisterRow[]): Promise<unknown> =>
  tx.rows({
    name: 'register:update',
    text: `with ${ROWS},
      p as (update person set sealed = x.traits from x where person.actor_id = x.actor_id),
      i as (insert into insured (actor_id, record_id, waiting, seen, sealed) select actor_id, record_id, waiting, seen, entry from x
        on conflict (actor_id) do update set record_id = excluded.record_id, waiting = excluded.waiting, seen = excluded.seen, sealed = excluded.sealed),
      n as (insert into person_trait (tag, actor_id) select traits_tag, actor_id from x on conflict do nothing)
      insert into person_tag (tag, actor_id, record_id) select tag, actor_id, record_id from x
        on conflict (tag) do update set record_id = excluded.record_id where person_tag.record_id <> excluded.record_id`,
    values: valuesOf(rows),
  })

/** A number that was hers before leads where the new one leads; one that only names her once more is added. */
export const pointNumbers = (
  tx: Queries,
  numbers: readonly { readonly tag: Buffer; readonly personId: ActorId; readonly recordId: RecordId }[],
): Promise<unknown> =>
  tx.rows({
    name: 'register:numbers',
    text: `insert into person_tag (tag, actor_id, record_id)
      select decode(t, 'hex'), a, r from unnest($1::text[], $2::uuid[], $3::uuid[]) as u(t, a, r)
      on conflict (tag) do update set record_id = excluded.record_id`,
    values: [hex(numbers.map(({ tag }) => tag)), numbers.map(({ personId }) => personId), numbers.map(({ recordId }) => recordId)],
  })

export type Tie = { readonly tag: Buffer; readonly personId: ActorId }

const tiesOf = (ties: readonly Tie[]): readonly unknown[] => [hex(ties.map(({ tag }) => tag)), ties.map(({ personId }) => personId)]

export const insertRepresented = (tx: Queries, ties: readonly Tie[]): Promise<unknown> =>
  tx.rows({
    name: 'register:represented',
    text: `insert into represented (tag, actor_id) select decode(t, 'hex'), a from unnest($1::text[], $2::uuid[]) as u(t, a) on conflict do nothing`,
    values: tiesOf(ties),
  })

export const deleteRepresented = (tx: Queries, ties: readonly Tie[]): Promise<unknown> =>
  tx.rows({
    name: 'register:unrepresented',
    text: `delete from represented where (tag, actor_id) in (select decode(t, 'hex'), a from unnest($1::text[], $2::uuid[]) as u(t, a))`,
    values: tiesOf(ties),
  })

export const deleteTraits = (tx: Queries, ties: readonly Tie[]): Promise<unknown> =>
  tx.rows({
    name: 'register:untraited',
    text: `delete from person_trait where (tag, actor_id) in (select decode(t, 'hex'), a from unnest($1::text[], $2::uuid[]) as u(t, a))`,
    values: tiesOf(ties),
  })

/** Snapshots of the door hold the holder's traits: who changes them moves the rights (migration 0105). */
export const moveRights = (tx: Queries, recordIds: readonly RecordId[]): Promise<unknown> =>
  tx.rows({ name: 'register:rights', text: 'select move_rights($1::uuid[])', values: [recordIds] })
