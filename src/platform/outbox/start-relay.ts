import { setTimeout as pause } from 'node:timers/promises'
import type { Queries } from '../db/index.ts'
import type { Log } from '../log.ts'
import type { Outbox } from './open-outbox.ts'

export type RelayOptions = {
  readonly outbox: Outbox
  readonly database: Queries
  readonly log: Log
  /** Between two looks when nothing waits, in milliseconds. Default 250. */
  readonly pauseMilliseconds?: number
  /** Events of one statement. Default 100. */
  readonly batch?: number
}

export type Relay = { stop(): Promise<void> }

/** Relays until stopped. Any process may run one; a database that is away is tried again at the same pace. */
export const startRelay = (options: RelayOptions): Relay => {
  const stopping = new AbortController()
  const running = relayUntil(options, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

const relayUntil = async ({ outbox, database, log, pauseMilliseconds = 250, batch = 100 }: RelayOptions, stopped: AbortSignal) => {
  let failing = false
  while (!stopped.aborted) {
    try {
      const taken = await outbox.relay(database, batch)
      failing = false
      if (taken === batch) continue
    } catch (error) {
      if (!failing) log.error('events wait: the outbox could not be relayed', { loop: 'outbox', error })
      failing = true
    }
    await pause(pauseMilliseconds, undefined, { signal: stopped }).catch(() => undefined)
  }
}
