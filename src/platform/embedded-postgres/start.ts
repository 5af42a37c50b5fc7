import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { binaries } from './binaries.ts'
import { type Cluster, DATABASE, openCluster, USER } from './cluster.ts'
import { launch, type Running } from './launch.ts'
import { claim, stopOrphan, unclaim } from './owner.ts'
import { dataFolder, socketFolder } from './place.ts'
import { SERVER_SETTINGS, type ServerSettings } from './settings.ts'

/** `place` is what `connect` of platform/db takes: a Unix socket that only this user may open. */
export type EmbeddedPostgres = {
  readonly place: { readonly host: string; readonly user: string; readonly password: string; readonly database: string }
  /** Process number of the postmaster; it changes when one that was killed is replaced. */
  pid(): number
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  readonly folder: string
  /** Over our own settings: `{ fsync: 'off' }` for tests that prove nothing about durability. */
  readonly settings?: ServerSettings
  /** Told when the server ended by itself and is being started again. */
  readonly revived?: () => void
}

const PAUSE = 100
const PATIENCE = 300

/** After a killed postmaster its children take a moment to notice; until then a new one refuses the shared memory. */
const launchAgain = async (start: () => Promise<Running>, isStopping: () => boolean): Promise<Running | undefined> => {
  for (let left = PATIENCE; !isStopping(); left--) {
    const running = await start().catch((error: unknown) => {
      if (left === 0) throw error
    })
    if (running !== undefined) return running
    await sleep(PAUSE)
  }
  return undefined
}

/** Starts again what ends by itself, until told to stop. */
const supervise = (first: Running, start: () => Promise<Running>, revived: () => void): { pid(): number; stop(): Promise<void> } => {
  let running: Running | undefined = first
  let isStopping = false
  const watch = async (): Promise<void> => {
    while (running !== undefined && !isStopping) {
      await running.exited
      if (isStopping) return
      revived()
      running = await launchAgain(start, () => isStopping)
    }
  }
  const watching = watch()
  const stop = async (): Promise<void> => {
    isStopping = true
    await running?.stop()
    await watching
    await running?.stop()
  }
  return { pid: () => running?.pid ?? -1, stop }
}

/** A real PostgreSQL in `folder`, made at the first start. Refuses a folder that another living process supervises. */
export const startEmbeddedPostgres = async (options: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const folder = dataFolder(options.folder)
  claim(folder)
  const socket = socketFolder(folder)
  const cluster: Cluster = openCluster(binaries(), folder)
  const settings = { ...SERVER_SETTINGS, ...options.settings }
  const start = async (): Promise<Running> => {
    await stopOrphan(cluster.files, socket)
    return launch(cluster, socket, settings)
  }
  const supervised = supervise(await start(), start, options.revived ?? (() => undefined))
  const stop = async (): Promise<void> => {
    await supervised.stop()
    if (socket !== folder) rmSync(socket, { recursive: true, force: true })
    unclaim(folder)
  }
  return { place: { host: socket, user: USER, password: cluster.password, database: DATABASE }, pid: supervised.pid, stop }
}
