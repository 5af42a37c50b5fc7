import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '../../platform/db/index.ts'

/** A stretch of what was stored, and where it is from. Stretches of one file overlap, so that nothing lies between two. */
export type Straw = { readonly from: string; readonly bytes: Buffer }

const CHUNK = 16 * 1024 * 1024
const OVERLAP = 64 * 1024

/** Every file under a folder, links to other folders followed once. */
export function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(place)
    else if (entry.isFile()) yield place
    else if (entry.isSymbolicLink() && statSync(place, { throwIfNoEntry: false })?.isDirectory() === true)
      yield* filesUnder(realpathSync(place))
  }
}

export function* strawsOfFile(file: string): Generator<Straw> {
  const handle = openSync(file, 'r')
  try {
    const { size } = statSync(file)
    for (let at = 0; at < size; at += CHUNK - OVERLAP) {
      const bytes = Buffer.allocUnsafe(Math.min(CHUNK, size - at))
      const read = readSync(handle, bytes, 0, bytes.length, at)
      yield { from: file, bytes: bytes.subarray(0, read) }
      if (at + CHUNK >= size) return
    }
  } finally {
    closeSync(handle)
  }
}

type Column = { readonly schema: string; readonly name: string; readonly column: string; readonly type: string }

/**
 * Every row of every table of ours and of the queue, as the owner reads it: values that PostgreSQL keeps compressed or in pieces are whole here.
 * `pg_dump` of a distribution refuses a younger server; this says the same.
 */
export async function* strawsOfDatabase(database: Database): AsyncGenerator<Straw> {
  const columns = await database.rows<Column>({
    name: 'leaks:columns',
    text: `select table_schema::text as schema, table_name::text as name, column_name::text as column, data_type::text as type from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema') and (table_schema, table_name) in (select schemaname, tablename from pg_tables)
      order by 1, 2, ordinal_position`,
  })
  for (const [table, own] of Map.groupBy(columns, ({ schema, name }) => `"${schema}"."${name}"`)) yield* strawsOfTable(database, table, own)
}

const ROWS = 2_000

async function* strawsOfTable(database: Database, table: string, columns: readonly Column[]): AsyncGenerator<Straw> {
  const values = columns
    .map(({ column, type }, index) => `${type === 'bytea' ? `"${column}"` : `"${column}"::text`} as c${index}`)
    .join(', ')
  for (let offset = 0; ; offset += ROWS) {
    const rows = await database.rows<Readonly<Record<string, string | Buffer | null>>>({
      name: `leaks:${table}`.slice(0, 63),
      text: `select ${values} from ${table} order by ctid limit ${ROWS} offset $1::int4`,
      values: [offset],
    })
    if (rows.length > 0) yield { from: table, bytes: Buffer.concat(rows.flatMap(row => Object.values(row).flatMap(bytesOf))) }
    if (rows.length < ROWS) return
  }
}

const END = Buffer.from([0])
const bytesOf = (value: string | Buffer | null): readonly Buffer[] => (value === null ? [END] : [Buffer.from(value), END])
