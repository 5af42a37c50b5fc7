import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, fixedClock, freshDatabase, seededDraw } from '../../../test/support/index.ts'
import { type RunningWitness, startWitness } from '../../../test/support-witness/start-witness.ts'
import { TraceWriter } from '../../../test/support-witness/trace-writer.ts'
import { compareCheckpoints } from '../../../verifier/verify-trace.mjs'
import { type Anchor, fileAnchor } from './anchor.ts'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { LogBehind, LogForked, type Witness } from './model.ts'
import { ed25519Signer } from './note.ts'
import { readCheckpoint, readConsistency, readInclusion } from './read.ts'
import { sequence } from './sequence.ts'
import { type Sequencer, startSequencer } from './sequencer.ts'

const signer = ed25519Signer(Buffer.alloc(32, 5), 'carnet.test/trace')
const logKey = { name: signer.name, publicKey: Buffer.from(signer.publicKey).toString('base64') }
const clock = fixedClock('2026-11-22T10:00:00Z')
const running: { sequencers: Sequencer[]; witnesses: RunningWitness[] } = { sequencers: [], witnesses: [] }

const folder = mkdtempSync(path.join(tmpdir(), 'carnet-anchor-'))
let anchors = 0
const newAnchor = (): Anchor => {
  anchors += 1
  return fileAnchor(path.join(folder, String(anchors), 'checkpoint'))
}

type Faults = unknown[]
const start = (db: FreshDatabase, anchor: Anchor, witnesses: readonly Witness[] = [], faults: Faults = []): Sequencer => {
  const sequencer = startSequencer({
    db,
    signer,
    anchor,
    witnesses,
    now: () => clock.now(),
    report: fault => faults.push(fault),
    everyMilliseconds: 5,
  })
  running.sequencers.push(sequencer)
  return sequencer
}

const witness = async (name: string): Promise<RunningWitness> => {
  const started = await startWitness(name, Buffer.alloc(32, name), signer)
  running.witnesses.push(started)
  return started
}

afterAll(async () => {
  await Promise.all(running.sequencers.map(sequencer => sequencer.stop()))
  await Promise.all(running.witnesses.map(one => one.kill()))
  rmSync(folder, { recursive: true })
})

/** Writes entries of a new record and waits until they are published. */
const write = async (db: FreshDatabase, sequencer: Sequencer, count: number, seed: string): Promise<TraceWriter> => {
  const draw = seededDraw(seed)
  const writer = new TraceWriter(draw)
  const record = draw.uuid()
  for (let i = 0; i < count; i += 1) await writer.append(db, record, 'open', { act: i })
  await sequencer.now()
  return writer
}

/** Waits until a sequencer leads or refuses; what it refuses for. */
const refusalOf = async (sequencer: Sequencer): Promise<unknown> => {
  const isUndecided = (): boolean => !sequencer.status().leading && sequencer.status().refusal === null
  for (let looks = 0; looks < 1_000 && isUndecided(); looks += 1) await sleep(10)
  return sequencer.status().refusal
}

const linesOf = (note: string | null): string[] => (note ?? '').split('\n').filter(line => line.startsWith('— '))

describe('the sequencer', async () => {
  const database = await freshDatabase()
  const anchor = newAnchor()
  const first = start(database, anchor)

  it('begins by publishing the empty tree', async () => {
    expect((await first.now()).size).toBe(0)
    expect(openCheckpoint((await readCheckpoint(database)) ?? '', signer)?.size).toBe(0)
  })

  it('publishes what has committed, at once when asked', async () => {
    const writer = await write(database, first, 3, 'first')
    const record = writer.written[0]?.record as never
    const found = await readInclusion(database, record, [{ stream: 'open', n: '3' }])
    expect(found?.inclusion[0]).toMatchObject({ n: 3, leafIndex: 2 })
    expect(first.status()).toMatchObject({ leading: true, published: { size: 3 }, refusal: null })
    expect(await anchor.read()).toBe(await readCheckpoint(database))
  })

  it('stands by while another process leads, and leads when it is gone', async () => {
    const second = start(database, anchor)
    await write(database, second, 2, 'second')
    expect([first.status().leading, second.status().leading]).toEqual([true, false])
    await first.stop()
    await write(database, second, 2, 'third')
    expect(second.status()).toMatchObject({ leading: true, published: { size: 7 } })
    await second.stop()
  })

  it('publishes on start what a killed process had signed and not shown', async () => {
    const size = 8
    const writer = new TraceWriter(seededDraw('unpublished'))
    await writer.append(database, seededDraw('x').uuid(), 'open', { act: 'unpublished' })
    const last = openCheckpoint((await readCheckpoint(database)) ?? '', signer)
    await sequence(database, signer, last ?? { size: 0, root: Buffer.alloc(32) }, 10, () => clock.now())
    expect(openCheckpoint((await readCheckpoint(database)) ?? '', signer)?.size).toBe(size - 1)
    const third = start(database, anchor)
    expect((await third.now()).size).toBe(size)
    expect(openCheckpoint((await anchor.read()) ?? '', signer)?.size).toBe(size)
    await third.stop()
  })
})

describe('a database put back to an earlier day', async () => {
  const past = await freshDatabase()
  const present = await freshDatabase()
  const anchor = newAnchor()
  const lone = newAnchor()
  const before = start(past, lone)
  await write(past, before, 4, 'common')
  await before.stop()
  const ahead = start(present, anchor)
  await write(present, ahead, 4, 'common')
  await write(present, ahead, 3, 'lost')
  await ahead.stop()

  it('is recognised by what was published: nothing is signed', async () => {
    const [faults, published] = [[] as Faults, await readCheckpoint(past)]
    const restored = start(past, anchor, [], faults)
    expect(await refusalOf(restored)).toBeInstanceOf(LogBehind)
    expect(faults).toHaveLength(1)
    await new TraceWriter(seededDraw('rest')).append(past, seededDraw('rest').uuid(), 'open', { act: 'traced all the same' })
    await expect(restored.now()).rejects.toThrow(LogBehind)
    expect(await readCheckpoint(past)).toBe(published)
  })

  it('is recognised when it has grown beyond, on another history', async () => {
    const elsewhere = start(past, lone)
    await write(past, elsewhere, 6, 'other')
    await elsewhere.stop()
    const restored = start(past, anchor)
    expect(await refusalOf(restored)).toBeInstanceOf(LogForked)
  })

  it('is recognised by a witness, even when what was published is lost', async () => {
    const one = await witness('w')
    const told = start(present, newAnchor(), [one])
    await told.now()
    await told.stop()
    const fresh = await freshDatabase()
    const replaced = start(fresh, newAnchor(), [one])
    expect(await refusalOf(replaced)).toBeInstanceOf(LogBehind)
    expect(await readCheckpoint(fresh)).toBeNull()
  })

  it('is recognised when the anchor is not ours', async () => {
    const faults: Faults = []
    const broken = start(present, { read: async () => 'nothing\n', write: async () => undefined }, [], faults)
    while (faults.length === 0) await sleep(10)
    expect(String(faults[0])).toContain('anchor')
    expect(broken.status()).toMatchObject({ leading: false, refusal: null })
    await broken.stop()
  })
})

describe('a database changed behind the log’s back', () => {
  const tamperings = {
    'its edge': "update tlog_edge set peaks = sha256('other')",
    'a leaf hash in a tile': "update tlog_tile set data = sha256('x') where level = 0",
    'its newest checkpoint': "update tlog_checkpoint set note = replace(note, E'\\n1\\n', E'\\n2\\n')",
    'the absence of its checkpoint': 'delete from tlog_checkpoint',
  }
  for (const [what, statement] of Object.entries(tamperings)) {
    it(`is recognised by ${what}`, async () => {
      const database = await freshDatabaseNow()
      const anchor = newAnchor()
      const honest = start(database, anchor)
      await write(database, honest, 1, 'honest')
      await honest.stop()
      await database.owner.script(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
      const restarted = start(database, anchor)
      expect(await refusalOf(restarted)).toBeInstanceOf(LogForked)
    })
  }
  const databases = Promise.all(Object.keys(tamperings).map(() => freshDatabase()))
  const freshDatabaseNow = async (): Promise<FreshDatabase> => (await databases).pop() as FreshDatabase
})

describe('witnesses', async () => {
  const database = await freshDatabase()
  const [one, two] = [await witness('witness.test/1'), await witness('witness.test/2')]

  it('add their lines to what is published', async () => {
    const sequencer = start(database, newAnchor(), [one, two])
    await write(database, sequencer, 5, 'w1')
    const lines = linesOf(await readCheckpoint(database))
    expect(lines.map(line => line.split(' ')[1])).toEqual([signer.name, 'witness.test/1', 'witness.test/2'])
    expect(sequencer.status().witnesses).toMatchObject([
      { size: 5, problem: null },
      { size: 5, problem: null },
    ])
    await sequencer.stop()
  })

  it('keep their line when the log starts again without them, and have one only when it asks again', async () => {
    for (const asked of [[], [one], [one, two]]) {
      const sequencer = start(database, newAnchor(), asked)
      expect(await refusalOf(sequencer)).toBeNull()
      await sequencer.stop()
      expect(
        linesOf(await readCheckpoint(database))
          .map(line => line.split(' ')[1])
          .sort(),
      ).toEqual([signer.name, 'witness.test/1', 'witness.test/2'])
    }
  })

  it('are caught up by a process that does not know what they hold', async () => {
    const sequencer = start(database, newAnchor(), [one])
    await write(database, sequencer, 300, 'w2')
    expect(linesOf(await readCheckpoint(database))).toHaveLength(2)
    await sequencer.stop()
  })

  it('that are away hold nothing up, and are seen to be away', async () => {
    await two.kill()
    const deaf = createServer(() => undefined).listen(0, '127.0.0.1')
    await new Promise(resolve => deaf.once('listening', resolve))
    const silent = { name: 'silent', publicKey: two.publicKey, url: `http://127.0.0.1:${(deaf.address() as AddressInfo).port}` }
    const sequencer = start(database, newAnchor(), [one, two, silent])
    await write(database, sequencer, 2, 'w3')
    expect(linesOf(await readCheckpoint(database))).toHaveLength(2)
    expect(sequencer.status().witnesses.map(state => [state.name, state.problem])).toEqual([
      ['witness.test/1', null],
      ['witness.test/2', 'TypeError'],
      ['silent', 'TimeoutError'],
    ])
    await sequencer.stop()
    deaf.closeAllConnections()
    deaf.close()
  })

  it('that sign with another key are not believed', async () => {
    const liar = { ...one, publicKey: ed25519Signer(Buffer.alloc(32, 9), 'liar').publicKey }
    const sequencer = start(database, newAnchor(), [liar])
    await write(database, sequencer, 1, 'w4')
    expect(linesOf(await readCheckpoint(database))).toHaveLength(1)
    expect(sequencer.status().witnesses[0]?.problem).toBe('answer 200')
    await sequencer.stop()
  })
})

describe('two histories shown to two people', async () => {
  const [shown, hidden] = [await freshDatabase(), await freshDatabase()]
  const one = await witness('witness.test/fork')
  const honest = start(shown, newAnchor(), [one])
  await write(shown, honest, 10, 'common')
  await write(shown, honest, 5, 'for the first')
  await honest.stop()
  const other = start(hidden, newAnchor())
  await write(hidden, other, 10, 'common')
  await write(hidden, other, 5, 'for the second')
  await other.stop()
  const notes = [(await readCheckpoint(shown)) ?? '', (await readCheckpoint(hidden)) ?? ''] as const

  it('never have the same witness', async () => {
    const forking = start(hidden, newAnchor(), [one])
    expect(await refusalOf(forking)).toBeInstanceOf(LogForked)
    expect(linesOf(notes[0])).toHaveLength(2)
    expect(linesOf(await readCheckpoint(hidden))).toHaveLength(1)
  })

  it('are proof against the log as soon as the two compare them', async () => {
    expect(await compareCheckpoints(...notes, logKey)).toBe('fork')
    expect(await compareCheckpoints(notes[0], notes[0], logKey)).toBe('same')
  })

  it('cannot be joined by any proof when their sizes differ', async () => {
    const later = start(hidden, newAnchor())
    await write(hidden, later, 7, 'more for the second')
    await later.stop()
    const longer = (await readCheckpoint(hidden)) ?? ''
    expect(await compareCheckpoints(notes[0], longer, logKey, await readConsistency(hidden, 15, 22))).toBe('unproven')
    expect(await compareCheckpoints(notes[1], longer, logKey, await readConsistency(hidden, 15, 22))).toBe('consistent')
    expect(
      await compareCheckpoints(
        notes[1],
        signCheckpoint(ed25519Signer(Buffer.alloc(32, 1), signer.name), { size: 22, root: Buffer.alloc(32) }).note,
        logKey,
      ),
    ).toBe('unsigned')
  })
})
