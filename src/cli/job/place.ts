import { existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { connect, type Place } from '../../platform/db/index.ts'
import { systemDraw } from '../../platform/keyring/primitives.ts'

/** Where the rows of a run are: the server's own embedded database, or a new one on a server that was given. */
export type RunDatabase = { readonly settings: Readonly<Record<string, string>>; place(): Place; drop(): Promise<void> }

/** The embedded server of a data folder, as its owner reaches it: the fifth line of its lock file is the folder of its socket. */
export const embeddedPlace = (dataFolder: string): Place => {
  const folder = realpathSync(path.join(dataFolder, 'postgres'))
  const lock = path.join(folder, 'cluster', 'postmaster.pid')
  const host = existsSync(lock) ? readFileSync(lock, 'utf8').split('\n')[4]?.trim() : undefined
  if (host === undefined) throw new Error(`no server runs in ${folder}`)
  return { host, user: 'carnet', database: 'carnet', password: readFileSync(path.join(folder, 'password'), 'utf8') }
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const server = connect({ url, poolSize: 1, statementTimeout: 0 })
  await server.script(statement).finally(() => server.close())
}

/** `url` absent: embedded. `keep`: the database stays when the run is over. */
export const runDatabase = async (home: string, url: string | undefined, keep: boolean): Promise<RunDatabase> => {
  if (url === undefined) return { settings: {}, place: () => embeddedPlace(path.join(home, 'data')), drop: async () => undefined }
  const name = `carnet_run_${Buffer.from(systemDraw.bytes(6)).toString('hex')}`
  await onServer(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return {
    settings: { DATABASE_URL: own.href },
    place: () => ({ url: own.href }),
    drop: () => (keep ? Promise.resolve() : onServer(url, `drop database ${name} with (force)`)),
  }
}
