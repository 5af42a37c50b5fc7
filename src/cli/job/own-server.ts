import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { temporaryHome } from '../../platform/embedded-postgres/index.ts'
import { runDatabase } from './place.ts'
import { type Settings, startServer } from './server.ts'

export type OwnServer = {
  /** First word of the folder that holds it. */
  readonly name: string
  readonly settings: Settings
  readonly patienceMs?: number
}

const LOG_SHOWN = 2_000

/** A server and a database that stand as long as the work does, and nothing of them after; what the server said last is told when the work fails. */
export const withOwnServer = async <T>(
  { name, settings, ...more }: OwnServer,
  work: (url: string, home: string) => Promise<T>,
): Promise<T> => {
  const home = temporaryHome(name)
  const database = await runDatabase(home, process.env.DATABASE_URL || undefined, false)
  try {
    const server = await startServer({ home, settings: { ...database.settings, ...settings }, ...more })
    try {
      return await work(server.url, home)
    } catch (error) {
      console.error(readFileSync(path.join(home, 'server.log'), 'utf8').slice(-LOG_SHOWN))
      throw error
    } finally {
      await server.stop()
    }
  } finally {
    await database.drop()
    rmSync(home, { recursive: true, force: true })
  }
}
