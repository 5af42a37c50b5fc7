import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
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

/** As long as a start may take: after a kill PostgreSQL syncs its whole folder first, which a busy disk makes long. How long it took is told, not judged. */
const PATIENCE_MS = 120_000
const ONE_ANSWER_MS = 10_000
const LOG_SHOWN = 2_000

/** What it answers: nothing when it is well, else why not. */
const ailing = (url: string): Promise<string | undefined> =>
  fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ONE_ANSWER_MS) }).then(
    ({ ok, status }) => (ok ? undefined : `it answers ${status}`),
    (error: unknown) => String(error instanceof Error ? (error.cause ?? error) : error),
  )

const endOf = (file: string): string => (existsSync(file) ? `\n${file}:\n${readFileSync(file, 'utf8').slice(-LOG_SHOWN)}` : '')

/** Waits until the service answers that it is well again; rejects with what it and PostgreSQL said last. */
export const awaitHealthy = async (url: string, home: string): Promise<void> => {
  const until = Date.now() + PATIENCE_MS
  for (let why = await ailing(url); why !== undefined; why = await ailing(url)) {
    if (Date.now() > until) {
      const logs = [path.join(home, 'server.log'), path.join(home, 'data', 'postgres', 'postgres.log')]
      throw new Error(`the service does not come back: ${why}${logs.map(endOf).join('')}`)
    }
    await new Promise(resolve => void setTimeout(resolve, 50))
  }
}
