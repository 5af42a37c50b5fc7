import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export const selectInsured = async (db: Queries, personId: ActorId): Promise<Buffer | undefined> =>
  (
    await db.rows<{ sealed: Buffer }>({ name: 'insured:read', text: 'select sealed from insured where actor_id = $1', values: [personId] })
  )[0]?.sealed

/** Locked: to be changed. */
export const selectOwnContacts = async (tx: Queries, personId: ActorId): Promise<Buffer | undefined> =>
  (
    await tx.rows<{ sealed: Buffer }>({
      name: 'contact:lock',
      text: 'select sealed from own_contact where actor_id = $1 for update',
      values: [personId],
    })
  )[0]?.sealed

/** What her contacts are chosen from: the insurer's entry and her own. */
export const selectContacts = async (
  db: Queries,
  personId: ActorId,
): Promise<{ readonly insured: Buffer | null; readonly own: Buffer | null }> => {
  const [found] = await db.rows<{ insured: Buffer | null; own: Buffer | null }>({
    name: 'contact:read_both',
    text: 'select (select sealed from insured where actor_id = $1) as insured, (select sealed from own_contact where actor_id = $1) as own',
    values: [personId],
  })
  return found ?? { insured: null, own: null }
}

/** Of many at once; who set none herself is not in the map. */
export const selectOwnContactsOf = async (db: Queries, personIds: readonly ActorId[]): Promise<ReadonlyMap<ActorId, Buffer>> => {
  const rows = await db.rows<{ actor_id: ActorId; sealed: Buffer }>({
    name: 'contact:read_many',
    text: 'select actor_id, sealed from own_contact where actor_id = any($1::uuid[])',
    values: [personIds],
  })
  return new Map(rows.map(({ actor_id, sealed }) => [actor_id, sealed]))
}

export const upsertOwnContacts = (tx: Queries, personId: ActorId, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'contact:write',
    text: 'insert into own_contact (actor_id, sealed) values ($1, $2) on conflict (actor_id) do update set sealed = excluded.sealed',
    values: [personId, sealed],
  })

export const selectRepresented = async (db: Queries, tags: readonly Buffer[]): Promise<readonly ActorId[]> =>
  (
    await db.rows<{ actor_id: ActorId }>({
      name: 'insured:represented',
      text: `select distinct r.actor_id from unnest($1::text[]) as t join represented r on r.tag = decode(t, 'hex')`,
      values: [tags.map(tag => tag.toString('hex'))],
    })
  ).map(row => row.actor_id)

export type TaggedPerson = { readonly tag: Buffer; readonly actor_id: ActorId; readonly record_id: RecordId }

export const selectByTags = (db: Queries, tags: readonly Buffer[]): Promise<readonly TaggedPerson[]> =>
  db.rows<TaggedPerson>({
    name: 'identity:tags',
    text: `select p.tag, p.actor_id, p.record_id from unnest($1::text[]) as t
      cross join lateral (select tag, actor_id, record_id from person_tag where tag = decode(t, 'hex')) p`,
    values: [tags.map(tag => tag.toString('hex'))],
  })
