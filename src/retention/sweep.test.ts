import { expect, test } from 'vitest'
import { seededDraw } from '../../test/support/index.ts'
import { agent, by, openWorld, signIn } from '../../test/support-door/index.ts'
import { after, DAY, fromIso, type Instant, toIso } from '../kernel/instant.ts'
import { dropDue, dueOf, setDue, setDues } from '../platform/due/index.ts'
import { silentLog } from '../platform/log.ts'
import { type ClockKind, CLOCKS, openSweeper, ringsAt, type Rung, startSweeping } from './index.ts'

const world = await openWorld()
const caller = await signIn(world, agent('Sweeper'))
const draw = seededDraw('sweep')
const KIND = 'records.open-unopposed' satisfies ClockKind
/** Of one lane and large batches: beside another, who fails may be tried once more before it is known that she failed. */
const ALONE = 'purges.complete' satisfies ClockKind
const operation = () => by(world, caller)
const now = (): Instant => world.clock.now()
const subjects = (count: number): readonly string[] => Array.from({ length: count }, () => draw.uuid())

const NOTICE = (id: string) => ({
  name: 'test.effect',
  text: `insert into notice (actor_id, id, at, sealed) values ($1, $2, '2026-01-01', '')`,
  values: [id, id],
})
const effects = async (ids: readonly string[]): Promise<number> => {
  const [row] = await world.database.rows<{ count: number }>({
    name: 'test.effects',
    text: 'select count(*)::int as count from notice where id = any($1::uuid[])',
    values: [`{${ids.join(',')}}`],
  })
  return row?.count ?? 0
}

test('what is due rings once, with its effect; what is not due yet waits', async () => {
  const [early = '', ...due] = subjects(1_201)
  await setDues(world.database, KIND, now(), due)
  await setDue(world.database, { kind: KIND, subject: early, due: after(now(), 1) })
  const rung: Rung[] = []
  const sweeper = openSweeper({
    rings: { [KIND]: async (op, taken) => void (await Promise.all(taken.map(({ subject }) => op.db.rows(NOTICE(subject))))) },
    rang: one => rung.push(one),
  })
  expect(await sweeper.sweep(operation)).toEqual({ rung: 1_200, failed: 0 })
  expect(await sweeper.sweep(operation)).toEqual({ rung: 0, failed: 0 })
  expect(await effects(due)).toBe(1_200)
  expect(new Set(rung.map(({ subject }) => subject))).toEqual(new Set(due))
  expect(rung[0]).toEqual({ kind: KIND, subject: expect.any(String), due: now(), at: now() })
  world.clock.advance(1)
  expect(await sweeper.sweep(operation)).toEqual({ rung: 1, failed: 0 })
})

test('who fails stops nobody: nothing of hers stands, she is due as before, and is tried again later', async () => {
  const due = subjects(40)
  const broken = due[7] ?? ''
  await setDues(world.database, ALONE, now(), due)
  const failing = new Set([broken])
  const failures: string[] = []
  let tries = 0
  const sweeper = openSweeper({
    rings: {
      [ALONE]: async (op, taken) => {
        for (const { subject } of taken) {
          await op.db.rows(NOTICE(subject))
          tries += Number(subject === broken)
          if (failing.has(subject)) throw new Error('away')
        }
      },
    },
    failed: kind => failures.push(kind),
  })
  expect(await sweeper.sweep(operation)).toEqual({ rung: 39, failed: 1 })
  expect(failures).toEqual([ALONE])
  expect([await effects(due), await dueOf(world.database, ALONE, broken)]).toEqual([39, now()])
  for (let pass = 0; pass < 12; pass++) await sweeper.sweep(operation)
  // in the batch, alone, then after 1, 2 and 4 passes
  expect(tries).toBe(5)
  failing.clear()
  for (let pass = 0; pass < 16; pass++) await sweeper.sweep(operation)
  expect([await effects(due), await dueOf(world.database, ALONE, broken)]).toEqual([40, null])
})

test('a statement that fails takes back the whole batch, and the others ring one by one', async () => {
  const due = subjects(10)
  await setDues(world.database, ALONE, now(), due)
  const twice = due[4] ?? ''
  const sweeper = openSweeper({
    rings: {
      [ALONE]: async (op, taken) => {
        for (const { subject } of taken) {
          await op.db.rows(NOTICE(subject))
          if (subject === twice) await op.db.rows(NOTICE(subject))
        }
      },
    },
  })
  expect(await sweeper.sweep(operation)).toEqual({ rung: 9, failed: 1 })
  expect(await effects(due)).toBe(9)
  await dropDue(world.database, ALONE, twice)
})

test('two sweepers share the work, and nothing rings twice', async () => {
  const due = subjects(2_000)
  await setDues(world.database, KIND, now(), due)
  const sweeper = () =>
    openSweeper({
      rings: { [KIND]: async (op, taken) => void (await Promise.all(taken.map(({ subject }) => op.db.rows(NOTICE(subject))))) },
    })
  const swept = await Promise.all([sweeper().sweep(operation), sweeper().sweep(operation)])
  expect(swept.map(({ failed }) => failed)).toEqual([0, 0])
  expect(swept.reduce((sum, { rung }) => sum + rung, 0)).toBe(2_000)
})

test('a clock that goes back rings nothing again and nothing early; what had rung stays', async () => {
  const [one = '', other = ''] = subjects(2)
  const sweeper = openSweeper({
    rings: { [KIND]: async (op, taken) => void (await Promise.all(taken.map(({ subject }) => op.db.rows(NOTICE(subject))))) },
  })
  await setDue(world.database, { kind: KIND, subject: one, due: now() })
  await setDue(world.database, { kind: KIND, subject: other, due: after(now(), 1_000) })
  expect((await sweeper.sweep(operation)).rung).toBe(1)
  world.clock.advance(-DAY)
  expect((await sweeper.sweep(operation)).rung).toBe(0)
  world.clock.advance(DAY + 1_000)
  expect((await sweeper.sweep(operation)).rung).toBe(1)
})

test('one process sweeps at a time; the next takes over', async () => {
  const { database: db } = world
  const seen: string[] = []
  const loop = (name: string) =>
    startSweeping({
      db,
      operation,
      log: silentLog,
      pauseMilliseconds: 10,
      sweeper: { sweep: async () => ({ rung: seen.push(name), failed: 0 }) },
    })
  const first = loop('first')
  await expect.poll(() => seen.length).toBeGreaterThan(2)
  const second = loop('second')
  await expect.poll(() => seen.length).toBeGreaterThan(10)
  expect(new Set(seen)).toEqual(new Set(['first']))
  await first.stop()
  await expect.poll(() => seen.includes('second')).toBe(true)
  await second.stop()
})

test('delays are those of the law, in calendar months and years', () => {
  const at = fromIso('2028-02-29T10:00:00.000Z')
  const rings = (kind: ClockKind): string => toIso(ringsAt(kind, at)).slice(0, 10)
  expect(rings('records.open-unopposed')).toBe('2028-04-11')
  expect(rings('records.close-suspended')).toBe('2028-04-11')
  expect(rings('documents.tell-announcement')).toBe('2028-03-14')
  expect(rings('documents.open-announced')).toBe('2028-03-29')
  expect(rings('records.purge')).toBe('2038-02-28')
  expect(() => ringsAt('delegations.end', at)).toThrow('gives its day')
  expect(new Set(CLOCKS.map(({ kind }) => kind)).size).toBe(CLOCKS.length)
})
