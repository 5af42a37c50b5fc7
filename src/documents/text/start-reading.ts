import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../platform/log.ts'
import type { Operation } from '../../platform/operation.ts'
import { readWaitingText } from './read-waiting.ts'
import type { TextReader } from './open-reader.ts'

export type Reading = { stop(): Promise<void> }

const A_LOOK = 2_000
const LONGEST_PAUSE = 60_000
/** Between two documents, while there are answers to give. */
const A_BREATH = 250
const BUSY = 0.5

/** Whether this process has been answering for more than half of the time since it was asked. */
const busySince = (): (() => boolean) => {
  let before = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    return utilization > BUSY
  }
}

/**
 * Reads what waits until stopped, one document at a time; while requests come one after the other, a few a second. Any process may run one: rows are claimed.
 */
export const startReading = ({
  operation,
  reader,
  log,
  isBusy = busySince(),
}: {
  readonly operation: () => Operation
  readonly reader: TextReader
  readonly log: Log
  readonly isBusy?: () => boolean
}): Reading => {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    let wait = A_LOOK
    while (!stopping.signal.aborted) {
      const next = await readWaitingText(operation(), reader, stopping.signal).catch((error: unknown) => {
        if (!stopping.signal.aborted) log.error('a text waits', { loop: 'texts', error })
        return undefined
      })
      wait = next === undefined ? Math.min(wait * 2, LONGEST_PAUSE) : A_LOOK
      const rest = next === true ? (isBusy() ? A_BREATH : 0) : wait
      if (rest > 0) await pause(rest, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      // It may be in the middle of a page: its process ends, and another takes the place where this one stopped.
      await reader.close()
      await running
    },
  }
}
