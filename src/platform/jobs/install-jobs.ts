import { runMigrations } from 'graphile-worker'
import { connect, type ConnectOptions } from '../db/index.ts'
import { asOwner, openQueuePool } from './queue-pool.ts'
import { quietLogger } from './quiet-logger.ts'

/** Brings the queue's own schema (`graphile_worker`) to this version. Once at start, after the migrations; harmless when repeated. */
export const installJobs = async (options: ConnectOptions): Promise<void> => {
  const database = connect({ ...asOwner(options), poolSize: 1 })
  const pool = openQueuePool(options, 2)
  try {
    await database.withAdvisoryLock('carnet.jobs.install', () => runMigrations({ pgPool: pool, logger: quietLogger }))
  } finally {
    await pool.end()
    await database.close()
  }
}
