import { Refusal } from '../../kernel/refusal.ts'
import { monotonic } from '../clock.ts'
import { connect, databaseErrorCode, type Database } from '../db/index.ts'
import type { KeyStore } from './key-store.ts'
import { KEYS_FULL, KEYS_UNAVAILABLE } from './refusals.ts'

export type PostgresKeyStoreOptions = {
  /** A PostgreSQL on another server than the rows: a copy of one opens nothing without the other. */
  readonly url: string
  readonly poolSize?: number
}

/** Not a migration: this cluster is not the one of the rows, and holds nothing else. */
const TABLE = `create table if not exists wrapped_key (name text primary key, wrapped bytea not null);
  alter table wrapped_key alter column wrapped set storage plain`

const UNIQUE_VIOLATION = '23505'
/** How long another process may still hand out a wrapped key that was destroyed here; its rows are gone by then. */
const REMEMBERED_MILLISECONDS = 30_000
const REMEMBERED_KEYS = 50_000
const PAGE = 1_000

type Remembered = { readonly wrapped: Uint8Array; readonly since: number }

/** Wrapped keys in a database of their own. What is read stays in memory for half a minute, so that a reading costs no round trip there. */
export const openPostgresKeyStore = async ({ url, poolSize = 4 }: PostgresKeyStoreOptions): Promise<KeyStore> => {
  const db = connect({ url, poolSize, applicationName: 'carnet keys' })
  await translated(() => db.withAdvisoryLock('carnet.keys', () => db.script(TABLE)))
  const memory = new Map<string, Remembered>()
  const remember = (name: string, wrapped: Uint8Array): void => {
    memory.delete(name)
    memory.set(name, { wrapped, since: monotonic() })
    if (memory.size > REMEMBERED_KEYS) memory.delete(memory.keys().next().value ?? '')
  }
  return {
    get: async name => {
      const known = memory.get(name)
      if (known !== undefined && monotonic() - known.since < REMEMBERED_MILLISECONDS) return known.wrapped
      const wrapped = await translated(() => selectKey(db, name))
      if (wrapped !== undefined) remember(name, wrapped)
      return wrapped
    },
    add: async (name, wrapped) => {
      await translated(() => insertKey(db, name, wrapped))
      remember(name, wrapped)
    },
    // Many at once are for a whole population: none of them is remembered.
    addMany: keys => translated(() => insertKeys(db, keys)),
    getMany: names => translated(() => selectKeys(db, names)),
    replace: async (name, wrapped) => {
      memory.delete(name)
      if (await translated(() => updateKey(db, name, wrapped))) remember(name, wrapped)
    },
    destroy: async name => {
      memory.delete(name)
      await translated(() => deleteKey(db, name))
    },
    names: () => namesOf(db),
    close: () => db.close(),
  }
}

const selectKey = async (db: Database, name: string): Promise<Uint8Array | undefined> => {
  const [row] = await db.rows<{ wrapped: Buffer }>({
    name: 'keys.get',
    text: 'select wrapped from wrapped_key where name = $1',
    values: [name],
  })
  // A copy: what the driver gives is a slice of everything it received.
  return row === undefined ? undefined : Buffer.from(row.wrapped)
}

const insertKey = (db: Database, name: string, wrapped: Uint8Array): Promise<unknown> =>
  db.rows({ name: 'keys.add', text: 'insert into wrapped_key (name, wrapped) values ($1, $2)', values: [name, Buffer.from(wrapped)] })

const insertKeys = async (db: Database, keys: ReadonlyMap<string, Uint8Array>): Promise<ReadonlySet<string>> => {
  const written = await db.rows<{ name: string }>({
    name: 'keys.add-many',
    text: `insert into wrapped_key (name, wrapped) select n, decode(w, 'base64') from unnest($1::text[], $2::text[]) as k(n, w)
      on conflict do nothing returning name`,
    values: [[...keys.keys()], [...keys.values()].map(wrapped => Buffer.from(wrapped).toString('base64'))],
  })
  const there = new Set(keys.keys())
  for (const { name } of written) there.delete(name)
  return there
}

const selectKeys = async (db: Database, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> => {
  const rows = await db.rows<{ name: string; wrapped: Buffer }>({
    name: 'keys.get-many',
    text: 'select k.name, k.wrapped from unnest($1::text[]) as n cross join lateral (select name, wrapped from wrapped_key where name = n) k',
    values: [names],
  })
  return new Map(rows.map(({ name, wrapped }) => [name, wrapped]))
}

/** A key that was destroyed is not brought back by a late re-wrapping. */
const updateKey = async (db: Database, name: string, wrapped: Uint8Array): Promise<boolean> =>
  (
    await db.rows({
      name: 'keys.replace',
      text: 'update wrapped_key set wrapped = $2 where name = $1 returning name',
      values: [name, Buffer.from(wrapped)],
    })
  ).length === 1

/** The dead row is swept at once; what the log of this cluster still holds goes with its next recycling. */
const deleteKey = async (db: Database, name: string): Promise<void> => {
  await db.rows({ name: 'keys.destroy', text: 'delete from wrapped_key where name = $1', values: [name] })
  await db.rows({ name: 'keys.sweep', text: 'vacuum wrapped_key' })
}

async function* namesOf(db: Database): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await db.rows<{ name: string }>({
      name: 'keys.names',
      text: 'select name from wrapped_key where name > $1 order by name limit $2',
      values: [after, PAGE],
    })
    for (const { name } of rows) yield name
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.name
  }
}

const translated = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask()
  } catch (error) {
    const code = databaseErrorCode(error)
    if (code === UNIQUE_VIOLATION) throw new Error('a key of this name exists')
    if (code === '53100') throw new Refusal(KEYS_FULL, code)
    if (code !== undefined) throw new Refusal(KEYS_UNAVAILABLE, code)
    throw error
  }
}
