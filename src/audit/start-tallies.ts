import { setTimeout as sleep } from 'node:timers/promises'
import type { Operation } from '../platform/operation.ts'
import { traceTallies } from './tally.ts'

export type TallyLoopOptions = {
  /** Who the loop acts as, at the instant of the call. */
  readonly operation: () => Operation
  readonly report: (fault: unknown) => void
  /** Rest between two looks, 15 seconds by default: a minute's refusals are told in the next. */
  readonly everyMilliseconds?: number
}

const REST_MILLISECONDS = 15_000

/** The loop that tells the person what was refused above the budgets. Any number of processes may run it. `stop` ends it after the entry under way. */
export const startTallies = ({ operation, report, everyMilliseconds = REST_MILLISECONDS }: TallyLoopOptions): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sleep(everyMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (!stopping.signal.aborted) await traceTallies(operation()).catch(report)
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
