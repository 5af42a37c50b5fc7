import { setTimeout as pause } from 'node:timers/promises'
import { SECOND } from '../../kernel/instant.ts'
import type { Database } from '../db/index.ts'
import type { Log } from '../log.ts'
import { lockingPools, unlockPools } from './store.ts'

/**
 * A killed process leaves its jobs locked. Each pool of workers holds an advisory lock under its name for as long as its process lives;
 * a pool that holds jobs, and whose advisory lock is free, is dead. A live pool that lost its lock for a moment may see a job run twice,
 * which reactions allow for.
 */
const lockOf = (pool: string): string => `carnet.jobs.${pool}`

/** Holds the pool's lock until `stopped`, and takes it again when its connection is lost. */
export const holdPoolLock = async (queue: Database, pool: string, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted) {
    await queue
      .withAdvisoryLock(lockOf(pool), lost => aborted(AbortSignal.any([stopped, lost])))
      .catch(() => pause(1_000, undefined, { signal: stopped }).catch(() => undefined))
  }
}

export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })))

export const unlockDeadPools = async (queue: Database): Promise<number> => {
  let dead = 0
  for (const pool of await lockingPools(queue)) {
    const wasFree = await queue.ifAdvisoryLock(lockOf(pool), () => unlockPools(queue, [pool]))
    if (wasFree) dead++
  }
  return dead
}

/** Often enough that who must be told within the minute is, though the process that began to tell her was killed. */
const A_LOOK = 10 * SECOND

/** At start, then every ten seconds. */
export const watchDeadPools = async (queue: Database, log: Log, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted) {
    try {
      const count = await unlockDeadPools(queue)
      if (count > 0) log.warn('jobs of dead processes run again', { component: 'jobs', count })
    } catch (error) {
      log.error('dead processes could not be looked for', { component: 'jobs', error })
    }
    await pause(A_LOOK, undefined, { signal: stopped }).catch(() => undefined)
  }
}
