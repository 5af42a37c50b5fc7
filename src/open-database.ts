import path from 'node:path'
import type { Instant } from './kernel/instant.ts'
import type { Settings } from './config.ts'
import { type ConnectOptions, connect, type Database, migrate, type Place } from './platform/db/index.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.ts'
import type { Log } from './platform/log.ts'

/** `options` is for what opens its own connections (the job queue). */
export type OpenDatabase = { readonly database: Database; readonly options: ConnectOptions; stop(): Promise<void> }

const ROLE = 'carnet_app'

const openServer = async (settings: Settings, log: Log): Promise<{ readonly place: Place; stop(): Promise<void> }> => {
  if (settings.databaseUrl !== undefined) return { place: { url: settings.databaseUrl }, stop: async () => undefined }
  const revived = (): void => log.warn('the embedded database ended by itself and is being started again')
  return startEmbeddedPostgres({ folder: path.join(settings.dataFolder, 'postgres'), revived })
}

/** The database of the settings, or our own in the data folder, brought to the schema of this version. `stop` ends both. */
export const openDatabase = async (settings: Settings, log: Log, at: Instant): Promise<OpenDatabase> => {
  const server = await openServer(settings, log)
  try {
    const owner = connect({ ...server.place, poolSize: 1, applicationName: 'carnet-migrate' })
    for (const migration of await migrate(owner, at).finally(() => owner.close())) log.info('migrated', { migration })
    let isStopping = false
    // A server that we stop may still say so to a connection that is closing.
    const lost = (error: unknown): void => (isStopping ? undefined : log.warn('a database connection was lost', { error }))
    const options: ConnectOptions = { ...server.place, poolSize: settings.databasePool, role: ROLE, lost }
    const database = connect(options)
    const stop = async (): Promise<void> => {
      isStopping = true
      await database.close()
      await server.stop()
    }
    return { database, options, stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}
