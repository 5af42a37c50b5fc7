import { constants } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The last published checkpoint, kept away from the database: a database restored to an earlier day is recognised by it
 * (security.md §3.2). `write` is durable when it returns. Several processes may share one: the sequencer writes under its lock.
 */
export type Anchor = {
  read(): Promise<string | null>
  write(note: string): Promise<void>
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const syncDirectory = async (path: string): Promise<void> => {
  const directory = await open(path, constants.O_RDONLY)
  await directory.sync().finally(() => directory.close())
}

/** An anchor in one file: temporary file, fsync, rename, fsync of the directory. Not in the database's own directory. */
export const fileAnchor = (path: string): Anchor => ({
  read: () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    }),
  async write(note) {
    const directory = dirname(path)
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const file = await open(`${path}.tmp`, 'w', 0o600)
    try {
      await file.writeFile(note)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.tmp`, path)
    await syncDirectory(directory)
  },
})
