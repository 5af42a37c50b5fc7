import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type Pusher, sendPushes } from './send-pushes.ts'

export type PushLoopOptions = { readonly pusher: Pusher; readonly clock: Clock; readonly log: Log }
export type PushLoop = { stop(): Promise<void> }

const A_LOOK = 2_000

/** Sends until stopped. Any process may run one: rows are claimed. */
export const startPushLoop = (options: PushLoopOptions): PushLoop => {
  const stopping = new AbortController()
  const running = sendUntil(options, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

const sendUntil = async ({ pusher, clock, log }: PushLoopOptions, stopped: AbortSignal): Promise<void> => {
  let isFailing = false
  while (!stopped.aborted) {
    try {
      const { taken, dropped } = await sendPushes(pusher, clock.now())
      isFailing = false
      if (taken + dropped > 0) continue
    } catch (error) {
      if (!isFailing) log.error('pushes wait', { loop: 'push', error })
      isFailing = true
    }
    await pause(A_LOOK, undefined, { signal: stopped }).catch(() => undefined)
  }
}
