import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { connect, type Place, type Queries } from '../../platform/db/index.ts'
import { pastRowSecurity } from '../testing/past-row-security.ts'

/** Rows that stand on nothing, seen by the owner of the tables and in the folder of bodies; and how many trace entries there are. */
export type Halves = { readonly dangling: readonly string[]; readonly traces: number }

const CHECKS: readonly { readonly what: string; readonly text: string }[] = [
  {
    what: 'a document whose body is in no row',
    text: 'select document_id::text as id from document d where body_in_row and not exists (select 1 from document_body b where b.record_id = d.record_id and b.document_id = d.document_id)',
  },
  {
    what: 'a body without document',
    text: 'select document_id::text as id from document_body b where not exists (select 1 from document d where b.record_id = d.record_id and b.document_id = d.document_id)',
  },
  {
    what: 'a submission without document',
    text: 'select submission_id::text as id from submission s where not exists (select 1 from document d where d.record_id = s.record_id and d.submission_id = s.submission_id)',
  },
  {
    what: 'a record without holder',
    text: 'select record_id::text as id from record r where not exists (select 1 from person p where p.actor_id = r.holder_id)',
  },
  {
    what: 'a head that is not its last entry',
    text: `select h.record_id::text as id from record_head h where h.open_n + h.holder_n + h.held_n <> (select count(*) from trace t where t.record_id = h.record_id)`,
  },
]

export const findHalves = async (place: Place, dataFolder: string): Promise<Halves> => {
  const database = connect({ ...place, poolSize: 1, statementTimeout: 0 })
  try {
    return await pastRowSecurity(database, rows => findIn(rows, dataFolder))
  } finally {
    await database.close()
  }
}

const findIn = async (database: Queries, dataFolder: string): Promise<Halves> => {
  const dangling: string[] = []
  for (const [n, { what, text }] of CHECKS.entries()) {
    for (const { id } of await database.rows<{ id: string }>({ name: `crash:half_${n}`, text })) dangling.push(`${what}: ${id}`)
  }
  const blobs = await database.rows<{ id: string }>({
    name: 'crash:blobs',
    text: `select record_id || '/' || document_id as id from document where not body_in_row`,
  })
  const files = filesIn(path.join(dataFolder, 'blobs', 'objects'))
  for (const { id } of blobs) if (!files.has(id.replace('/', '~'))) dangling.push(`a document whose body is in no file: ${id}`)
  const [row] = await database.rows<{ traces: number }>({
    name: 'crash:traces',
    text: 'select count(*)::int4 as traces from trace join record using (record_id)',
  })
  return { dangling, traces: row?.traces ?? 0 }
}

const filesIn = (folder: string): ReadonlySet<string> =>
  new Set(existsSync(folder) ? readdirSync(folder, { recursive: true }).map(name => path.basename(String(name))) : [])
