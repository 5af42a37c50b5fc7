import { expect, onTestFinished, test } from 'vitest'
import { connect, type ConnectOptions } from '../db/index.ts'
import { freshDatabase } from '../../../test/support/index.ts'
import { openPostgresKeyStore } from './postgres-key-store.ts'
import { randomBytes } from './primitives.ts'

const database = await freshDatabase()

/** The same place as a URL: what an operator writes. */
const urlOf = (options: ConnectOptions): string => {
  if ('url' in options) return options.url
  const { user, password, host, port = 5432, database: name } = options
  return `postgres://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}:${port}/${name}`
}

const { role: _, ...owner } = database.options
const url = urlOf(owner)

const openStore = async () => {
  const store = await openPostgresKeyStore({ url })
  onTestFinished(() => store.close())
  return store
}

test('a key is there for another process, whatever its bytes', async () => {
  const wrapped = randomBytes(61)
  await (await openStore()).add('r/1', wrapped)
  expect(Buffer.from((await (await openStore()).get('r/1')) ?? []).equals(wrapped)).toBe(true)
})

test('a key is absent when nobody added it', async () => {
  expect(await (await openStore()).get('r/none')).toBeUndefined()
})

test('a key is written once', async () => {
  const store = await openStore()
  await store.add('r/once', randomBytes(8))
  await expect((await openStore()).add('r/once', randomBytes(8))).rejects.toThrow('exists')
})

test('a key that was destroyed is gone at once, from the table too, and no re-wrapping brings it back', async () => {
  const store = await openStore()
  await store.add('r/gone', randomBytes(8))
  await store.get('r/gone')
  await store.destroy('r/gone')
  await store.replace('r/gone', randomBytes(8))
  expect(await store.get('r/gone')).toBeUndefined()
  const look = connect({ ...owner, poolSize: 1 })
  onTestFinished(() => look.close())
  expect(await look.rows({ name: 'look', text: "select name from wrapped_key where name = 'r/gone'" })).toEqual([])
})

test('a key is re-wrapped in place', async () => {
  const store = await openStore()
  const second = randomBytes(16)
  await store.add('r/again', randomBytes(16))
  await store.replace('r/again', second)
  expect(Buffer.from((await store.get('r/again')) ?? []).equals(second)).toBe(true)
})

test('many keys are written and read at once; a name that is there keeps its key and is given back', async () => {
  const store = await openStore()
  const first = randomBytes(61)
  await store.add('many/1', first)
  const second = randomBytes(61)
  expect(
    await store.addMany(
      new Map([
        ['many/1', second],
        ['many/2', second],
      ]),
    ),
  ).toEqual(new Set(['many/1']))
  const read = await (await openStore()).getMany(['many/1', 'many/2', 'many/3'])
  expect(new Map([...read].map(([name, wrapped]) => [name, Buffer.from(wrapped)]))).toEqual(
    new Map([
      ['many/1', first],
      ['many/2', second],
    ]),
  )
})

test('every name is listed, page after page', async () => {
  const store = await openStore()
  const names = Array.from({ length: 30 }, (_unused, i) => `page/${String(i).padStart(4, '0')}`)
  for (const name of names) await store.add(name, randomBytes(4))
  const listed = await Array.fromAsync(store.names())
  expect(listed.filter(name => name.startsWith('page/'))).toEqual(names)
})

test('a store that is away says so, and says nothing of where it is', async () => {
  const away = openPostgresKeyStore({ url: 'postgres://carnet:secret-word@127.0.0.1:1/carnet' })
  await expect(away).rejects.toMatchObject({ code: 'keys.unavailable', category: 'unavailable' })
  await expect(away).rejects.not.toThrow(/secret-word/)
})
