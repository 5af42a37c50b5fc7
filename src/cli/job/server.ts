import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** A server of its own, as a child: it is told where its data are, and nothing of what will be asked of it. */
export type Server = { readonly url: string; readonly process: ChildProcess; readonly settings: Settings; stop(): Promise<void> }

export type Settings = Readonly<Record<string, string>>

export type ServerOptions = {
  /** Data, temporary files and log go here. */
  readonly home: string
  readonly settings?: Settings
  /** A way the door is broken on purpose (`broken-server.ts`). */
  readonly broken?: string
  /** In a process group of its own. */
  readonly detached?: boolean
  /** How long it may take to listen: a population is made before. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 120_000
const cli = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const environmentOf = ({ home, settings }: ServerOptions): Settings => ({
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  ...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}),
  MODE: 'demonstration',
  HOST: '127.0.0.1',
  PORT: '0',
  DEMONSTRATION_SEED: 'no',
  LOG_LEVEL: 'info',
  DATA_DIR: path.join(home, 'data'),
  TMPDIR: path.join(home, 'tmp'),
  ...settings,
})

export const startServer = async (options: ServerOptions): Promise<Server> => {
  const { home, broken, detached = false } = options
  const settings = environmentOf(options)
  // Everybody may pass: PostgreSQL, which is never root, then keeps its cluster in this very folder.
  for (const name of ['tmp', 'data']) mkdirSync(path.join(home, name), { recursive: true, mode: 0o711 })
  const log = openSync(path.join(home, 'server.log'), 'a', 0o600)
  const program = broken === undefined ? [cli('../start.ts')] : [cli('broken-server.ts'), broken]
  const child = spawn(process.execPath, [...process.execArgv, ...program], {
    cwd: home,
    env: settings,
    stdio: ['ignore', 'pipe', log],
    detached,
  })
  child.stdout?.on('data', (said: Buffer) => void writeSync(log, said)).on('close', () => closeSync(log))
  return { url: await addressOf(child, home, options.patienceMs ?? PATIENCE_MS), process: child, settings, stop: () => end(child) }
}

/** The line on standard output that says where it listens. */
const addressOf = (child: ChildProcess, home: string, patienceMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`the server does not start, see ${home}/server.log`)), patienceMs)
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString('utf8')
      const url = /^Carnet: (\S+)/m.exec(said)?.[1]
      if (url !== undefined) {
        clearTimeout(late)
        resolve(url)
      }
    })
    child.once('exit', code => {
      clearTimeout(late)
      reject(new Error(`the server ended (${code ?? 'signal'}), see ${home}/server.log`))
    })
  })

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise<void>(resolve => void child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await over
}
