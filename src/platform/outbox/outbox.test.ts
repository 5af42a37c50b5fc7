import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { freshDatabase, openTap, seededDraw } from '../../../test/support/index.ts'
import type { EventId, RecordId } from '../../kernel/ids.ts'
import { fromIso } from '../../kernel/instant.ts'
import { connect, type Database } from '../db/index.ts'
import { installJobs, startJobWorker, type Tasks } from '../jobs/index.ts'
import { silentLog } from '../log.ts'
import {
  countWaiting,
  type EventReference,
  onceForEvent,
  openOutbox,
  type OutboxEvent,
  parseReference,
  parseReferences,
  reactTogether,
  readEvent,
  startRelay,
} from './index.ts'

const TABLE = { 'papers.filed': ['tell-holder', 'count-papers'], 'papers.read': [] }
const database = await freshDatabase()
await installJobs(database.options)
await database.owner.script('create table effect (event_id uuid not null, reaction text not null)')
const outbox = openOutbox(TABLE)
const draw = seededDraw('outbox')
const at = fromIso('2026-03-01T08:00:00Z')

/** The database through a tap, until the test ends. */
const openTapped = async () => {
  const tap = await openTap(database.options)
  const tapped = connect(tap.options)
  onTestFinished(async () => {
    await tapped.close()
    await tap.close()
  })
  return { tap, tapped }
}

const newEvent = (name = 'papers.filed'): OutboxEvent => ({
  recordId: draw.uuid() as RecordId,
  id: draw.uuid() as EventId,
  name,
  sealedBody: Buffer.from('sealed elsewhere'),
  at,
})

const emitAll = (events: readonly OutboxEvent[]) =>
  database.transaction(async tx => {
    await Promise.all(events.map(event => outbox.emit(tx, event)))
  })

/** The jobs that wait, as the queue's owner sees them: « reaction event », sorted. */
const jobs = async () => {
  const rows = await database.owner.rows<{ task: string; payload: string; key: string }>({
    name: 'test.jobs',
    text: `select t.identifier as task, j.payload::text as payload, j.key from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id order by j.key`,
  })
  return rows
}

const keysFor = (events: readonly OutboxEvent[]) =>
  events.flatMap(event => TABLE['papers.filed'].map(reaction => `${event.id}:${reaction}`)).sort()

const jobKeys = async () => (await jobs()).map(job => job.key).sort()

beforeEach(async () => {
  await database.owner.script('truncate graphile_worker._private_jobs, outbox_event, outbox_pending, outbox_reaction, effect cascade')
})

test('an event nobody listed is refused, and nothing is written', async () => {
  await expect(database.transaction(tx => outbox.emit(tx, newEvent('papers.burnt')))).rejects.toThrow(TypeError)
  await expect(database.transaction(tx => outbox.emit(tx, newEvent('toString')))).rejects.toThrow(TypeError)
  expect(await countWaiting(database, [])).toEqual({ waiting: 0, unknown: 0 })
})

test.each([
  ['Papers.filed', 'tell'],
  ['papers', 'tell'],
  ['papers.filed', 'Tell holder'],
])('a table that says « %s → %s » is not opened', (name, reaction) => {
  expect(() => openOutbox({ [name]: [reaction] })).toThrow(TypeError)
})

test('a table that lists one reaction twice for an event is not opened', () => {
  expect(() => openOutbox({ 'papers.filed': ['tell', 'tell'] })).toThrow(TypeError)
})

test('an event exists if and only if the transaction that tells of it does', async () => {
  const [kept, lost] = [newEvent(), newEvent()]
  await emitAll([kept])
  const failing = database.transaction(async tx => {
    await outbox.emit(tx, lost)
    throw new Error('the verb failed')
  })
  await expect(failing).rejects.toThrow('the verb failed')
  expect(await readEvent(database, { recordId: kept.recordId, eventId: kept.id })).toEqual(kept)
  expect(await readEvent(database, { recordId: lost.recordId, eventId: lost.id })).toBeUndefined()
  expect(await countWaiting(database, [])).toEqual({ waiting: 1, unknown: 1 })
})

test('an event of one record is not found under another', async () => {
  const event = newEvent()
  await emitAll([event])
  expect(await readEvent(database, { recordId: newEvent().recordId, eventId: event.id })).toBeUndefined()
})

test('each reaction to an event becomes one job, which is told ids and nothing else', async () => {
  const event = newEvent()
  await emitAll([event])
  expect(await outbox.relay(database, 10)).toBe(1)
  const made = await jobs()
  expect(made.map(job => job.task).sort()).toEqual(['count-papers', 'tell-holder'])
  for (const job of made) expect(JSON.parse(job.payload)).toEqual({ recordId: event.recordId, eventId: event.id })
  expect(await outbox.relay(database, 10)).toBe(0)
  expect(await jobKeys()).toEqual(keysFor([event]))
})

test('events of a reaction that takes several are in jobs of twenty at most, in their order; those of another have one each', async () => {
  const together = openOutbox(TABLE, ['tell-holder'])
  const events = Array.from({ length: 45 }, () => newEvent())
  await emitAll(events)
  expect(await together.relay(database, 100)).toBe(45)
  const made = await jobs()
  const told = made.filter(job => job.task === 'tell-holder').map(job => parseReferences(JSON.parse(job.payload)))
  expect(told.map(lot => lot.length).sort((a, b) => a - b)).toEqual([5, 20, 20])
  const order = events.map(event => event.id)
  for (const lot of told) {
    const places = lot.map(reference => order.indexOf(reference.eventId))
    expect(places).toEqual(places.map((_, i) => (places[0] ?? 0) + i))
    for (const reference of lot)
      expect(events).toContainEqual(expect.objectContaining({ id: reference.eventId, recordId: reference.recordId }))
  }
  expect(
    told
      .flat()
      .map(reference => reference.eventId)
      .sort(),
  ).toEqual(order.toSorted())
  expect(made.filter(job => job.task === 'count-papers')).toHaveLength(45)
})

test('an event without reaction leaves the waiting room without a job', async () => {
  await emitAll([newEvent('papers.read')])
  expect(await outbox.relay(database, 10)).toBe(1)
  expect(await jobs()).toEqual([])
})

test('an event that a newer release wrote waits for a process that knows it, and holds up nobody', async () => {
  const [unknown, known] = [newEvent('papers.framed'), newEvent()]
  const newer = openOutbox({ 'papers.framed': ['tell-holder'] })
  await database.transaction(tx => newer.emit(tx, unknown))
  await emitAll([known])
  expect(await outbox.relay(database, 10)).toBe(1)
  expect(await countWaiting(database, outbox.events)).toEqual({ waiting: 1, unknown: 1 })
  expect(await newer.relay(database, 10)).toBe(1)
  expect(await jobs()).toHaveLength(3)
})

test.each(['before', 'after'] as const)(
  'a relay whose connection is cut %s the server got its statement loses no event and doubles none',
  async when => {
    const events = Array.from({ length: 20 }, () => newEvent())
    await emitAll(events)
    const { tap, tapped } = await openTapped()
    await tapped.rows({ name: 'test.warm', text: 'select 1' })
    tap.cut('papers.filed', when)
    await expect(outbox.relay(tapped, 20)).rejects.toThrow('outcome is unknown')
    const relayRest = async () => {
      await outbox.relay(database, 20)
      return (await countWaiting(database, [])).waiting
    }
    await expect.poll(relayRest).toBe(0)
    expect(await jobKeys()).toEqual(keysFor(events))
  },
)

test('relays killed again and again in the middle of their work lose no event and double none', async () => {
  const events = Array.from({ length: 1_200 }, () => newEvent())
  await emitAll(events)
  for (let round = 0; round < 4; round++) {
    const relays = [0, 1].map(() => relayProcess(5 + 9 * round))
    expect(await Promise.all(relays)).toEqual(['SIGKILL', 'SIGKILL'])
  }
  const { waiting } = await countWaiting(database, [])
  expect(waiting).toBeGreaterThan(0)
  while ((await outbox.relay(database, 100)) > 0);
  expect(await jobKeys()).toEqual(keysFor(events))
}, 60_000)

/** Kills a relaying process once it has told of so many batches; answers the signal that ended it. */
const relayProcess = async (batches: number): Promise<unknown> => {
  const script = join(import.meta.dirname, 'testing', 'relay-until-killed.ts')
  const options = JSON.stringify({ ...database.options, poolSize: 1 })
  const relay = spawn(process.execPath, [script, options, JSON.stringify(TABLE)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(relay, 'exit')
  let told = 0
  for await (const _ of createInterface(relay.stdout)) if (++told === batches) relay.kill('SIGKILL')
  return (await ended)[1]
}

/** A reaction with an effect that a second run would double, were it not for `onceForEvent`. */
const reactionTasks = (runs: string[]): Tasks =>
  Object.fromEntries(
    TABLE['papers.filed'].map(reaction => [
      reaction,
      async (payload: unknown) => {
        const reference = parseReference(payload)
        runs.push(`${reference.eventId}:${reaction}`)
        await onceForEvent(database, { reference, reaction, at }, async tx => {
          await tx.rows({ name: 'test.effect', text: 'insert into effect values ($1, $2)', values: [reference.eventId, reaction] })
        })
      },
    ]),
  )

const effects = async () => {
  const rows = await database.owner.rows<{ effect: string }>({
    name: 'test.effects',
    text: "select event_id || ':' || reaction as effect from effect",
  })
  return rows.map(row => row.effect).sort()
}

test('1,000 events, two relays and two workers: each reaction has its effect exactly once', async () => {
  const events = Array.from({ length: 1_000 }, () => newEvent())
  const runs: string[] = []
  const relays = [0, 1].map(() => startRelay({ outbox, database, log: silentLog, pauseMilliseconds: 5, batch: 20 }))
  const workers = await Promise.all(
    [0, 1].map(() => startJobWorker({ database: database.options, tasks: reactionTasks(runs), log: silentLog })),
  )
  for (let at = 0; at < events.length; at += 50) await emitAll(events.slice(at, at + 50))
  await expect.poll(async () => (await effects()).length, { timeout: 60_000, interval: 200 }).toBe(2_000)
  await Promise.all(relays.map(relay => relay.stop()))
  await Promise.all(workers.map(worker => worker.stop()))
  expect(await effects()).toEqual(keysFor(events))
  expect(await jobs()).toEqual([])
}, 90_000)

test('a reaction run five times at the same moment has one effect', async () => {
  const event = newEvent()
  await emitAll([event])
  const runs: string[] = []
  const tell = reactionTasks(runs)['tell-holder']
  const run = { attempt: 1, signal: new AbortController().signal }
  await Promise.all(Array.from({ length: 5 }, () => tell?.({ recordId: event.recordId, eventId: event.id }, run)))
  expect(runs).toHaveLength(5)
  expect(await effects()).toEqual([`${event.id}:tell-holder`])
})

test('a reaction that fails has no effect and is not marked as done', async () => {
  const event = newEvent()
  await emitAll([event])
  const done = { reference: { recordId: event.recordId, eventId: event.id }, reaction: 'tell-holder', at }
  const failing = onceForEvent(database, done, async tx => {
    await tx.rows({ name: 'test.effect', text: 'insert into effect values ($1, $2)', values: [event.id, 'tell-holder'] })
    throw new Error('half-way')
  })
  await expect(failing).rejects.toThrow('half-way')
  expect(await effects()).toEqual([])
  expect(await onceForEvent(database, done, async () => {})).toBe(true)
  expect(await onceForEvent(database, done, async () => {})).toBe(false)
})

test.each([null, undefined, 'x', {}, { recordId: draw.uuid() }, { recordId: draw.uuid(), eventId: 'x' }])('%o is no reference', payload => {
  expect(() => parseReference(payload)).toThrow(TypeError)
})

/** Marks the event, then leaves its effect; one event is refused by its own work. */
const leaveEffect =
  (refused?: EventReference) =>
  (db: Database, reference: EventReference): Promise<void> =>
    onceForEvent(db, { reference, reaction: 'tell-holder', at }, async tx => {
      if (reference.eventId === refused?.eventId) throw new RangeError('no')
      await tx.rows({ name: 'test.effect', text: 'insert into effect values ($1, $2)', values: [reference.eventId, 'tell-holder'] })
    }).then(() => undefined)

const references = async (count: number): Promise<readonly EventReference[]> => {
  const events = Array.from({ length: count }, () => newEvent())
  await emitAll(events)
  return events.map(({ recordId, id }) => ({ recordId, eventId: id }))
}
const effectsOf = (those: readonly EventReference[]) => those.map(({ eventId }) => `${eventId}:tell-holder`).sort()

test('several events are reacted to in the round trips of one, each once, also when asked again', async () => {
  const those = await references(12)
  const { tap, tapped } = await openTapped()
  const settled = await reactTogether(tapped, those, leaveEffect())
  expect(settled.map(({ status }) => status)).toEqual(those.map(() => 'fulfilled'))
  // The marks with BEGIN, the effects, COMMIT.
  expect(tap.flights()).toBe(3)
  await reactTogether(database, those, leaveEffect())
  expect(await effects()).toEqual(effectsOf(those))
})

test('of several events, the one that cannot be reacted to holds up none of the others', async () => {
  const those = await references(4)
  const settled = await reactTogether(database, those, leaveEffect(those[1]))
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(await effects()).toEqual(effectsOf(those.filter((_, i) => i !== 1)))
})

test('each of several is told its rank, together as alone', async () => {
  const those = await references(3)
  const ranks: string[] = []
  await reactTogether(database, those, async (_, { eventId }, rank) => {
    ranks.push(`${rank} ${eventId}`)
    if (ranks.length === 3) throw new Error('together they cannot stand')
  })
  const once = those.map(({ eventId }, rank) => `${rank} ${eventId}`)
  expect(ranks).toEqual([...once, ...once])
})

test.each(['before', 'after'] as const)(
  'a database lost %s the commit of several events fails them all; asked again, each has one effect',
  async when => {
    const those = await references(5)
    const { tap, tapped } = await openTapped()
    tap.cut('commit', when)
    await expect(reactTogether(tapped, those, leaveEffect())).rejects.toMatchObject({ code: '08007' })
    await reactTogether(database, those, leaveEffect())
    expect(await effects()).toEqual(effectsOf(those))
  },
)
