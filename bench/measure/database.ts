import type { Database } from '../../src/platform/db/index.ts'
import { DOCUMENTS } from '../population/documents.ts'

/** Entries of the trace, all records. */
export const countTraces = async (owner: Database): Promise<number> => {
  const [row] = await owner.rows<{ count: string }>({ name: 'bench.traces', text: 'select count(*) as count from trace' })
  return Number(row?.count)
}

export const countDocuments = async (owner: Database): Promise<number> => {
  const [row] = await owner.rows<{ count: string }>({ name: 'bench.documents', text: 'select count(*) as count from document' })
  return Number(row?.count)
}

/** What is measured is a list of fifty: a kept population into which somebody deposited since is another one. */
export const checkPopulation = async (owner: Database, records: number): Promise<void> => {
  const [found, wanted] = [await countDocuments(owner), records * DOCUMENTS]
  if (found !== wanted)
    throw new Error(`${found} documents where the population has ${wanted}: something was deposited since. Remove the folder of --data.`)
}

const SHOWN = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_sync_method',
  'shared_buffers',
  'data_checksums',
] as const

/** Settings as the server itself says them. */
export const shownSettings = async (owner: Database): Promise<Readonly<Record<string, string>>> => {
  const rows = await owner.rows<{ name: string; setting: string }>({
    name: 'bench.settings',
    text: 'select name, current_setting(name) as setting from pg_settings where name = any($1::text[]) order by name',
    values: [[...SHOWN]],
  })
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}

const DURABLE: Readonly<Record<string, string>> = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }

/** Figures of a server that does not wait for the disk are worth nothing. */
export const checkDurable = (shown: Readonly<Record<string, string>>): void => {
  for (const [name, wanted] of Object.entries(DURABLE)) if (shown[name] !== wanted) throw new Error(`${name} is ${shown[name]}`)
}
