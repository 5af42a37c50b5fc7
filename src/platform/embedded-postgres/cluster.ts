import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { randomBytes } from '../keyring/primitives.ts'
import { isRoot, NOBODY } from './place.ts'

export const USER = 'carnet'
export const DATABASE = 'carnet'

/** Files of one server. `files` is the cluster, `password` its owner's secret. */
export type Cluster = { readonly bin: string; readonly folder: string; readonly files: string; readonly password: string }

/** `cwd` because the current folder may be one that `nobody` cannot enter. */
export const asServer = (): { cwd: string; env: { PATH: string; LC_ALL: string }; uid?: number; gid?: number } => ({
  cwd: '/',
  env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
  ...(isRoot() && { uid: NOBODY, gid: NOBODY }),
})

const run = (program: string, args: readonly string[], input?: string): void => {
  const options: SpawnSyncOptionsWithStringEncoding = { ...asServer(), encoding: 'utf8', ...(input !== undefined && { input }) }
  const { status, error, stderr } = spawnSync(program, args, options)
  if (status !== 0) throw new Error(`${path.basename(program)} failed: ${error?.message ?? stderr}`)
}

const INITDB = ['-U', USER, '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=scram-sha-256']

const create = (bin: string, files: string, secret: string): void => {
  const unfinished = `${files}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  run(path.join(bin, 'initdb'), ['-D', unfinished, ...INITDB, `--pwfile=${secret}`, '--data-checksums', '--no-instructions'])
  run(path.join(bin, 'postgres'), ['--single', '-D', unfinished, 'postgres'], `create database ${DATABASE}\n`)
  renameSync(unfinished, files)
}

/** Makes the cluster if there is none: under another name first, so that one that was interrupted is never taken for whole. */
export const openCluster = (bin: string, folder: string): Cluster => {
  const files = path.join(folder, 'cluster')
  const secret = path.join(folder, 'password')
  if (!existsSync(files)) {
    writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (isRoot()) chownSync(secret, NOBODY, NOBODY)
    create(bin, files, secret)
  }
  return { bin, folder, files, password: readFileSync(secret, 'utf8') }
}
