import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fileBlobs } from './index.ts'

/**
 * What the system is really asked for, and what happens when it says no: under strace, which sees and can fail every call.
 * The writer is a process of its own; only object files are written with `pwrite64`, only by an object's put is `fsync` called after start.
 */
const WRITER = join(import.meta.dirname, 'testing', 'writer.ts')

const hasStrace = (): boolean => spawnSync('strace', ['-c', 'true']).status === 0

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-strace-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs the writer under strace; returns its lines, and the calls that ended, oldest first. */
const traced = (folder: string, task: string, options: readonly string[]) => {
  const log = join(folder, 'strace.log')
  // One thread does the file work: strace counts a call's occurrences thread by thread.
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' }
  const command = ['-f', '-y', '-o', log, ...options, process.execPath, WRITER, folder, task]
  const { stdout, status } = spawnSync('strace', command, { encoding: 'utf8', env })
  expect(status).toBe(0)
  return { said: stdout.trim().split('\n'), calls: finishedCalls(readFileSync(log, 'utf8')) }
}

/** One line a call: strace splits a call that another thread interrupts in two, and the second half alone says that it ended. */
const finishedCalls = (log: string): string[] => {
  const begun = new Map<string, string>()
  return log.split('\n').flatMap(line => {
    const [, thread = '', text = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (text.endsWith('<unfinished ...>')) begun.set(thread, text.replace('<unfinished ...>', ''))
    const [, rest] = /^<\.\.\. \w+ resumed>(.*)$/.exec(text) ?? []
    if (rest !== undefined) return [`${begun.get(thread) ?? ''}${rest}`]
    return text.endsWith('<unfinished ...>') ? [] : [text]
  })
}

if (!hasStrace()) console.log('not run: order of durability and disk faults of blobs (strace is not installed)')

describe.skipIf(!hasStrace())('under strace', () => {
  test('a put writes, fsyncs the file, renames it, fsyncs its directory, and only then acknowledges', () => {
    const folder = newFolder()
    const { said, calls } = traced(folder, 'once', ['-e', 'trace=pwrite64,fsync,fdatasync,rename,renameat,renameat2,write'])
    expect(said).toEqual(['kept once/one'])
    const position = (pattern: RegExp) => calls.findIndex(call => pattern.test(call))
    const order = [
      calls.findLastIndex(call => /^pwrite64\(\d+<.*\/temporary\//.test(call)),
      position(/^fsync\(\d+<.*\/temporary\/.*= 0$/),
      position(/^rename\w*\(.*\/temporary\/.*\/objects\/[0-9a-f]{2}\/once~one.*= 0$/),
      calls.findLastIndex(call => /^fsync\(\d+<.*\/objects\/[0-9a-f]{2}>\)\s+= 0$/.test(call)),
      position(/^write\(1<.*kept once\/one/),
    ]
    expect(
      order.every(at => at >= 0),
      calls.join('\n'),
    ).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('a full disk refuses the put, leaves nothing, and the next put may succeed', async () => {
    const folder = newFolder()
    const { said } = traced(folder, 'twice', ['-e', 'trace=pwrite64', '-e', 'inject=pwrite64:error=ENOSPC:when=2'])
    expect(said).toEqual(['refused twice/one StoreFull blobs.full', 'kept twice/two'])
    expect(readdirSync(join(folder, 'temporary'))).toEqual([])
    expect((await Array.fromAsync((await fileBlobs(folder)).list(''))).map(entry => entry.key)).toEqual(['twice/two'])
  })

  test('after a failed fsync nothing is acknowledged any more: the kernel may have lost what it could not write', async () => {
    const folder = newFolder()
    await fileBlobs(folder)
    const { said } = traced(folder, 'twice', ['-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO:when=1'])
    expect(said).toEqual(['refused twice/one StoreUnavailable blobs.unavailable', 'refused twice/two StoreUnavailable blobs.unavailable'])
    expect(await Array.fromAsync((await fileBlobs(folder)).list(''))).toEqual([])
  })
})
