import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { hasher, systemDraw } from '../keyring/primitives.ts'
import { readBetween, writeAt } from './file-bytes.ts'
import { orFull } from './file-errors.ts'

/** A body whose length and hash are known before it is sent, and which can be read again for another attempt. */
export type Spooled = {
  readonly bytes: number
  /** SHA-256 in lower-case hexadecimal, of what the caller gave us: already sealed. */
  readonly sha256: string
  read(): AsyncIterable<Uint8Array> | Uint8Array
  release(): Promise<void>
}

/** Below this a body stays in memory; above, it goes to an unlinked file, so that 25 MB cost no more memory than 256 kB. */
const IN_MEMORY_BYTES = 256 * 1024

export const spool = async (body: AsyncIterable<Uint8Array>, directory: string): Promise<Spooled> => {
  const hash = hasher('sha256')
  const chunks: Uint8Array[] = []
  let bytes = 0
  let file: FileHandle | undefined
  try {
    for await (const chunk of body) {
      hash.update(chunk)
      if (file === undefined && bytes + chunk.length > IN_MEMORY_BYTES) file = await pour(chunks, directory)
      if (file === undefined) chunks.push(chunk)
      else await writeAt(file, chunk, bytes)
      bytes += chunk.length
    }
  } catch (error) {
    await file?.close()
    throw orFull(error)
  }
  const sha256 = hash.digest().toString('hex')
  if (file === undefined) return { bytes, sha256, read: () => Buffer.concat(chunks), release: async () => {} }
  const handle = file
  return { bytes, sha256, read: () => readBetween(handle, 0, bytes), release: () => handle.close() }
}

/** Unlinked as soon as it is open: the system frees it whatever happens to the process. */
const pour = async (chunks: Uint8Array[], directory: string): Promise<FileHandle> => {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, `spool-${systemDraw.uuid()}`)
  const handle = await open(path, 'wx+', 0o600)
  await rm(path)
  await writeAt(handle, Buffer.concat(chunks.splice(0)), 0)
  return handle
}
