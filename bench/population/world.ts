import { rmSync } from 'node:fs'
import path from 'node:path'
import type { AccessMode } from '../../src/kernel/actors.ts'
import type { ActorId, SessionId } from '../../src/kernel/ids.ts'
import { after, HOUR, type Instant } from '../../src/kernel/instant.ts'
import { readSettings, type Settings } from '../../src/config.ts'
import { openMasterKey } from '../../src/master-key.ts'
import { type BlobStore, fileBlobs } from '../../src/platform/blobs/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { connect, type Database, migrate, timestamp } from '../../src/platform/db/index.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import type { ServerSettings } from '../../src/platform/embedded-postgres/settings.ts'
import { openFileKeyStore } from '../../src/platform/keyring/file-key-store.ts'
import { type Keyring, openKeyring } from '../../src/platform/keyring/keyring.ts'
import { systemDraw } from '../../src/platform/keyring/primitives.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { Operation } from '../../src/platform/operation.ts'
import type { Someone } from './people.ts'

/** Where the server will find everything: its own settings, so that both read the same keys and the same database. */
export const settingsFor = (folder: string): Settings =>
  readSettings({ MODE: 'demonstration', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn', DEMONSTRATION_SEED: 'no' })

export const keyFileOf = (folder: string): string => path.join(folder, 'keys', 'wrapped.keys')
export const postgresFolderOf = (folder: string): string => path.join(folder, 'postgres')

/** The stores of a data folder, opened without the server: to fill them. */
export type World = {
  readonly database: Database
  readonly owner: Database
  readonly keyring: Keyring
  readonly blobs: BlobStore
  readonly now: Instant
  close(): Promise<void>
}

const ROLE = 'carnet_app'
/** Filling is not what is measured: nothing waits for the disk until the end, when everything is written at once. */
export const HASTY: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '16GB',
  shared_buffers: '1GB',
  maintenance_work_mem: '512MB',
  autovacuum: 'off',
}

export const openWorld = async (folder: string, poolSize = 8): Promise<World> => {
  const postgres = await startEmbeddedPostgres({ folder: postgresFolderOf(folder), settings: HASTY })
  const owner = connect({ ...postgres.place, poolSize: 2, statementTimeout: 0 })
  const now = systemClock.now()
  await migrate(owner, now)
  const database = connect({ ...postgres.place, poolSize, role: ROLE, statementTimeout: 0 })
  const keys = openFileKeyStore(keyFileOf(folder))
  const close = async (): Promise<void> => {
    await keys.close()
    await Promise.all([database.close(), owner.close()])
    await postgres.stop()
    rmSync(path.join(postgresFolderOf(folder), 'owner'), { force: true })
  }
  const blobs = await fileBlobs(path.join(folder, 'blobs'))
  return { database, owner, keyring: openKeyring(openMasterKey(settingsFor(folder)), keys, systemDraw), blobs, now, close }
}

/** A session row of four hours, and the act of its bearer. */
export const operationBy = async (world: World, { subject, exercise }: Someone, mode: AccessMode = 'normal'): Promise<Operation> => {
  const { database, keyring, blobs, now } = world
  const sessionId = systemDraw.uuid() as SessionId
  await insertSession(database, subject.id, sessionId, now)
  return {
    caller: {
      subject,
      means: 'demonstration',
      level: 'low',
      authenticatedAt: now,
      sessionId,
      ...(exercise === undefined ? {} : { exercise }),
    },
    mode,
    secret: false,
    tolerateIdentity: false,
    instant: now,
    correlationId: systemDraw.uuid(),
    db: database,
    keyring,
    blobs,
    draw: systemDraw,
    log: silentLog,
  }
}

export const insertSession = (db: Pick<Database, 'rows'>, actorId: ActorId, sessionId: SessionId, at: Instant): Promise<unknown> =>
  db.rows({
    name: 'bench.session',
    text: 'insert into session (actor_id, session_id, created_at, expires_at, means) values ($1, $2, $3, $4, $5)',
    values: [actorId, sessionId, timestamp(at), timestamp(after(at, 4 * HOUR)), 'demonstration'],
  })
