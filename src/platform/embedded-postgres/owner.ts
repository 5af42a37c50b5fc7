import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthOf, commandOf } from './processes.ts'

const ownerFile = (folder: string): string => path.join(folder, 'owner')

/** Two supervisors never share a folder: each writes who it is, and believes only an owner that still lives. */
export const claim = (folder: string): void => {
  const file = ownerFile(folder)
  const [pid, birth] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  if (birth !== undefined && birth === birthOf(Number(pid))) throw new Error(`${folder} is in use by process ${pid}`)
  writeFileSync(file, `${process.pid}\n${birthOf(process.pid) ?? ''}`, { mode: 0o600 })
}

export const unclaim = (folder: string): void => rmSync(ownerFile(folder), { force: true })

export const pidFileOf = (files: string): string => path.join(files, 'postmaster.pid')

/** The file may go while it is read: nobody's then. */
const pidIn = (file: string): number => {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0])
  } catch {
    return 0
  }
}

const PAUSE = 25
const PATIENCE = 1_200

/**
 * A server that outlived a killed supervisor is stopped, never doubled. One that died and that nobody reaped still answers
 * signals: PostgreSQL would take it for alive, so its lock file goes.
 */
export const stopOrphan = async (files: string, socket: string): Promise<void> => {
  await stopOwnerOf(pidFileOf(files), files)
  // A postmaster that is already stopping takes its pid file away before the lock of its socket.
  await stopOwnerOf(path.join(socket, '.s.PGSQL.5432.lock'), files)
}

const stopOwnerOf = async (file: string, files: string): Promise<void> => {
  if (!existsSync(file)) return
  const pid = pidIn(file)
  if (!(pid > 1)) return
  const isOurs = (): boolean => commandOf(pid)?.includes(files) ?? false
  if (isOurs()) process.kill(pid, 'SIGINT')
  for (let left = PATIENCE; left > 0 && isOurs(); left--) await sleep(PAUSE)
  if (isOurs()) throw new Error(`PostgreSQL ${pid} of a former run does not stop`)
  if (commandOf(pid) === '') rmSync(file, { force: true })
}
