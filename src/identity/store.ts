import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export type PersonTag = { readonly actor_id: ActorId; readonly record_id: RecordId }

export const selectByTag = async (db: Queries, tag: Buffer): Promise<PersonTag | undefined> =>
  (await db.rows<PersonTag>({ name: 'identity:tag', text: 'select actor_id, record_id from person_tag where tag = $1', values: [tag] }))[0]

export const insertPerson = (tx: Queries, personId: ActorId, recordId: RecordId, tag: Buffer, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'identity:person',
    text: 'with p as (insert into person (actor_id, sealed) values ($1, $2)) insert into person_tag (tag, actor_id, record_id) values ($3, $1, $4)',
    values: [personId, sealed, tag, recordId],
  })

export const selectPerson = async (db: Queries, personId: ActorId): Promise<Buffer | undefined> =>
  (
    await db.rows<{ sealed: Buffer }>({ name: 'identity:read', text: 'select sealed from person where actor_id = $1', values: [personId] })
  )[0]?.sealed
