import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/support/index.ts'
import { fromIso } from '../../kernel/instant.ts'
import { MIGRATIONS, migrate } from './migrate.ts'
import type { Database } from './query.ts'

const { owner } = await freshDatabase()
const at = fromIso('2026-11-22T08:00:00.000Z')
let folder: string

const file = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text)

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-migrations-'))
  await file(
    '0001_create_ledger.sql',
    'create table if not exists schema_migration (name text primary key, sha256 bytea not null, applied_at timestamptz not null)',
  )
  await owner.script('drop table if exists thing; truncate schema_migration')
})
afterEach(() => rm(folder, { recursive: true }))

const applied = async (database: Database): Promise<unknown> =>
  database.rows({ name: 'test.applied', text: 'select name, applied_at from schema_migration order by name' })

test('migrations are applied once, in order, with their instant', async () => {
  await file('0010_create_thing.sql', 'create table thing (id int4 primary key); insert into thing values (1)')
  await file('0020_fill_thing.sql', 'insert into thing select id + 1 from thing;')
  expect(await migrate(owner, at, folder)).toEqual(['0001_create_ledger.sql', '0010_create_thing.sql', '0020_fill_thing.sql'])
  expect(await migrate(owner, fromIso('2027-01-01T00:00:00Z'), folder)).toEqual([])
  expect(await applied(owner)).toContainEqual({ name: '0020_fill_thing.sql', applied_at: at })
})

test('two processes that migrate at once apply each file once', async () => {
  await file('0010_create_thing.sql', 'create table thing (id int4)')
  const names = await Promise.all([migrate(owner, at, folder), migrate(owner, at, folder)])
  expect(names.flat().sort()).toEqual(['0001_create_ledger.sql', '0010_create_thing.sql'])
})

test('a file that fails is named and leaves nothing of itself', async () => {
  await file('0010_create_thing.sql', 'create table thing (id int4); insert into thing values (1); select * from missing')
  await expect(migrate(owner, at, folder)).rejects.toThrow(/0010_create_thing\.sql failed.*missing/)
  expect(await owner.rows({ name: 'test.there', text: "select to_regclass('thing') is null as absent" })).toEqual([{ absent: true }])
  expect(await applied(owner)).toEqual([{ name: '0001_create_ledger.sql', applied_at: at }])
})

test('a file changed after it was applied refuses to start, by its name', async () => {
  await file('0010_create_thing.sql', 'create table thing (id int4)')
  await migrate(owner, at, folder)
  await file('0010_create_thing.sql', 'create table thing (id int8)')
  await expect(migrate(owner, at, folder)).rejects.toThrow('0010_create_thing.sql was changed')
})

test('a file that went away, or comes before what is applied, refuses to start', async () => {
  await file('0010_create_thing.sql', 'create table thing (id int4)')
  await migrate(owner, at, folder)
  await file('0005_come_late.sql', 'select 1')
  await expect(migrate(owner, at, folder)).rejects.toThrow('0005_come_late.sql comes before')
  await rm(path.join(folder, '0005_come_late.sql'))
  await rm(path.join(folder, '0010_create_thing.sql'))
  await expect(migrate(owner, at, folder)).rejects.toThrow('0010_create_thing.sql was applied')
})

test('a file with a wrong name or a number taken twice is refused', async () => {
  await file('0002-wrong.sql', 'select 1')
  await expect(migrate(owner, at, folder)).rejects.toThrow('0002-wrong.sql')
  await rm(path.join(folder, '0002-wrong.sql'))
  await file('0001_other_ledger.sql', 'select 1')
  await expect(migrate(owner, at, folder)).rejects.toThrow('a number twice')
})

test('the migrations of this version are already in a fresh database', async () => {
  const fresh = await freshDatabase()
  expect(await migrate(fresh.owner, at, MIGRATIONS)).toEqual([])
})
