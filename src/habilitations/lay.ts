import { setTimeout as sleep } from 'node:timers/promises'
import { layMatrices } from '../policy/index.ts'
import type { Queries } from '../platform/db/index.ts'
import { tableOf } from './model.ts'
import { selectApproved } from './store.ts'

/** Lays what two agents approved over the policy of this process, each from its own day. Drafts and what waits are not even read. */
export const layApproved = async (db: Queries): Promise<void> => {
  const approved = await selectApproved(db)
  layMatrices(approved.flatMap(row => (row.startsAt === null ? [] : [tableOf({ ...row, startsAt: row.startsAt })])))
}

export type MatrixLoopOptions = {
  readonly db: Queries
  readonly report: (fault: unknown) => void
  /** Rest between two looks: far shorter than the notice of an approval. */
  readonly everyMilliseconds?: number
}

const REST_MILLISECONDS = 30_000

/** Every process learns what another approved, long before its day. It keeps what it knows when the database does not answer. */
export const startMatrices = ({ db, report, everyMilliseconds = REST_MILLISECONDS }: MatrixLoopOptions): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sleep(everyMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (!stopping.signal.aborted) await layApproved(db).catch(report)
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
