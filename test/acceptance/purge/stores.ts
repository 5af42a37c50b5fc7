import { LOOP } from '../../../src/accounts/index.ts'
import type { Operation } from '../../../src/platform/operation.ts'
import { instant, type Instant } from '../../../src/kernel/instant.ts'
import { fileBlobs } from '../../../src/platform/blobs/index.ts'
import { connect, type Database } from '../../../src/platform/db/index.ts'
import { openKeyring } from '../../../src/platform/keyring/keyring.ts'
import { openPostgresKeyStore } from '../../../src/platform/keyring/postgres-key-store.ts'
import { systemDraw } from '../../../src/platform/keyring/primitives.ts'
import { silentLog } from '../../../src/platform/log.ts'
import { NOTICE_ASKED, openOutbox } from '../../../src/platform/outbox/index.ts'
import { openSweeper, retentionRings, type Sweeper } from '../../../src/retention/index.ts'
import { forgetNotices } from '../../../src/notifications/index.ts'

/** Where one run keeps everything: two clusters, a folder of bodies, a master key. Two processes open the same. */
export type Where = { readonly rows: string; readonly keys: string; readonly blobs: string; readonly master: string }

/** What a process that is to be killed puts in place of the real thing. */
export type Wrapped = { readonly tx?: (queryName: string) => void; readonly keyDestroyed?: () => void; readonly bodyRemoved?: () => void }

const watching = (db: Database, seen: (queryName: string) => void): Database => ({
  ...db,
  transaction: work =>
    db.transaction(tx =>
      work({
        rows: async query => {
          const rows = await tx.rows(query)
          seen(query.name)
          return rows as never
        },
      }),
    ),
})

export const openStores = async (where: Where, { tx, keyDestroyed, bodyRemoved }: Wrapped = {}) => {
  const options = { url: where.rows, poolSize: 6, role: 'carnet_app' } as const
  const plain = connect(options)
  const database = tx === undefined ? plain : watching(plain, tx)
  const keyStore = await openPostgresKeyStore({ url: where.keys })
  const ring = openKeyring(Buffer.from(where.master, 'hex'), keyStore, systemDraw)
  const keyring = {
    ...ring,
    destroyRecordKey: async (id: Parameters<typeof ring.destroyRecordKey>[0]) => {
      await ring.destroyRecordKey(id)
      keyDestroyed?.()
    },
  }
  const store = await fileBlobs(where.blobs)
  const blobs = {
    ...store,
    remove: async (key: string) => {
      await store.remove(key)
      bodyRemoved?.()
    },
  }
  const outbox = openOutbox({ [NOTICE_ASKED]: [] })
  const loopAt = (at: Instant): Operation => ({
    caller: LOOP,
    mode: 'normal',
    secret: false,
    tolerateIdentity: false,
    instant: at,
    correlationId: systemDraw.uuid(),
    db: database,
    keyring,
    blobs,
    draw: systemDraw,
    log: silentLog,
  })
  const failures: unknown[] = []
  const sweeper: Sweeper = openSweeper({
    rings: retentionRings({
      outbox,
      keepsAccount: async () => false,
      elsewhere: { ofRecord: [], ofPerson: [(db, _, personId) => forgetNotices(db, personId)] },
    }),
    failed: (_, error) => failures.push(error),
  })
  /** Sweeps until nothing is due any more; a purge that waits for the tree asks again a second later. */
  const sweepFrom = async (at: number): Promise<void> => {
    for (let second = 0; second < 120; second++) {
      const { rung, failed } = await sweeper.sweep(() => loopAt(instant(at + second * 1_000)))
      if (failed > 0) throw failures[0]
      const [left] = await database.rows<{ count: number }>({
        name: 'test.running',
        text: `select count(*)::int as count from due_date where kind = 'purges.run'`,
      })
      if (rung === 0 && left?.count === 0) return
      await new Promise(done => setTimeout(done, 200))
    }
    throw new Error('purges that do not end')
  }
  const close = async (): Promise<void> => {
    await plain.close()
    await keyStore.close()
  }
  return { database, options, keyring, keyStore, blobs, draw: systemDraw, outbox, loopAt, sweepFrom, close }
}
