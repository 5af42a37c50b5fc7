import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { LOOP } from './kernel/loop.ts'
import type { Settings } from './config.ts'
import { openMasterKey } from './master-key.ts'
import { openDatabase } from './open-database.ts'
import { fileBlobs } from './platform/blobs/index.ts'
import { systemClock } from './platform/clock.ts'
import { openFileKeyStore } from './platform/keyring/file-key-store.ts'
import { openKeyring } from './platform/keyring/keyring.ts'
import { openPostgresKeyStore } from './platform/keyring/postgres-key-store.ts'
import { systemDraw } from './platform/keyring/primitives.ts'
import type { Log } from './platform/log.ts'
import type { Operation } from './platform/operation.ts'

/** Rows and keys without a server, for a command that works on them. */
export type Stores = { readonly operation: () => Operation; close(): Promise<void> }

/** A million lines leave thirty gigabytes of short-lived values: collected when the heap grew by so much, not when it grew fourfold. */
const HEAP_GROWING_PERCENT = 40

/**
 * The stores of the settings, in the name of the loops. With DATABASE_URL and KEYSTORE_URL a server may be running; an embedded data folder
 * has one process at a time, and one that is taken is refused before a key is touched: so the database comes first here.
 */
export const openStores = async (settings: Settings, log: Log): Promise<Stores> => {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`)
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o711 })
  const { database, stop } = await openDatabase(settings, log, systemClock.now())
  const keys =
    settings.keystoreUrl === undefined
      ? openFileKeyStore(path.join(settings.dataFolder, 'keys', 'wrapped.keys'))
      : await openPostgresKeyStore({ url: settings.keystoreUrl })
  const keyring = openKeyring(openMasterKey(settings), keys, systemDraw)
  const blobs = await fileBlobs(path.join(settings.dataFolder, 'blobs'))
  const operation = (): Operation => ({
    caller: LOOP,
    mode: 'normal',
    secret: false,
    tolerateIdentity: false,
    instant: systemClock.now(),
    correlationId: systemDraw.uuid(),
    db: database,
    keyring,
    blobs,
    draw: systemDraw,
    log,
  })
  const close = async (): Promise<void> => {
    await keys.close()
    await stop()
  }
  return { operation, close }
}
