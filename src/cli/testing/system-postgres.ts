import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { temporaryHome } from '../../platform/embedded-postgres/index.ts'
import { randomBytes } from '../../platform/keyring/primitives.ts'
import { systemPostgresFolder } from './needs.ts'

/** A cluster of the system's PostgreSQL, for one run: over TCP with a password, as a production server would be reached. */
export type SystemPostgres = { readonly url: string; readonly version: string; stop(): Promise<void> }

const NOBODY = 65_534
const asServer = (): { cwd: string; uid?: number; gid?: number } => ({
  cwd: '/',
  ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
})

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

const initialise = (bin: string, home: string, password: string): string => {
  const secret = path.join(home, 'password')
  const files = path.join(home, 'cluster')
  writeFileSync(secret, password, { mode: 0o600 })
  if (process.getuid?.() === 0) for (const owned of [home, secret]) chownSync(owned, NOBODY, NOBODY)
  const parameters = ['-D', files, '-U', 'carnet', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', `--pwfile=${secret}`]
  const { status, stderr } = spawnSync(path.join(bin, 'initdb'), parameters, { ...asServer(), encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`)
  return files
}

const untilReady = async (files: string, server: ChildProcess): Promise<void> => {
  for (let left = 600; left > 0 && server.exitCode === null; left--) {
    try {
      if (readFileSync(path.join(files, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready') return
    } catch {
      // not written yet
    }
    await sleep(50)
  }
  throw new Error('PostgreSQL of the system did not start')
}

export const startSystemPostgres = async (): Promise<SystemPostgres> => {
  const given = process.env['CARNET_TEST_DATABASE_URL']
  if (given) return { url: given, version: 'given by CARNET_TEST_DATABASE_URL', stop: async () => undefined }
  const bin = systemPostgresFolder()
  if (bin === undefined) throw new Error('no PostgreSQL on this system')
  const home = temporaryHome('carnet-system-postgres')
  const password = randomBytes(18).toString('base64url')
  const files = initialise(bin, home, password)
  const port = await freePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${home}`, 'fsync=off', 'log_min_messages=fatal']
  const parameters = ['-D', files, ...settings.flatMap(setting => ['-c', setting])]
  const server = spawn(path.join(bin, 'postgres'), parameters, { ...asServer(), stdio: 'ignore' })
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit')
    rmSync(home, { recursive: true, force: true })
  }
  await untilReady(files, server).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const version = spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim()
  return { url: `postgres://carnet:${password}@127.0.0.1:${port}/postgres`, version, stop }
}
