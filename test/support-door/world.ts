import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { DECOYS } from '../../src/access/index.ts'
import { insertHead } from '../../src/audit/index.ts'
import type { Draw } from '../../src/kernel/ids.ts'
import { type BlobStore, fileBlobs } from '../../src/platform/blobs/index.ts'
import type { Database } from '../../src/platform/db/index.ts'
import { openFileKeyStore } from '../../src/platform/keyring/file-key-store.ts'
import { type Keyring, openKeyring } from '../../src/platform/keyring/keyring.ts'
import { systemDraw } from '../../src/platform/keyring/primitives.ts'
import { type FixedClock, fixedClock, type FreshDatabase, freshDatabase } from '../support/index.ts'

/** A real database, keys and blobs of one test file, at a time that stands still. */
export type World = {
  readonly database: FreshDatabase
  readonly keyring: Keyring
  readonly blobs: BlobStore
  readonly clock: FixedClock
  readonly draw: Draw
}

export const NOON = '2026-11-22T12:00:00.000Z'

/** Call it while the file is collected; everything goes away with the file. */
export const openWorld = async (draw: Draw = systemDraw): Promise<World> => {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'carnet-world-'))
  const keys = openFileKeyStore(join(folder, 'keys', 'record.keys'))
  // a master key of its own: record numbers come from it, and the snapshots of rights are kept by number in one place a process
  const keyring = openKeyring(draw.bytes(32), keys, draw)
  const blobs = await fileBlobs(join(folder, 'blobs'))
  await openDecoys(database, keyring)
  afterAll(async () => {
    await keys.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { database, keyring, blobs, clock: fixedClock(NOON), draw }
}

/** What the server does at its start: records that nobody holds, where refusals on no record are traced. */
const openDecoys = async (database: Database, keyring: Keyring): Promise<void> => {
  for (const decoy of DECOYS) {
    await keyring.createRecordKey(decoy)
    await insertHead(database, decoy)
  }
}
