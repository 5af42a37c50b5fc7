import {
  closeSync,
  constants,
  fstat,
  fsync,
  fsyncSync,
  ftruncate,
  mkdirSync,
  openSync,
  readFileSync,
  rename,
  rmSync,
  stat,
  truncateSync,
  write,
} from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../../kernel/refusal.ts'
import { KEYS_FULL, KEYS_UNAVAILABLE } from './refusals.ts'

const writeSome = promisify(write)
const sync = promisify(fsync)
const cut = promisify(ftruncate)
const sizeOf = promisify(fstat)
const look = promisify(stat)
const move = promisify(rename)

/** One file of lines, whole or not at all; its callers take turns. */
export type KeyFile = {
  /** Lines of the file when it was opened. */
  readonly lines: readonly string[]
  /** Durable when it resolves; when it rejects, nothing of `text` is in the file. */
  append(text: string): Promise<void>
  /** Puts another content in place of everything, durably; when it rejects, the former stands. */
  rewrite(text: string): Promise<void>
  close(): void
}

const OWNER_ONLY = 0o600
const WRITE = constants.O_WRONLY | constants.O_CREAT

/**
 * The order is what makes an acknowledged key survive a power cut: append → fsync; rewriting: temporary → fsync → rename → fsync directory.
 * A write that fails is cut off again. After a failed fsync the kernel may have dropped pages, and a second fsync would lie: the file
 * stops taking writes until it is opened again. A file that somebody else wrote to is not written: one process keeps its keys.
 */
export const openKeyFile = (path: string): KeyFile => {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  rmSync(temporaryOf(path), { force: true }) // of a process killed while rewriting: it may hold keys destroyed since
  const { lines, length: bytes } = readWhole(path)
  let file = openSync(path, WRITE, OWNER_ONLY)
  let length = bytes
  let stopped: string | undefined
  syncFolder(folder)

  const checkAlone = async (): Promise<void> => {
    if (stopped !== undefined) throw new Refusal(KEYS_UNAVAILABLE, stopped)
    const [ours, there] = await Promise.all([sizeOf(file), look(path)])
    if (ours.ino !== there.ino || there.size !== length) throw new Refusal(KEYS_UNAVAILABLE, 'another process writes the key file')
  }
  const durably = async (handle: number): Promise<void> => {
    await sync(handle).catch((error: unknown) => {
      stopped = `fsync failed (${codeOf(error)})`
      throw new Refusal(KEYS_UNAVAILABLE, stopped)
    })
  }
  const cutBack = async (): Promise<void> => {
    await cut(file, length).catch((error: unknown) => {
      stopped = `a half-written line stayed (${codeOf(error)})`
    })
  }

  return {
    lines,
    append: async text => {
      await checkAlone()
      try {
        const written = await writeAll(file, text, length)
        await durably(file)
        length += written
      } catch (error) {
        await cutBack()
        throw error
      }
    },
    rewrite: async text => {
      await checkAlone()
      const temporary = temporaryOf(path)
      const next = openSync(temporary, WRITE | constants.O_EXCL, OWNER_ONLY)
      let written: number
      try {
        written = await writeAll(next, text, 0)
        await durably(next)
        await move(temporary, path)
      } catch (error) {
        closeSync(next)
        rmSync(temporary, { force: true })
        throw error
      }
      closeSync(file)
      file = next
      length = written
      syncFolder(folder)
    },
    close: () => closeSync(file),
  }
}

const temporaryOf = (path: string): string => `${path}.tmp`

/** One write may be short: a disk that fills up takes a part and fails on the next. */
const writeAll = async (file: number, text: string, at: number): Promise<number> => {
  const bytes = Buffer.from(text)
  try {
    for (let done = 0; done < bytes.length; ) done += (await writeSome(file, bytes, done, bytes.length - done, at + done)).bytesWritten
  } catch (error) {
    throw FULL.has(codeOf(error)) ? new Refusal(KEYS_FULL, codeOf(error)) : error
  }
  return bytes.length
}

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** The system's name of an error; never its message, which holds paths. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'not a system error'

/** A line without its end was never acknowledged: it is cut off, so that the next append starts on a line of its own. */
const readWhole = (path: string): { readonly lines: readonly string[]; readonly length: number } => {
  const bytes = readOrNothing(path)
  const length = bytes.lastIndexOf(0x0a) + 1
  if (length < bytes.length) truncateSync(path, length)
  return { lines: bytes.toString('utf8', 0, length).split('\n').slice(0, -1), length }
}

/** Only a file that is not there is an empty store: one that cannot be read stops the start. */
const readOrNothing = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return Buffer.alloc(0)
  }
}

const syncFolder = (path: string): void => {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
