import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sha256 } from '../keyring/primitives.ts'

/** PostgreSQL refuses to run as root; `nobody` is the one user every system has. */
export const NOBODY = 65_534
export const isRoot = (): boolean => process.getuid?.() === 0

/** Where a root process keeps what `nobody` must reach when the asked folder lies under one it may not enter (/root, mktemp -d). */
export const SHARED = '/var/lib/carnet'

/** Longest path of a Unix socket: 104 bytes on macOS, 108 on Linux, the final zero included. */
const LONGEST_SOCKET = 103

const open = (folder: string): boolean => (statSync(folder).mode & 0o001) !== 0

/** True when everybody may pass through every folder above. */
export const isReachable = (folder: string): boolean => {
  for (let above = path.dirname(folder); ; above = path.dirname(above)) {
    if (existsSync(above) && !open(above)) return false
    if (above === path.dirname(above)) return true
  }
}

export const ownFolder = (folder: string): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (isRoot()) chownSync(folder, NOBODY, NOBODY)
  return folder
}

const digest = (text: string): string => sha256(Buffer.from(text)).toString('hex').slice(0, 16)

/** The folder itself, or, when `nobody` could not enter it, a link to one he can. */
export const dataFolder = (asked: string): string => {
  const folder = path.resolve(asked)
  if (existsSync(folder)) {
    const real = realpathSync(folder)
    if (!isRoot() || isReachable(real)) return ownFolder(real)
    if (real !== folder) throw new Error(`${folder} leads to ${real}, which user ${NOBODY} cannot enter`)
  }
  mkdirSync(path.dirname(folder), { recursive: true })
  if (!isRoot() || isReachable(folder)) return ownFolder(folder)
  if (existsSync(folder)) throw new Error(`${folder} lies under a folder that user ${NOBODY} cannot enter`)
  const real = reachableFolder(folder)
  symlinkSync(real, folder)
  return real
}

/**
 * A new folder, found again by the link alone: a data folder that was deleted and made anew, with other keys, never finds the old rows.
 * For what lies in the temporary folder it is there too, so that it is not kept longer than what it was made for.
 */
const reachableFolder = (folder: string): string => {
  const parent = realpathSync(path.dirname(folder))
  const temporary = realpathSync(tmpdir())
  if (parent.startsWith(temporary + path.sep)) return ownFolder(mkdtempSync(path.join(temporary, 'carnet-postgres-')))
  mkdirSync(SHARED, { recursive: true, mode: 0o755 })
  return ownFolder(mkdtempSync(path.join(SHARED, 'cluster-')))
}

/** The folder of the Unix socket: the data's own, or, when its path is too long, one of ours in the temporary folder. */
export const socketFolder = (folder: string): string => {
  if (Buffer.byteLength(path.join(folder, '.s.PGSQL.5432')) <= LONGEST_SOCKET) return folder
  const short = path.join(realpathSync(tmpdir()), `carnet-${digest(folder)}`)
  if (existsSync(short)) {
    const stat = lstatSync(short)
    const owner = isRoot() ? NOBODY : process.getuid?.()
    if (!stat.isDirectory() || stat.uid !== owner || (stat.mode & 0o077) !== 0) throw new Error(`${short} is not ours`)
  }
  return ownFolder(short)
}

/** A new folder for what will not last, which the server's user may pass through (`mkdtemp` alone makes one he may not). */
export const temporaryHome = (prefix: string): string => {
  const home = mkdtempSync(path.join(realpathSync(tmpdir()), `${prefix}-`))
  chmodSync(home, 0o711)
  return home
}
