import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ConnectOptions, connect, type Database } from '../src/platform/db/index.ts'
import { DATABASE, USER } from '../src/platform/embedded-postgres/cluster.ts'
import { socketFolder } from '../src/platform/embedded-postgres/place.ts'
import { postgresFolderOf } from './population/world.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The product as a child process of its own, on a data folder that has been filled. */
export type Server = {
  readonly url: string
  readonly pid: number
  readonly postmaster: number
  /** Where its rows are, as their owner. */
  readonly place: ConnectOptions
  readonly owner: Database
  stop(): Promise<void>
}

const ADDRESS = /^Carnet: (\S+)/m
const PATIENCE_MILLISECONDS = 60_000

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`no address after a minute:\n${said}`)), PATIENCE_MILLISECONDS)
    const heard = (text: Buffer): void => {
      said += text.toString()
      const url = ADDRESS.exec(said)?.[1]
      if (url === undefined) return
      clearTimeout(late)
      resolve(url)
    }
    child.stdout?.on('data', heard)
    child.stderr?.on('data', heard)
    child.once('exit', code => {
      clearTimeout(late)
      reject(new Error(`the server ended (${code}):\n${said}`))
    })
  })

const placeOf = (folder: string): ConnectOptions => {
  const home = postgresFolderOf(folder)
  const password = readFileSync(path.join(home, 'password'), 'utf8')
  return { host: socketFolder(home), user: USER, password, database: DATABASE, poolSize: 2, statementTimeout: 0 }
}

const postmasterOf = (folder: string): number => {
  const file = path.join(postgresFolderOf(folder), 'cluster', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : -1
}

/** `nodeOptions`: for profiles, e.g. `--cpu-prof`. */
export const startServer = async (folder: string, nodeOptions: readonly string[] = []): Promise<Server> => {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TMPDIR: process.env['TMPDIR'],
    MODE: 'demonstration',
    DEMONSTRATION_SEED: 'no',
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, [...process.execArgv, ...nodeOptions, path.join(ROOT, 'src/cli/start.ts')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const url = await addressOf(child).catch((error: unknown) => {
    child.kill('SIGTERM')
    throw error
  })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => process.stderr.write(text))
  const place = placeOf(folder)
  const owner = connect(place)
  const stop = async (): Promise<void> => {
    await owner.close()
    child.kill('SIGTERM')
    await ended
  }
  return { url, pid: child.pid ?? -1, postmaster: postmasterOf(folder), place, owner, stop }
}
