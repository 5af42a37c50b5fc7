import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { DirectoryEntry } from './model.ts'

type Row = { readonly entry: string }

const parse = (row: Row | undefined): DirectoryEntry | undefined =>
  row === undefined ? undefined : (JSON.parse(row.entry) as DirectoryEntry)

export const selectEntry = async (db: Queries, id: ActorId): Promise<DirectoryEntry | undefined> =>
  parse((await db.rows<Row>({ name: 'directory:read', text: 'select entry from directory_actor where actor_id = $1', values: [id] }))[0])

export const selectByNationalId = async (db: Queries, nationalId: string): Promise<DirectoryEntry | undefined> =>
  parse(
    (
      await db.rows<Row>({
        name: 'directory:code',
        text: 'select a.entry from directory_code c join directory_actor a on a.actor_id = c.actor_id where c.tag = $1',
        values: [nationalId],
      })
    )[0],
  )

/** Many at once, by national number; those who are not in the directory are left out. */
export const selectByNationalIds = async (db: Queries, nationalIds: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>> => {
  if (nationalIds.length === 0) return new Map()
  const rows = await db.rows<Row & { readonly tag: string }>({
    name: 'directory:codes',
    text: `select c.tag, a.entry from unnest($1::text[]) as n
      cross join lateral (select tag, actor_id from directory_code where tag = n) c join directory_actor a on a.actor_id = c.actor_id`,
    values: [nationalIds],
  })
  return new Map(rows.map(row => [row.tag, JSON.parse(row.entry) as DirectoryEntry]))
}

/** Professionals who work in one place, at most `limit` of them. */
export const selectAtStructure = async (db: Queries, structureNationalId: string, limit: number): Promise<readonly DirectoryEntry[]> => {
  const rows = await db.rows<Row>({
    name: 'directory:structure',
    text: `select a.entry from directory_actor a where a.kind = 'professional' and position($1::text in a.entry::text) > 0
      and exists (select from json_array_elements(a.entry::json->'exercises') x where x->>'structureNationalId' = $1)
      order by a.entry::json->>'family', a.national_id limit $2`,
    values: [structureNationalId, limit],
  })
  return rows.map(row => JSON.parse(row.entry) as DirectoryEntry)
}

/** Whoever practises in a town that holds these words, and its places: blind to case and accents, the caller compares. */
export const selectInTown = async (db: Queries, town: string, limit: number): Promise<readonly DirectoryEntry[]> => {
  const words = wordsOf(town)
  if (words.length === 0) return []
  const rows = await db.rows<Row>({
    name: 'directory:town',
    text: `select a.entry from directory_actor a where a.entry::json->>'city' is not null
      and not exists (select from unnest($1::text[]) word where position(word in ${FOLDED_TOWN}) = 0) order by a.national_id limit $2`,
    values: [words, limit],
  })
  return rows.map(row => JSON.parse(row.entry) as DirectoryEntry)
}

/** Numbers of all professionals: for a loop, that goes from one to the next. */
export const allProfessionals = async (db: Queries): Promise<readonly ActorId[]> => {
  const rows = await db.rows<{ actor_id: ActorId }>({
    name: 'directory:professionals',
    text: `select actor_id from directory_actor where kind = 'professional'`,
    values: [],
  })
  return rows.map(row => row.actor_id)
}

export type ProfessionCount = { readonly profession: string; readonly specialty: string | null; readonly n: number }

/** How many professionals practise each profession and speciality: who works in two places under one code counts once. */
export const countProfessions = (db: Queries): Promise<readonly ProfessionCount[]> =>
  db.rows<ProfessionCount>({
    name: 'directory:professions',
    text: `select x->>'profession' as profession, x->>'specialty' as specialty, count(distinct a.actor_id)::int as n
      from directory_actor a, json_array_elements(a.entry::json->'exercises') x where a.kind = 'professional' group by 1, 2 order by 1, 2`,
    values: [],
  })

export const upsertEntry = (tx: Queries, entry: DirectoryEntry): Promise<unknown> =>
  tx.rows({
    name: 'directory:write',
    text: `with a as (insert into directory_actor (actor_id, kind, national_id, entry) values ($1, $2, $3, $4)
        on conflict (actor_id) do update set kind = excluded.kind, national_id = excluded.national_id, entry = excluded.entry)
      insert into directory_code (tag, actor_id) values ($3, $1) on conflict (tag) do update set actor_id = excluded.actor_id`,
    values: [entry.id, entry.kind, entry.nationalId, JSON.stringify(entry)],
  })

/**
 * The entry that stands under this national number, or this one from now on: whoever comes at the same moment gets one number for all. A place with two would
 * have two of each of its ceilings.
 */
export const insertOnce = async (tx: Queries, entry: DirectoryEntry): Promise<ActorId> => {
  const [row] = await tx.rows<{ readonly actor_id: ActorId }>({
    name: 'directory:write-once',
    text: `with c as (insert into directory_code (tag, actor_id) values ($3, $1)
        on conflict (tag) do update set actor_id = directory_code.actor_id returning actor_id),
      a as (insert into directory_actor (actor_id, kind, national_id, entry)
        select $1::uuid, $2::text, $3::text, $4::text from c where c.actor_id = $1::uuid on conflict (actor_id) do nothing)
      select actor_id from c`,
    values: [entry.id, entry.kind, entry.nationalId, JSON.stringify(entry)],
  })
  return row?.actor_id ?? entry.id
}

/** Many at once, each in place of its former version. */
export const upsertEntries = (tx: Queries, entries: readonly DirectoryEntry[]): Promise<unknown> =>
  tx.rows({
    name: 'directory:write-many',
    text: `with x as materialized (select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as u(actor_id, kind, national_id, entry)),
      a as (insert into directory_actor (actor_id, kind, national_id, entry) select actor_id, kind, national_id, entry from x
        on conflict (actor_id) do update set kind = excluded.kind, national_id = excluded.national_id, entry = excluded.entry)
      insert into directory_code (tag, actor_id) select national_id, actor_id from x on conflict (tag) do update set actor_id = excluded.actor_id`,
    values: [
      entries.map(({ id }) => id),
      entries.map(({ kind }) => kind),
      entries.map(({ nationalId }) => nationalId),
      entries.map(entry => JSON.stringify(entry)),
    ],
  })

const FOLDED_TOWN = `regexp_replace(translate(replace(lower(a.entry::json->>'city'), 'œ', 'oe'),
  'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'), '[^a-z0-9]+', ' ', 'g')`

const FOLDED = `regexp_replace(translate(replace(replace(lower(concat_ws(' ', a.entry::json->>'name', a.entry::json->>'family', a.entry::json->>'given',
  a.entry::json->>'city', a.national_id, (select string_agg(x->>'structureName', ' ') from json_array_elements(a.entry::json->'exercises') x))), 'œ', 'oe'), 'æ', 'ae'),
  'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'), '[^a-z0-9]+', ' ', 'g')`

/** Professionals whose name, number, town or place of work holds every word asked, blind to case and accents; none asked, none found. */
export const searchEntries = async (db: Queries, text: string, limit: number): Promise<readonly DirectoryEntry[]> => {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const rows = await db.rows<Row>({
    name: 'directory:search',
    text: `select a.entry from directory_actor a where a.kind = 'professional'
      and not exists (select from unnest($1::text[]) word where position(word in ${FOLDED}) = 0) order by a.national_id limit $2`,
    values: [words, limit],
  })
  return rows.map(row => JSON.parse(row.entry) as DirectoryEntry)
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
