import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { freshDatabase, seededDraw } from '../../../test/support/index.ts'
import { storePending, TraceWriter } from '../../../test/support-witness/trace-writer.ts'
import { openCheckpoint } from './checkpoint.ts'
import { grow } from './edge.ts'
import type { SignedCheckpoint } from './model.ts'
import { ed25519Signer } from './note.ts'
import { rootAt } from './prove.ts'
import { readCheckpoint, readEntriesBundle } from './read.ts'

const PROGRAM = fileURLToPath(new URL('../../../test/support-witness/sequencer-process.ts', import.meta.url))
const ROUNDS = 25
const database = await freshDatabase()
const seed = Buffer.alloc(32, 8)
const signer = ed25519Signer(seed, 'carnet.test/killed')
const folder = mkdtempSync(path.join(tmpdir(), 'carnet-killed-'))
const anchor = path.join(folder, 'checkpoint')
afterAll(() => rmSync(folder, { recursive: true }))

const startProcess = (): ChildProcess => {
  const settings = { options: { ...database.options, poolSize: 3 }, seed: seed.toString('base64'), name: signer.name, anchor }
  return fork(PROGRAM, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

/** Resolves once the process has published something. */
const atWork = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('message', size => Number(size) >= 0 && resolve())
    child.once('exit', () => reject(new Error('the sequencer ended by itself')))
  })

const kill = async (child: ChildProcess): Promise<void> => {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

const count = async (text: string): Promise<number> =>
  (await database.rows<{ count: number }>({ name: `test.${text.length}`, text }))[0]?.count ?? -1
const countPending = (): Promise<number> => count('select count(*)::int as count from trace_pending')

/** What a client who looks all the time has seen published. */
const watch = (seen: Map<number, SignedCheckpoint>): { stop(): Promise<void> } => {
  let watching = true
  const look = async (): Promise<void> => {
    for (; watching; await sleep(2)) {
      const note = await readCheckpoint(database)
      const checkpoint = note === null ? null : openCheckpoint(note, signer)
      if (note !== null) expect(checkpoint).not.toBeNull()
      if (checkpoint !== null) seen.set(checkpoint.size, checkpoint)
    }
  }
  const looking = look()
  const stop = (): Promise<void> => {
    watching = false
    return looking
  }
  return { stop }
}

it(`killed ${ROUNDS} times at work, it leaves no gap, no place given twice, and no promise it does not keep`, {
  timeout: 120_000,
}, async () => {
  const draw = seededDraw('killed')
  const writer = new TraceWriter(draw)
  const seen = new Map<number, SignedCheckpoint>()
  const watcher = watch(seen)
  let atWorkWhenKilled = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = startProcess()
    await atWork(child)
    for (let i = 0; i < 12; i += 1)
      await storePending(
        database,
        Array.from({ length: 150 }, () => writer.compose(draw.uuid(), 'open', { round, i })),
      )
    await sleep((draw.bytes(1)[0] ?? 0) / 4)
    await kill(child)
    atWorkWhenKilled += (await countPending()) > 0 ? 1 : 0
  }
  const last = startProcess()
  while ((await countPending()) > 0) await sleep(10)
  while (!seen.has(writer.written.length)) await sleep(10)
  await kill(last)
  await watcher.stop()

  const total = writer.written.length
  expect(atWorkWhenKilled).toBeGreaterThan(ROUNDS / 3)
  expect(await count('select count(*)::int as count from trace_leaf')).toBe(total)
  expect(await count('select (count(distinct leaf_index) + max(leaf_index) + 1 + min(leaf_index))::int as count from trace_leaf')).toBe(
    2 * total,
  )

  const stored = await readLeafData(total)
  expect(stored.map(leaf => leaf.toString('hex')).sort()).toEqual(writer.written.map(({ leaf }) => leaf.toString('hex')).sort())
  expect(grow({ size: 0, peaks: [] }, Buffer.concat(stored)).root).toEqual(seen.get(total)?.root)
  for (const { size, root } of seen.values()) if (size > 0) expect(await rootAt(database, size)).toEqual(root)
  console.log(
    `  kill -9: ${ROUNDS} rounds, ${atWorkWhenKilled} with entries waiting, ${total} leaves, ${seen.size} checkpoints seen, all consistent`,
  )
})

const readLeafData = async (total: number): Promise<Buffer[]> => {
  const leaves: Buffer[] = []
  for (let index = 0; index * 256 < total; index += 1) {
    const width = Math.min(256, total - index * 256)
    const bundle = Buffer.from((await readEntriesBundle(database, index, width)) ?? [])
    for (let i = 0; i < width; i += 1) leaves.push(bundle.subarray(i * 66 + 2, (i + 1) * 66))
  }
  return leaves
}
