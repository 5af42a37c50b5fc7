import { describe, expect, it } from 'vitest'
import { fixedClock, freshDatabase, seededDraw } from '../../../test/support/index.ts'
import { storePending, TraceWriter } from '../../../test/support-witness/trace-writer.ts'
import { isConsistent, rootFromInclusion } from '../../../verifier/verify-trace.mjs'
import type { RecordId } from '../../kernel/ids.ts'
import { connect } from '../../platform/db/index.ts'
import { openCheckpoint } from './checkpoint.ts'
import { grow } from './edge.ts'
import { emptyRoot } from './hashing.ts'
import { LogBehind, LogForked, type SignedCheckpoint } from './model.ts'
import { ed25519Signer } from './note.ts'
import { proveConsistency, proveInclusion, rootAt } from './prove.ts'
import { readCheckpoint, readEntriesBundle, readInclusion, readTile } from './read.ts'
import { sequence } from './sequence.ts'
import { markPublished, readNewestSigned } from './store.ts'

const database = await freshDatabase()
const clock = fixedClock('2026-11-22T10:00:00Z')
const draw = seededDraw('sequence')
const signer = ed25519Signer(Buffer.alloc(32, 3), 'carnet.test/trace')
const writer = new TraceWriter(draw)
const record = draw.uuid() as RecordId
const EMPTY = { size: 0, root: emptyRoot(), note: '' }

let last: SignedCheckpoint = EMPTY
const take = async (limit = 8_192): Promise<SignedCheckpoint | null> => {
  const signed = await sequence(database, signer, last, limit, () => clock.now())
  last = signed ?? last
  return signed
}
const leafIndexes = (): Promise<readonly { stream: number; n: string; leaf_index: string }[]> =>
  database.rows({ name: 'test.leaf_indexes', text: 'select stream, n, leaf_index from trace_leaf order by leaf_index' })
const pending = async (): Promise<number> =>
  (await database.rows<{ count: number }>({ name: 'test.pending', text: 'select count(*)::int as count from trace_pending' }))[0]?.count ??
  -1

describe('sequencing', () => {
  it('signs nothing when nothing waits', async () => {
    expect(await take()).toBeNull()
    expect(await readNewestSigned(database)).toBeNull()
  })

  it('gives each committed entry one place, in the order of its record, and empties the queue', async () => {
    for (let i = 0; i < 5; i += 1) await writer.append(database, record, 'open', { act: i })
    await writer.append(database, record, 'held', { act: 'held' })
    const signed = await take()
    expect(signed?.size).toBe(6)
    expect(await pending()).toBe(0)
    expect((await leafIndexes()).map(row => `${row.stream}/${row.n}@${row.leaf_index}`)).toEqual([
      '1/1@0',
      '1/2@1',
      '1/3@2',
      '1/4@3',
      '1/5@4',
      '3/1@5',
    ])
  })

  it('signs the root of exactly those leaves', async () => {
    const { root } = grow({ size: 0, peaks: [] }, Buffer.concat(writer.written.map(one => one.leaf)))
    expect(openCheckpoint(last.note, signer)).toMatchObject({ size: 6, root })
    expect(await rootAt(database, 6)).toEqual(root)
  })

  it('leaves an entry whose transaction is not over, and takes it later though its id is smaller', async () => {
    const late = writer.compose(draw.uuid(), 'open', { act: 'slow' })
    const early = writer.compose(draw.uuid(), 'open', { act: 'quick' })
    let finish = (): void => undefined
    const finished = new Promise<void>(resolve => (finish = resolve))
    let inserted = (): void => undefined
    const waiting = new Promise<void>(resolve => (inserted = resolve))
    const slow = database.transaction(async tx => {
      await storePending(tx, [late])
      inserted()
      await finished
    })
    await waiting
    await storePending(database, [early])
    expect((await take())?.size).toBe(7)
    finish()
    await slow
    expect((await take())?.size).toBe(8)
    expect(await pending()).toBe(0)
  })

  it('forgets an entry whose transaction was rolled back', async () => {
    const never = writer.compose(draw.uuid(), 'open', { act: 'never' })
    writer.written.pop()
    const failed = database.transaction(async tx => {
      await storePending(tx, [never])
      throw new Error('rolled back')
    })
    await expect(failed).rejects.toThrow('rolled back')
    expect(await take()).toBeNull()
  })

  it('takes no more than a batch, and continues where it stopped', async () => {
    const many = Array.from({ length: 700 }, (_, i) => writer.compose(draw.uuid(), 'open', { act: i }))
    await storePending(database, many)
    const sizes = [(await take(300))?.size, (await take(300))?.size, (await take(300))?.size, await take(300)]
    expect(sizes).toEqual([308, 608, 708, null])
    const indexes = (await leafIndexes()).map(row => Number(row.leaf_index))
    expect(indexes).toEqual(Array.from({ length: 708 }, (_, i) => i))
  })

  it('lets the stand-alone verifier check inclusion and consistency of what it stored', async () => {
    const indexes = [0, 5, 255, 256, 512, 707]
    const proofs = await proveInclusion(database, indexes, 708)
    for (const [i, index] of indexes.entries()) {
      const leaf = writer.written[index]?.leaf ?? Buffer.alloc(0)
      expect(await rootFromInclusion(leaf, index, 708, proofs[i] ?? [])).toEqual(new Uint8Array(last.root))
    }
    for (const old of [1, 6, 8, 256, 308, 700]) {
      expect(await isConsistent({ size: old, root: await rootAt(database, old) }, last, await proveConsistency(database, old, 708))).toBe(
        true,
      )
    }
  })

  it('refuses to sign when the database was put back, and takes nothing', async () => {
    await writer.append(database, record, 'open', { act: 'after' })
    const ahead = { size: 709, root: last.root }
    await expect(sequence(database, signer, ahead, 10, () => clock.now())).rejects.toThrow(LogBehind)
    await expect(sequence(database, signer, { size: 708, root: emptyRoot() }, 10, () => clock.now())).rejects.toThrow(LogForked)
    await expect(sequence(database, signer, { size: 300, root: emptyRoot() }, 10, () => clock.now())).rejects.toThrow(LogForked)
    expect(await pending()).toBe(1)
    expect((await readNewestSigned(database))?.size).toBe(708)
    expect((await take())?.size).toBe(709)
  })

  it('fails as a whole when its checkpoint cannot be stored', async () => {
    await writer.append(database, record, 'open', { act: 'again' })
    const broken = {
      ...signer,
      sign: () => {
        throw new Error('no key')
      },
    }
    await expect(sequence(database, broken, last, 10, () => clock.now())).rejects.toThrow('no key')
    expect(await pending()).toBe(1)
    expect((await take())?.size).toBe(710)
  })

  it('never gives the same places twice, however many sequence at once', async () => {
    const others = Array.from({ length: 3 }, () => connect(database.options))
    await storePending(
      database,
      Array.from({ length: 400 }, (_, i) => writer.compose(draw.uuid(), 'open', { act: i })),
    )
    const from = last
    const work = async (db: typeof database | (typeof others)[number]): Promise<void> => {
      for (let i = 0; i < 20; i += 1) await sequence(db, signer, from, 10, () => clock.now())
    }
    await Promise.all([database, ...others].map(work))
    await Promise.all(others.map(other => other.close()))
    const indexes = (await leafIndexes()).map(row => Number(row.leaf_index))
    expect(indexes).toEqual(Array.from({ length: 1_110 }, (_, i) => i))
    last = (await readNewestSigned(database)) ?? last
    expect(last.size).toBe(1_110)
    expect(await rootAt(database, 1_110)).toEqual(last.root)
  })
})

describe('reading the tree', () => {
  it('shows nothing before a checkpoint is published', async () => {
    expect(await readCheckpoint(database)).toBeNull()
    expect(await readTile(database, 'tile/0/000')).toBeNull()
    expect(await readInclusion(database, record, [{ stream: 'open', n: '1' }])).toBeNull()
  })

  it('serves full and partial tiles and bundles, and nothing beyond the published size', async () => {
    await markPublished(database, last.size, last.note, 0)
    await writer.append(database, record, 'open', { act: 'unpublished' })
    await take()
    expect(await readCheckpoint(database)).toContain('\n1110\n')
    const full = await readTile(database, 'tile/0/000')
    expect(full?.length).toBe(8_192)
    expect(await readTile(database, 'tile/0/000.p/17')).toEqual(full?.subarray(0, 17 * 32))
    expect((await readTile(database, 'tile/0/004.p/86'))?.length).toBe(86 * 32)
    expect((await readTile(database, 'tile/1/000.p/4'))?.length).toBe(4 * 32)
    const beyond = [
      'tile/0/004.p/87',
      'tile/0/004',
      'tile/1/000.p/5',
      'tile/2/000.p/1',
      'tile/entries/004.p/87',
      'tile/0/999',
      'tile/63/x999/999',
      'checkpoint',
    ]
    for (const path of beyond) expect(await readTile(database, path)).toBeNull()
  })

  it('serves entry bundles that hash to the level 0 tile', async () => {
    const bundle = await readEntriesBundle(database, 0)
    expect(bundle).toEqual(await readTile(database, 'tile/entries/000'))
    expect(bundle?.length).toBe(256 * 66)
    expect(bundle?.subarray(0, 2)).toEqual(Buffer.of(0, 64))
    expect(bundle?.subarray(2, 66)).toEqual(writer.written[0]?.leaf)
    expect((await readEntriesBundle(database, 4, 86))?.length).toBe(86 * 66)
  })

  it('says which of the entries asked for wait', async () => {
    await writer.append(database, record, 'open', { act: 'pending' })
    const wanted = ['1', '2', '8', '9', '99'].map(n => ({ stream: 'open', n }) as const)
    const found = await readInclusion(database, record, wanted)
    expect(found?.inclusion.map(one => `${one.n}@${one.leafIndex}`)).toEqual(['1@0', '2@1'])
    expect(found?.pending.map(one => one.n)).toEqual(['8', '9', '99'])
  })
})

describe('the database', () => {
  it('refuses to shorten or rewrite the tree, to its owner too', async () => {
    const texts = [
      'update tlog_edge set size = size - 1',
      'delete from tlog_edge',
      'truncate tlog_edge',
      'delete from tlog_tile',
      'truncate tlog_tile',
      'update tlog_tile set data = substring(data from 33) where level = 0',
      'update tlog_tile set level = 5 where level = 1',
    ]
    for (const text of texts) await expect(database.owner.script(text)).rejects.toThrow('CA009')
  })

  it('gives the server no right to take a leaf back', async () => {
    for (const text of ['delete from trace_leaf', 'update trace_leaf set leaf_index = 0', 'delete from tlog_tile']) {
      await expect(database.script(text)).rejects.toThrow('42501')
    }
  })

  it('keeps one checkpoint an hour, the last cosigned one and the newest', async () => {
    const sizes = async (): Promise<number[]> =>
      (await database.rows<{ size: string }>({ name: 'test.checkpoints', text: 'select size from tlog_checkpoint order by size' })).map(
        row => Number(row.size),
      )
    const publishNext = async (cosignatures: number): Promise<void> => {
      await writer.append(database, record, 'open', { act: 'hourly' })
      const signed = await take()
      if (signed !== null) await markPublished(database, signed.size, signed.note, cosignatures)
    }
    await publishNext(1)
    const cosigned = last.size
    await publishNext(0)
    await publishNext(0)
    expect(await sizes()).toEqual([cosigned, cosigned + 2])
    clock.advance(3_600_000)
    await publishNext(0)
    await publishNext(0)
    expect(await sizes()).toEqual([cosigned, cosigned + 2, cosigned + 4])
    await publishNext(1)
    expect(await sizes()).toEqual([cosigned + 2, cosigned + 5])
  })
})
