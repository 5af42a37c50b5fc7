import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { fileBlobs } from './index.ts'
import { readAll } from './testing/contract.ts'
import { contentOf } from './testing/written.ts'

const WRITER = join(import.meta.dirname, 'testing', 'writer.ts')

/** Runs the writer, kills it with SIGKILL once it has printed `enough` lines, and returns what it had printed. */
const killedAfter = async (folder: string, task: string, enough: number): Promise<string[]> => {
  const writer = spawn(process.execPath, [WRITER, folder, task], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const ended = once(writer, 'exit')
  for await (const line of createInterface(writer.stdout)) {
    lines.push(line)
    if (lines.length === enough) writer.kill('SIGKILL')
  }
  expect((await ended)[1]).toBe('SIGKILL')
  return lines
}

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-crash-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('a process killed in the middle of a put leaves no object, and the next start sweeps its file', async () => {
  const folder = await newFolder()
  expect(await killedAfter(folder, 'half', 1)).toEqual(['half'])
  expect(await readdir(join(folder, 'temporary'))).toHaveLength(1)
  const store = await fileBlobs(folder)
  expect(await Array.fromAsync(store.list(''))).toEqual([])
  expect(await readdir(join(folder, 'temporary'))).toEqual([])
})

test.each([1, 7, 40])(
  'killed after %i acknowledged puts, four at a time: all of them are there, and every visible object is whole',
  async enough => {
    const folder = await newFolder()
    const acknowledged = (await killedAfter(folder, 'loop', enough)).map(line => line.replace(/^kept /, ''))
    const store = await fileBlobs(folder)
    const visible = (await Array.fromAsync(store.list('loop/'))).map(entry => entry.key)
    expect(acknowledged.length).toBeGreaterThanOrEqual(enough)
    expect(acknowledged.filter(key => !visible.includes(key))).toEqual([])
    for (const key of visible) expect((await readAll(store.get(key))).equals(contentOf(key)), key).toBe(true)
    expect(await readdir(join(folder, 'temporary'))).toEqual([])
  },
)
