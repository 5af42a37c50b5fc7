import { closeSync, fsync, fsyncSync, openSync, readFileSync, renameSync, truncateSync, write, writeSync } from 'node:fs'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import type { KeyStore } from './key-store.ts'

const writeAt = promisify(write)
const sync = promisify(fsync)

type Line = { readonly n: string; readonly k?: string }

/**
 * The embedded key store: one append-only file of `{"n":name,"k":base64}` lines (no `k`: destroyed), all of it in memory.
 * Appends are batched: every caller waits for one fsync that covers its line. Destroying compacts at once, so that no old line
 * keeps the key: temp → fsync → rename → fsync directory.
 */
export const openFileKeyStore = (path: string): KeyStore => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const keys = load(path)
  let file = openSync(path, 'a', 0o600)
  let waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = []
  let flushing: Promise<void> | undefined

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await writeAt(file, batch.map(entry => entry.line).join(''))
        await sync(file)
        for (const entry of batch) entry.done()
      } catch (error) {
        for (const entry of batch) entry.failed(error)
      }
    }
    flushing = undefined
  }

  const append = (line: Line): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ line: `${JSON.stringify(line)}\n`, done, failed })
      flushing ??= flush()
    })

  const compact = (): void => {
    closeSync(file)
    writeWhole(`${path}.tmp`, keys)
    renameSync(`${path}.tmp`, path)
    syncDirectory(dirname(path))
    file = openSync(path, 'a', 0o600)
  }

  return {
    get: async name => keys.get(name),
    add: async (name, wrapped) => {
      if (keys.has(name)) throw new Error('a key of this name exists')
      keys.set(name, wrapped)
      await append({ n: name, k: Buffer.from(wrapped).toString('base64') })
    },
    replace: async (name, wrapped) => {
      keys.set(name, wrapped)
      await append({ n: name, k: Buffer.from(wrapped).toString('base64') })
    },
    destroy: async name => {
      await flushing
      keys.delete(name)
      compact()
    },
    names: async function* () {
      yield* keys.keys()
    },
    close: async () => {
      await flushing
      closeSync(file)
    },
  }
}

const load = (path: string): Map<string, Uint8Array> => {
  const keys = new Map<string, Uint8Array>()
  for (const line of wholeLines(path)) {
    const { n, k } = JSON.parse(line) as Line
    if (k === undefined) keys.delete(n)
    else keys.set(n, Buffer.from(k, 'base64'))
  }
  return keys
}

/** A line without its end was never acknowledged: it is cut off, so that the next append starts on a line of its own. */
const wholeLines = (path: string): readonly string[] => {
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return []
  }
  const end = text.lastIndexOf('\n') + 1
  if (end < text.length) truncateSync(path, Buffer.byteLength(text.slice(0, end)))
  return text.slice(0, end).split('\n').filter(line => line !== '')
}

const writeWhole = (path: string, keys: ReadonlyMap<string, Uint8Array>): void => {
  const file = openSync(path, 'w', 0o600)
  for (const [n, k] of keys) writeSync(file, `${JSON.stringify({ n, k: Buffer.from(k).toString('base64') })}\n`)
  fsyncSync(file)
  closeSync(file)
}

const syncDirectory = (path: string): void => {
  const directory = openSync(path, 'r')
  fsyncSync(directory)
  closeSync(directory)
}
