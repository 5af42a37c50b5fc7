import path from 'node:path'
import { LOOP } from '../../src/accounts/index.ts'
import { startCarnet } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import type { Draw } from '../../src/kernel/ids.ts'
import { type FixedClock, fixedClock } from '../support/fixed-clock.ts'
import { seededDraw } from '../support/seeded-draw.ts'
import type { Database } from '../../src/platform/db/index.ts'
import type { Keyring } from '../../src/platform/keyring/keyring.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { BlobStore } from '../../src/platform/blobs/index.ts'
import type { Operation } from '../../src/platform/operation.ts'
import { httpClient, type HttpClient } from './http-client.ts'
import { type Recorder, recordedBlobs, recordedDatabase, recordedKeyring, startRecorder } from './recorder.ts'

/** Identifiers, nonces and salts that depend on the name of the step alone: what one world draws more does not move what both draw next. */
export type SteppedDraw = Draw & { step(name: string): void }

const steppedDraw = (seed: string): SteppedDraw => {
  let draw = seededDraw(seed)
  return {
    step: name => {
      draw = seededDraw(`${seed}/${name}`)
    },
    uuid: () => draw.uuid(),
    bytes: length => draw.bytes(length),
  }
}

/** A server of one world, in this process, and what a test may do beside its public API. */
export type World = {
  readonly http: HttpClient
  readonly clock: FixedClock
  readonly draw: SteppedDraw
  readonly recorder: Recorder
  readonly keyring: Keyring
  readonly database: Database
  /** One act of the system itself, which has no session: opening records in any state. */
  system(): Operation
  stop(): Promise<void>
}

export type WorldOptions = {
  readonly databaseUrl: string
  readonly folder: string
  readonly seed: string
  /** Breaks something on purpose, above what is recorded. */
  readonly broken?: (db: Database) => Database
}

export const NOON = '2026-11-22T12:00:00.000Z'

type Parts = { db: Database; keyring: Keyring; blobs: BlobStore }

export const openWorld = async ({ databaseUrl, folder, seed, broken = db => db }: WorldOptions): Promise<World> => {
  const settings = readSettings({
    MODE: 'demonstration',
    PORT: '0',
    DATA_DIR: path.resolve(folder),
    DATABASE_URL: databaseUrl,
    MASTER_KEY: Buffer.alloc(32, 42).toString('base64'),
    LOG_LEVEL: 'silent',
    DEMONSTRATION_SEED: 'no',
  })
  const clock = fixedClock(NOON)
  const draw = steppedDraw(seed)
  const recorder = startRecorder()
  const parts: Partial<Parts> = {}
  const carnet = await startCarnet(settings, {
    log: silentLog,
    clock,
    draw,
    seed: false,
    // What goes by itself would stand among the statements of one world's requests, and not of the other's.
    loops: 'by hand',
    // It would draw between the requests of one world, not of the other.
    tallyMilliseconds: 3_600_000,
    wrapDatabase: db => (parts.db = broken(recordedDatabase(db, recorder))),
    wrapKeyring: keyring => (parts.keyring = recordedKeyring(keyring, recorder)),
    wrapBlobs: blobs => (parts.blobs = recordedBlobs(blobs, recorder)),
  })
  const { db, keyring, blobs } = parts as Parts
  const http = httpClient(carnet.url)
  return {
    http,
    clock,
    draw,
    recorder,
    keyring,
    database: db,
    system: () => ({
      caller: LOOP,
      mode: 'normal',
      secret: false,
      tolerateIdentity: false,
      instant: clock.now(),
      correlationId: draw.uuid(),
      db,
      keyring,
      blobs,
      draw,
      log: silentLog,
    }),
    stop: async () => {
      http.close()
      await carnet.stop()
    },
  }
}
