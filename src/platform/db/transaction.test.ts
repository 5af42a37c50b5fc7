import { afterAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, openTap } from '../../../test/support/index.ts'
import { CommitUnknown, connect, type Database, DatabaseFault, databaseErrorCode, inside, type Query } from './index.ts'

const database = await freshDatabase()
await database.owner.script('create table thing (id int4 primary key)')
const tap = await openTap(database.options)
const tapped = connect({ ...tap.options, poolSize: 2 })

afterAll(async () => {
  await tapped.close()
  await tap.close()
})

const insert = (id: number): Query => ({ name: 'test.insert', text: 'insert into thing (id) values ($1)', values: [id] })
const one: Query = { name: 'test.one', text: 'select 1 as one' }
const ids = async (): Promise<number[]> =>
  (await database.rows<{ id: number }>({ name: 'test.ids', text: 'select id from thing order by id' })).map(row => row.id)

beforeEach(() => database.owner.script('truncate thing'))

test('what a transaction wrote is there once it is over, and answers its work', async () => {
  const answer = await database.transaction(async tx => {
    await tx.rows(insert(1))
    expect(await ids()).toEqual([])
    return 'done'
  })
  expect([answer, await ids()]).toEqual(['done', [1]])
})

test('a work that throws leaves nothing', async () => {
  const work = database.transaction(async tx => {
    await tx.rows(insert(1))
    throw new RangeError('no')
  })
  await expect(work).rejects.toThrow(RangeError)
  expect(await ids()).toEqual([])
})

test('a statement that failed cannot be forgotten by its work', async () => {
  const work = database.transaction(async tx => {
    await tx.rows(insert(1))
    await tx.rows(insert(1)).catch(() => undefined)
    return 'done'
  })
  await expect(work).rejects.toMatchObject({ code: '23505' })
  expect(await ids()).toEqual([])
})

test('a statement that nobody awaited is part of the transaction, with its failure', async () => {
  await database.transaction(async tx => void tx.rows(insert(1)))
  expect(await ids()).toEqual([1])
  const work = database.transaction(async tx => {
    void tx.rows(insert(2))
    void tx.rows(insert(1))
  })
  await expect(work).rejects.toMatchObject({ code: '23505' })
  expect(await ids()).toEqual([1])
})

test('a transaction that is over takes no statement', async () => {
  let late: (() => Promise<unknown>) | undefined
  await database.transaction(async tx => {
    late = () => tx.rows(one)
  })
  await expect(late?.()).rejects.toThrow('is over')
})

test('BEGIN travels with the first statement, neighbours travel together, nothing asked costs nothing', async () => {
  await tapped.rows(one)
  tap.flights()
  await tapped.rows(one)
  expect(tap.flights()).toBe(1)
  await tapped.transaction(async tx => tx.rows(one))
  expect(tap.flights()).toBe(2)
  await tapped.transaction(async tx => {
    await Promise.all([tx.rows(insert(1)), tx.rows(insert(2)), tx.rows(one)])
    await tx.rows(one)
  })
  expect(tap.flights()).toBe(3)
  await tapped.transaction(async () => 'nothing')
  expect(tap.flights()).toBe(0)
  await tapped.batch([insert(3), insert(4), one])
  expect(tap.flights()).toBe(1)
})

test('a batch gives the rows of each statement, all or none', async () => {
  expect(await database.batch([insert(1), one, insert(2), one])).toEqual([[], [{ one: 1 }], [], [{ one: 1 }]])
  await expect(database.batch([insert(3), insert(1), insert(4)])).rejects.toMatchObject({ code: '23505' })
  expect(await ids()).toEqual([1, 2])
})

test('a constraint checked at commit refuses the commit, and that is known', async () => {
  await database.owner.script(
    'create table pledge (id int4 references thing deferrable initially deferred); grant insert on pledge to carnet_app',
  )
  const pledge: Query = { name: 'test.pledge', text: 'insert into pledge (id) values (99)' }
  const refused = await database.transaction(tx => tx.rows(pledge)).catch((error: unknown) => error)
  expect(databaseErrorCode(refused)).toBe('23503')
  await expect(database.batch([pledge])).rejects.toMatchObject({ code: '23503' })
  await database.owner.script('drop table pledge')
})

test('a connection lost before the commit is a plain fault, and nothing is there', async () => {
  tap.cut('test.other', 'before')
  const work = tapped.transaction(async tx => {
    await tx.rows(insert(1))
    await tx.rows({ name: 'test.other', text: 'select 2 as two' })
  })
  const fault = await work.catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(DatabaseFault)
  expect(databaseErrorCode(fault)).toBe('08006')
  expect(await ids()).toEqual([])
})

test.each([
  ['before', []],
  ['after', [1]],
] as const)('a connection lost while committing, %s the server heard it, leaves the outcome unknown', async (when, there) => {
  tap.cut('commit', when)
  const fault = await tapped.transaction(tx => tx.rows(insert(1))).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(CommitUnknown)
  await expect.poll(ids).toEqual(there)
  expect(await tapped.rows(one)).toEqual([{ one: 1 }])
})

test.each([
  ['before', []],
  ['after', [1]],
] as const)('so does one lost during a statement on its own, %s the server heard it', async (when, there) => {
  tap.cut('test.alone', when)
  const alone: Query = { name: 'test.alone', text: 'insert into thing (id) values (1)' }
  await expect(tapped.rows(alone)).rejects.toBeInstanceOf(CommitUnknown)
  await expect.poll(ids).toEqual(there)
})

test('a connection ended by the server in the middle goes back to nobody', async () => {
  const text = 'select pg_terminate_backend(pid) as ended from pg_stat_activity where application_name = $1'
  const single = connect({ ...database.options, poolSize: 1, applicationName: 'ended' })
  const work = single.transaction(async tx => {
    await tx.rows(insert(1))
    await database.owner.rows({ name: 'test.end', text, values: ['ended'] })
    await tx.rows(one)
  })
  await expect(work).rejects.toBeInstanceOf(DatabaseFault)
  expect(await single.rows(one)).toEqual([{ one: 1 }])
  expect(await ids()).toEqual([])
  await single.close()
})

/** A verb as the house writes them: it takes a database, and makes a transaction of its own. */
const addTwo = async (db: Database, first: number): Promise<void> => {
  await db.rows(one)
  await db.transaction(async tx => {
    await tx.rows(insert(first))
    await tx.rows(insert(first + 1))
  })
}

test('verbs inside one transaction stand together, in as many round trips as one of them', async () => {
  tap.flights()
  await tapped.transaction(tx => Promise.all([1, 3, 5].map(first => addTwo(inside(tx), first))))
  // What is asked first with BEGIN, the two rows one after the other, COMMIT.
  expect(tap.flights()).toBe(4)
  expect(await ids()).toEqual([1, 2, 3, 4, 5, 6])
})

test('of verbs inside one transaction, one that fails leaves nothing of any', async () => {
  const work = database.transaction(tx => Promise.all([1, 2].map(first => addTwo(inside(tx), first))))
  await expect(work).rejects.toMatchObject({ code: '23505' })
  expect(await ids()).toEqual([])
})

test('inside a transaction nothing can be asked that needs a connection of its own', async () => {
  await database.transaction(async tx => {
    expect(() => inside(tx).pressure()).toThrow(TypeError)
    expect(() => inside(tx).withAdvisoryLock('a', async () => undefined)).toThrow(TypeError)
  })
})
