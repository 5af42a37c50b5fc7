import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Draw } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { sha256, systemDraw } from '../keyring/primitives.ts'
import { checkKey, checkRange, type BlobEntry, type BlobStore, type ByteRange } from './blob-store.ts'
import { readBetween, writeAt } from './file-bytes.ts'
import { codeOf, ifMissing, orFull } from './file-errors.ts'
import { BlobAbsent, StoreUnavailable } from './refusals.ts'

/**
 * Objects as files of one file system, for one machine: `objects/<2 hex>/<key, "/" written "~">` and `temporary/`.
 *
 * The order is what makes an acknowledged object survive a power cut, and it is checked under strace: write the temporary file, fsync it,
 * rename it, fsync the directory that received the name. A crash leaves at most a temporary file, swept at the next start.
 *
 * After a failed fsync the kernel may have dropped the pages it could not write, and a second fsync would lie: the store stops writing
 * until it is opened again, and goes on reading.
 */
export const fileBlobs = async (directory: string, draw: Draw = systemDraw): Promise<BlobStore> => {
  const folders = await openFolders(directory)
  let stopped: string | undefined
  const sync = async (handle: FileHandle) => {
    await handle.sync().catch((error: unknown) => {
      stopped = `fsync failed (${codeOf(error)}): open the store again after checking the disk`
      throw new StoreUnavailable(stopped)
    })
  }
  return {
    put: async (key, body) => {
      checkKey(key)
      if (stopped !== undefined) throw new StoreUnavailable(stopped)
      const temporary = join(folders.temporary, `${process.pid}-${draw.uuid()}`)
      try {
        const bytes = await writeWhole(temporary, body, sync)
        await rename(temporary, folders.pathOf(key))
        await inFolder(folders.shardOf(key), sync)
        return { bytes }
      } catch (error) {
        await rm(temporary, { force: true })
        throw orFull(error)
      }
    },
    get: (key, range) => {
      checkKey(key)
      if (range !== undefined) checkRange(range)
      return readWhole(folders.pathOf(key), range)
    },
    remove: async key => {
      checkKey(key)
      await rm(folders.pathOf(key), { force: true })
      await inFolder(folders.shardOf(key), sync)
    },
    list: prefix => listFolders(folders, prefix),
  }
}

type Folders = {
  readonly temporary: string
  readonly objects: string
  shardOf(key: string): string
  pathOf(key: string): string
}

const SHARDS = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

/** Every shard exists before the first put, so that a put never has to make a directory durable. */
const openFolders = async (directory: string): Promise<Folders> => {
  const objects = join(directory, 'objects')
  const temporary = join(directory, 'temporary')
  await mkdir(objects, { recursive: true, mode: 0o700 })
  await mkdir(temporary, { recursive: true, mode: 0o700 })
  const present = new Set(await readdir(objects))
  const missing = SHARDS.filter(shard => !present.has(shard))
  for (const shard of missing) await mkdir(join(objects, shard), { recursive: true, mode: 0o700 })
  if (missing.length > 0) for (const folder of [objects, directory]) await inFolder(folder, handle => handle.sync())
  await sweep(temporary)
  const shardOf = (key: string) => join(objects, SHARDS[sha256(Buffer.from(key))[0] ?? 0] ?? '00')
  return { temporary, objects, shardOf, pathOf: key => join(shardOf(key), key.replaceAll('/', '~')) }
}

/** Temporary files of processes that are gone. Another process may be writing here: hers are left alone. */
const sweep = async (temporary: string): Promise<void> => {
  for (const name of await readdir(temporary)) {
    const pid = Number(name.split('-', 1)[0])
    if (pid === process.pid || !isAlive(pid)) await rm(join(temporary, name), { force: true })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return Number.isSafeInteger(pid) && pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const inFolder = async (folder: string, act: (handle: FileHandle) => Promise<void>): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await act(handle)
  } finally {
    await handle.close()
  }
}

const writeWhole = async (path: string, body: AsyncIterable<Uint8Array>, sync: (handle: FileHandle) => Promise<void>): Promise<number> => {
  const handle = await open(path, 'wx', 0o600)
  try {
    let at = 0
    for await (const chunk of body) at += await writeAt(handle, chunk, at)
    await sync(handle)
    return at
  } finally {
    await handle.close()
  }
}

const absent = (): never => {
  throw new BlobAbsent('no object under this key')
}

async function* readWhole(path: string, range: ByteRange | undefined): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r').catch(ifMissing(absent))
  try {
    const { start, end } = range ?? { start: 0, end: (await handle.stat()).size }
    yield* readBetween(handle, start, end)
  } finally {
    await handle.close()
  }
}

async function* listFolders(folders: Folders, prefix: string): AsyncGenerator<BlobEntry> {
  const start = prefix.replaceAll('/', '~')
  for (const shard of SHARDS) {
    for (const name of await readdir(join(folders.objects, shard))) {
      if (!name.startsWith(start)) continue
      const facts = await stat(join(folders.objects, shard, name)).catch(ifMissing(() => undefined))
      if (facts !== undefined) yield { key: name.replaceAll('~', '/'), bytes: facts.size, modified: instant(Math.floor(facts.mtimeMs)) }
    }
  }
}
