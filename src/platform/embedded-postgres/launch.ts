import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asServer, type Cluster } from './cluster.ts'
import { pidFileOf } from './owner.ts'
import { type ServerSettings, settingArguments } from './settings.ts'

export type Running = { readonly pid: number; readonly exited: Promise<void>; stop(): Promise<void> }

const LOG_BYTES = 5_000_000
const PAUSE = 20
const PATIENCE = 3_000

const openLog = (folder: string): number => {
  const file = path.join(folder, 'postgres.log')
  if (existsSync(file) && statSync(file).size > LOG_BYTES) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

/** The eighth line of the lock file says `ready` when the server takes connections; an accepting socket says less. */
const isReady = (cluster: Cluster, pid: number): boolean => {
  try {
    const lines = readFileSync(pidFileOf(cluster.files), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** A shell that waits on a pipe: when this process dies, however it dies, the pipe closes and the server is asked to stop. */
const guard = (pid: number): ChildProcess => {
  const shell = spawn('/bin/sh', ['-c', `read -r _; kill -INT ${pid}`], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' })
  shell.unref()
  const pipe = shell.stdin
  if (pipe !== null && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
  return shell
}

/** One postmaster, in its own session so that a Ctrl-C at the terminal reaches us first. Throws if it ends before it is ready. */
export const launch = async (cluster: Cluster, socket: string, settings: ServerSettings): Promise<Running> => {
  const log = openLog(cluster.folder)
  const args = ['-D', cluster.files, ...settingArguments({ ...settings, unix_socket_directories: socket })]
  const child = spawn(path.join(cluster.bin, 'postgres'), args, { ...asServer(), stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  let isOver = false
  const exited = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  }).then(() => {
    isOver = true
  })
  const pid = child.pid ?? -1
  const watch = guard(pid)
  void exited.then(() => watch.kill())
  for (let left = PATIENCE; !isReady(cluster, pid); left--) {
    if (isOver) throw new Error(`PostgreSQL ended at start, see ${cluster.folder}/postgres.log`)
    if (left === 0) throw new Error('PostgreSQL is not ready after a minute')
    await sleep(PAUSE)
  }
  child.unref()
  const stop = async (): Promise<void> => {
    child.ref()
    if (!isOver) child.kill('SIGINT')
    await exited
  }
  return { pid, exited, stop }
}
