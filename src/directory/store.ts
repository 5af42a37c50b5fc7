import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { DirectoryEntry } from './model.ts'

type Row = { readonly entry: string }

const parse = (row: Row | undefined): DirectoryEntry | undefined => (row === undefined ? undefined : JSON.parse(row.entry) as DirectoryEntry)

export const selectEntry = async (db: Queries, id: ActorId): Promise<DirectoryEntry | undefined> =>
  parse((await db.rows<Row>({ name: 'directory:read', text: 'select entry from directory_actor where actor_id = $1', values: [id] }))[0])

export const selectByNationalId = async (db: Queries, nationalId: string): Promise<DirectoryEntry | undefined> =>
  parse((await db.rows<Row>({
    name: 'directory:code',
    text: 'select a.entry from directory_code c join directory_actor a on a.actor_id = c.actor_id where c.tag = $1',
    values: [nationalId],
  }))[0])

export const upsertEntry = (tx: Queries, entry: DirectoryEntry): Promise<unknown> =>
  tx.rows({
    name: 'directory:write',
    text: `with a as (insert into directory_actor (actor_id, kind, national_id, entry) values ($1, $2, $3, $4)
        on conflict (actor_id) do update set kind = excluded.kind, national_id = excluded.national_id, entry = excluded.entry)
      insert into directory_code (tag, actor_id) values ($3, $1) on conflict (tag) do update set actor_id = excluded.actor_id`,
    values: [entry.id, entry.kind, entry.nationalId, JSON.stringify(entry)],
  })

/** Names of the directory that begin with each word asked; the directory is public, the answer short. */
export const searchEntries = async (db: Queries, text: string, limit: number): Promise<readonly DirectoryEntry[]> =>
  (await db.rows<Row>({
    name: 'directory:search',
    text: `select entry from directory_actor where kind = 'professional' and position(lower($1) in lower(entry)) > 0 order by national_id limit $2`,
    values: [text, limit],
  })).map(row => JSON.parse(row.entry) as DirectoryEntry)
