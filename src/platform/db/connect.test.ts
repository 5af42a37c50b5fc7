import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/support/index.ts'
import { instant } from '../../kernel/instant.ts'
import { connect, databaseConstraint, databaseErrorCode, type Query, timestamp } from './index.ts'

const database = await freshDatabase()
const one: Query = { name: 'test.one', text: 'select 1 as one' }

await database.owner.script('create table thing (id int4 primary key, body bytea, word text)')

test('a statement gives back the value it was given, in every type we decode', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
  const at = instant(Date.UTC(2026, 10, 22, 1, 2, 3, 456))
  const uuid = '0190aaaa-0000-4000-8000-0123456789ab'
  const text = `select $1::bool as yes, $2::int2 as small, $3::int4 as number, $4::int8 as big, $5::text as text, $6::uuid as uuid,
    $7::bytea as bytes, $8::timestamptz as at, $9::float8 as real, $10::varchar as word, 'me'::name as name, null::text as nothing,
    $11::uuid[] as uuids, $12::text[] as texts, '{}'::int8[] as none`
  const values = [
    true,
    -7,
    2_147_483_647,
    '-9223372036854775808',
    'Noël « ’ » 🜲',
    uuid,
    bytes,
    timestamp(at),
    0.1,
    '',
    [uuid],
    ['a"b\\c', '{,}', ''],
  ]
  const [row] = await database.rows({ name: 'test.types', text, values })
  expect(row).toEqual({
    yes: true,
    small: -7,
    number: 2_147_483_647,
    big: '-9223372036854775808',
    text: 'Noël « ’ » 🜲',
    uuid,
    bytes,
    at,
    real: 0.1,
    word: '',
    name: 'me',
    nothing: null,
    uuids: [uuid],
    texts: ['a"b\\c', '{,}', ''],
    none: [],
  })
})

test('an instant keeps its millisecond before 1970 and far from now', async () => {
  const query = (at: number): Query => ({ name: 'test.at', text: 'select $1::timestamptz as at', values: [timestamp(instant(at))] })
  for (const at of [-62_135_596_800_000, -1, 0, 999, 253_402_300_799_999]) expect(await database.rows(query(at))).toEqual([{ at }])
  expect(() => timestamp(instant(Number.NaN))).toThrow(RangeError)
})

test('a type that nothing decodes is a fault, and the connection serves the next statement', async () => {
  const faults = Array.from({ length: 8 }, () => database.rows({ name: 'test.numeric', text: 'select 1.5::numeric as price' }))
  for (const fault of await Promise.allSettled(faults))
    expect(fault).toMatchObject({ reason: { message: expect.stringContaining('price') } })
  expect(await database.rows(one)).toEqual([{ one: 1 }])
})

test('one name names one statement', async () => {
  const single = connect({ ...database.options, poolSize: 1 })
  await single.rows(one)
  await expect(single.rows({ ...one, text: 'select 2 as one' })).rejects.toThrow('two statements are named test.one')
  await single.close()
})

test('a parameter that is no plain value is refused before anything is sent', async () => {
  for (const value of [undefined, new Date(0), { a: 1 }, Number.NaN, [1], () => 1])
    await expect(database.rows({ name: 'test.echo', text: 'select $1::text as t', values: [value] })).rejects.toThrow(TypeError)
})

test('bytes larger than any buffer of the socket come back whole, with small rows around them', async () => {
  const large = Buffer.alloc(3_000_000, 0xfe)
  large.writeUInt32BE(0xdeadbeef, 1_500_000)
  const text = 'select 1 as n, $1::bytea as body union all select 2, $2 union all select 3, $1'
  const rows = await database.rows<{ n: number; body: Buffer }>({ name: 'test.large', text, values: [large, Buffer.from('x')] })
  expect(rows.map(row => [row.n, row.body.equals(large), row.body.length])).toEqual([
    [1, true, 3_000_000],
    [2, false, 1],
    [3, true, 3_000_000],
  ])
})

test('more statements at once than connections wait their turn', async () => {
  const asked = Array.from({ length: 300 }, (_, i) =>
    database.rows<{ n: number }>({ name: 'test.n', text: 'select $1::int4 as n', values: [i] }),
  )
  expect(database.pressure().waiting).toBeGreaterThan(0)
  expect((await Promise.all(asked)).map(rows => rows[0]?.n)).toEqual(Array.from({ length: 300 }, (_, i) => i))
  expect(database.pressure().waiting).toBe(0)
})

test('a fault tells its SQLSTATE and constraint, and never a value', async () => {
  const insert: Query = { name: 'test.insert', text: 'insert into thing (id, word) values ($1, $2)', values: [1, 'DUPONT'] }
  await database.rows(insert)
  const twice = await database.rows(insert).catch((error: unknown) => error)
  expect([databaseErrorCode(twice), databaseConstraint(twice)]).toEqual(['23505', 'thing_pkey'])
  const wrong = await database
    .rows({ ...one, name: 'test.uuid', text: 'select $1::uuid as u', values: ['DUPONT'] })
    .catch((error: unknown) => error)
  expect(databaseErrorCode(wrong)).toBe('22P02')
  expect(JSON.stringify([String(twice), String(wrong), twice, wrong])).not.toContain('DUPONT')
  expect(databaseErrorCode(new Error('x'))).toBeUndefined()
})

test('the server works in a role that cannot change the schema', async () => {
  const refused = await database.rows({ name: 'test.create', text: 'create table other (id int4)' }).catch((error: unknown) => error)
  expect(databaseErrorCode(refused)).toBe('42501')
  expect(await database.rows({ name: 'test.who', text: 'select current_user as who' })).toEqual([{ who: 'carnet_app' }])
})

test('connections ended by the server are replaced', async () => {
  await database.rows(one)
  const text =
    'select count(pg_terminate_backend(pid)) as ended from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
  await database.owner.rows({ name: 'test.end', text })
  await expect.poll(() => database.pressure().total).toBe(0)
  expect(await database.rows(one)).toEqual([{ one: 1 }])
})

test('a server that is not there is told as such', async () => {
  const nowhere = connect({ host: '127.0.0.1', port: 1, user: 'u', password: 'secret', database: 'd', poolSize: 1 })
  const fault = await nowhere.rows(one).catch((error: unknown) => error)
  expect(databaseErrorCode(fault)).toBe('08001')
  expect(String(fault)).not.toContain('secret')
  await nowhere.close()
})
