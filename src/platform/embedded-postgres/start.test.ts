import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { connect, type Database } from '../db/index.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres, temporaryHome } from './index.ts'
import { commandOf } from './processes.ts'

const home = temporaryHome('carnet-embedded')
afterAll(() => rmSync(home, { recursive: true, force: true }))

const folder = path.join(home, 'one')
const HOLD = fileURLToPath(new URL('../../../test/support/hold-postgres.ts', import.meta.url))

const using = async <T>(postgres: EmbeddedPostgres, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = connect({ ...postgres.place, poolSize: 2 })
  return work(database).finally(() => database.close())
}

const add = (id: number) => (database: Database) => database.rows({ name: 'add', text: 'insert into kept (id) values ($1)', values: [id] })

const kept = async (database: Database): Promise<number[]> =>
  (await database.rows<{ id: number }>({ name: 'kept', text: 'select id from kept order by id' })).map(row => row.id)

const isGone = (pid: number): boolean => !commandOf(pid)

test('a folder becomes a server, closed to others, durable, without a port', async () => {
  const postgres = await startEmbeddedPostgres({ folder })
  const shown = await using(postgres, async database => {
    await database.script('create table kept (id int4 primary key)')
    await add(1)(database)
    const text = 'select name, setting from pg_settings where name = any($1) order by name'
    return database.rows({
      name: 'settings',
      text,
      values: [['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'data_checksums']],
    })
  })
  expect(shown).toEqual([
    { name: 'data_checksums', setting: 'on' },
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'synchronous_commit', setting: 'on' },
  ])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(postgres.place.host, '.s.PGSQL.5432')).mode & 0o077).toBe(0)
  const pid = postgres.pid()
  await postgres.stop()
  expect(isGone(pid)).toBe(true)
})

test('its log keeps no value of a statement that failed', async () => {
  const postgres = await startEmbeddedPostgres({ folder })
  await using(postgres, async database => {
    await database.rows({ name: 'bad', text: 'select $1::uuid as u', values: ['DUPONT'] }).catch(() => undefined)
    await database.script("insert into kept values (1), ('DUPONT')").catch(() => undefined)
    await add(1)(database).catch(() => undefined)
  })
  await postgres.stop()
  expect(readFileSync(path.join(folder, 'postgres.log'), 'utf8')).not.toMatch(/DUPONT|duplicate|insert/)
})

test('a folder has one supervisor', async () => {
  const postgres = await startEmbeddedPostgres({ folder })
  await expect(startEmbeddedPostgres({ folder })).rejects.toThrow('is in use by process')
  expect(await using(postgres, kept)).toEqual([1])
  await postgres.stop()
})

test('a postmaster that is killed is replaced, and its rows are there', async () => {
  let revived = 0
  const postgres = await startEmbeddedPostgres({ folder, revived: () => revived++ })
  await using(postgres, async database => {
    await add(2)(database)
    const killed = postgres.pid()
    process.kill(killed, 'SIGKILL')
    await expect.poll(() => postgres.pid(), { timeout: 20_000 }).not.toBe(killed)
    await expect.poll(() => kept(database).catch(() => [])).toEqual([1, 2])
  })
  expect(revived).toBe(1)
  await postgres.stop()
})

test('a server whose supervisor was killed is stopped by its guard; the next start finds its rows', async () => {
  const holder = spawn(process.execPath, [HOLD, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(holder.stdout, 'data')) as [Buffer]
  const pid = Number(line.toString())
  expect(isGone(pid)).toBe(false)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  await expect.poll(() => isGone(pid), { timeout: 10_000 }).toBe(true)
  const postgres = await startEmbeddedPostgres({ folder })
  expect(await using(postgres, kept)).toEqual([1, 2])
  await postgres.stop()
})

test('a start right after the kill stops the orphan first: never two postmasters', async () => {
  const holder = spawn(process.execPath, [HOLD, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(holder.stdout, 'data')) as [Buffer]
  const orphan = Number(line.toString())
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const postgres = await startEmbeddedPostgres({ folder })
  expect(isGone(orphan)).toBe(true)
  expect(await using(postgres, kept)).toEqual([1, 2])
  await postgres.stop()
})

test('a creation that was interrupted is begun again', async () => {
  const unfinished = path.join(home, 'two')
  const first = await startEmbeddedPostgres({ folder: unfinished })
  await first.stop()
  renameSync(path.join(unfinished, 'cluster'), path.join(unfinished, 'cluster.unfinished'))
  const postgres = await startEmbeddedPostgres({ folder: unfinished })
  expect(await using(postgres, database => database.rows({ name: 'one', text: 'select 1 as one' }))).toEqual([{ one: 1 }])
  await postgres.stop()
})

test('a folder under one that nobody else may enter, with a path too long for a socket, serves all the same', async () => {
  const closed = mkdtempSync(path.join(tmpdir(), 'carnet-closed-'))
  const deep = path.join(closed, 'd'.repeat(60), 'e'.repeat(60), 'postgres')
  const postgres = await startEmbeddedPostgres({ folder: deep })
  expect(await using(postgres, database => database.rows({ name: 'one', text: 'select 1 as one' }))).toEqual([{ one: 1 }])
  await postgres.stop()
  const again = await startEmbeddedPostgres({ folder: deep })
  await again.stop()
  expect(existsSync(again.place.host) && again.place.host !== realpathSync(deep)).toBe(false)
  rmSync(realpathSync(deep), { recursive: true })
  rmSync(closed, { recursive: true })
})
