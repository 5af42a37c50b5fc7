import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Instant, toIso } from '../../kernel/instant.ts'
import { sha256 } from '../keyring/primitives.ts'
import type { Database, Query } from './query.ts'

/** One file of `migrations/`: `NNNN_verb_noun.sql`. */
type Migration = { readonly name: string; readonly text: string; readonly checksum: string }

export const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))

const FILE = /^\d{4}_[a-z0-9]+(_[a-z0-9]+)+\.sql$/

export class MigrationFault extends Error {
  override readonly name = 'MigrationFault'
}

const read = async (folder: string): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  const wrong = names.filter((name, i) => !FILE.test(name) || name.slice(0, 4) === names[i - 1]?.slice(0, 4))
  if (wrong.length > 0) throw new MigrationFault(`not NNNN_verb_noun.sql, or a number twice: ${wrong.join(', ')}`)
  return Promise.all(
    names.map(async name => {
      const text = await readFile(path.join(folder, name), 'utf8')
      return { name, text, checksum: sha256(Buffer.from(text)).toString('hex') }
    }),
  )
}

const EXISTS: Query = { name: 'db.migrations_exist', text: "select to_regclass('schema_migration') is not null as there" }
const APPLIED: Query = { name: 'db.migrations_applied', text: 'select name, sha256 from schema_migration order by name' }

const applied = async (database: Database): Promise<ReadonlyMap<string, string>> => {
  const [exists] = await database.rows<{ there: boolean }>(EXISTS)
  if (exists?.there !== true) return new Map()
  const rows = await database.rows<{ name: string; sha256: Buffer }>(APPLIED)
  return new Map(rows.map(row => [row.name, row.sha256.toString('hex')]))
}

/** What was applied is still there, unchanged, and nothing slips in before it: migrations go forward only. */
const check = (migrations: readonly Migration[], done: ReadonlyMap<string, string>): readonly Migration[] => {
  const known = new Map(migrations.map(migration => [migration.name, migration.checksum]))
  for (const [name, checksum] of done) {
    if (!known.has(name)) throw new MigrationFault(`migration ${name} was applied to this database and is not in this version`)
    if (known.get(name) !== checksum) throw new MigrationFault(`migration ${name} was changed after it was applied`)
  }
  const last = [...done.keys()].at(-1) ?? ''
  const waiting = migrations.filter(migration => !done.has(migration.name))
  const late = waiting.find(migration => migration.name < last)
  if (late !== undefined) throw new MigrationFault(`migration ${late.name} comes before ${last}, which is already applied`)
  return waiting
}

/** The file and its row in one implicit transaction. Name, checksum and instant have shapes that need no quoting. */
const apply = async (database: Database, migration: Migration, at: Instant): Promise<void> => {
  const row = `insert into schema_migration (name, sha256, applied_at) values ('${migration.name}', '\\x${migration.checksum}', '${toIso(at)}')`
  const text = `set local statement_timeout = 0;\n${migration.text}\n;${row}`
  await database.script(text).catch((error: unknown) => {
    throw new MigrationFault(`migration ${migration.name} failed: ${error instanceof Error ? error.message : 'unknown'}`, { cause: error })
  })
}

/**
 * Brings the database to the schema of this version; answers the names of what it applied. One process migrates at a time,
 * the others wait. `database` signs in as the owner of the tables, not in the role of the server.
 */
export const migrate = (database: Database, at: Instant, folder: string = MIGRATIONS): Promise<readonly string[]> =>
  database.withAdvisoryLock('carnet.migrate', async () => {
    const waiting = check(await read(folder), await applied(database))
    for (const migration of waiting) await apply(database, migration, at)
    return waiting.map(migration => migration.name)
  })
