import { randomInt } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import type { Server } from '../job/server.ts'

/** What a kill takes: our process, PostgreSQL with all its processes, or both in one moment. */
export const TARGETS = ['server', 'postgres', 'both'] as const
export type Target = (typeof TARGETS)[number]

export const drawTarget = (): Target => TARGETS[randomInt(TARGETS.length)] ?? 'both'

/** The postmaster leads a process group of its own: killing it alone would leave its children, and the next start would fail. */
const postmasterOf = (dataFolder: string): number => {
  const lock = path.join(realpathSync(path.join(dataFolder, 'postgres')), 'cluster', 'postmaster.pid')
  return Number(readFileSync(lock, 'utf8').split('\n')[0])
}

export const killNow = (target: Target, { process: child }: Server, dataFolder: string): void => {
  if (target !== 'server') process.kill(-postmasterOf(dataFolder), 'SIGKILL')
  if (target !== 'postgres') child.kill('SIGKILL')
}

export const isAlive = ({ process: child }: Server): boolean => child.exitCode === null && child.signalCode === null

const PATIENCE_MS = 20_000

/** Waits until the service answers that it is well again. Resolves with the milliseconds it took; rejects after twenty seconds. */
export const awaitHealthy = async (url: string): Promise<number> => {
  const began = Date.now()
  for (;;) {
    const isWell = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isWell) return Date.now() - began
    if (Date.now() - began > PATIENCE_MS) throw new Error('the service does not come back')
    await new Promise(resolve => void setTimeout(resolve, 50))
  }
}
