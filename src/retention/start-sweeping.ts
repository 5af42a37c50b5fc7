import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../platform/db/index.ts'
import type { Log } from '../platform/log.ts'
import type { Operation } from '../platform/operation.ts'
import type { Sweeper } from './sweep.ts'

export type SweepingOptions = {
  readonly sweeper: Sweeper
  readonly db: Database
  readonly operation: () => Operation
  readonly log: Log
  /** Between two passes, in milliseconds. Default 5,000: laws count in days. */
  readonly pauseMilliseconds?: number
}

export type Sweeping = { stop(): Promise<void> }

const LOCK = 'carnet.retention'

/** Sweeps until stopped, in one process at a time: whoever holds the lock. A database that is away is tried again at the same pace. */
export const startSweeping = (options: SweepingOptions): Sweeping => {
  const stopping = new AbortController()
  const running = underLock(options, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

const underLock = async (options: SweepingOptions, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted) {
    try {
      await options.db.ifAdvisoryLock(LOCK, lost => sweepUntil(options, AbortSignal.any([lost, stopped])))
    } catch (error) {
      if (!stopped.aborted) options.log.error('clocks wait: what is due could not be swept', { loop: 'retention', error })
    }
    await rest(options, stopped)
  }
}

const sweepUntil = async (options: SweepingOptions, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted) {
    await options.sweeper.sweep(options.operation, stopped)
    await rest(options, stopped)
  }
}

const rest = async ({ pauseMilliseconds = 5_000 }: SweepingOptions, signal: AbortSignal): Promise<void> => {
  await pause(pauseMilliseconds, undefined, { signal }).catch(() => undefined)
}
