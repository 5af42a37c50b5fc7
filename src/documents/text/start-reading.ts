import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../platform/log.ts'
import type { Operation } from '../../platform/operation.ts'
import { readWaitingText } from './read-waiting.ts'
import type { TextReader } from './open-reader.ts'

export type Reading = { stop(): Promise<void> }

const A_LOOK = 2_000
const LONGEST_PAUSE = 60_000

/** Reads what waits until stopped, one document at a time. Any process may run one: rows are claimed. */
export const startReading = ({
  operation,
  reader,
  log,
}: {
  readonly operation: () => Operation
  readonly reader: TextReader
  readonly log: Log
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
      if (next !== true) await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
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
