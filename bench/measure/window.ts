import { setTimeout as sleep } from 'node:timers/promises'
import { machine, ownCpu, treeCpu } from './proc.ts'

/** Who works for us: the server with all its threads, PostgreSQL with all its processes. */
export type Pids = { readonly server: number; readonly postmaster: number }

/** What a span of time cost. Processor time in seconds; `other` is what nobody of ours used, as a share of one core, and `steal` too. */
export type Window = {
  readonly seconds: number
  readonly server: number
  readonly postgres: number
  readonly other: number
  readonly steal: number
}

/** Opens a window; close it with the processor time of whoever made the load. */
export const openWindow = ({ server, postmaster }: Pids): ((load: number) => Window) => {
  const [before, ours, theirs] = [machine(), ownCpu(server), treeCpu(postmaster)]
  return load => {
    const after = machine()
    const seconds = after.at - before.at
    const [s, p] = [ownCpu(server) - ours, treeCpu(postmaster) - theirs]
    const other = Math.max(0, after.busy - before.busy - s - p - load) / seconds
    return { seconds, server: s, postgres: p, other, steal: (after.steal - before.steal) / seconds }
  }
}

const LOOK_MILLISECONDS = 500
const QUIET = 0.15

/** Waits for a moment in which nobody else uses more than a seventh of a core; goes on all the same after `seconds`. */
export const awaitQuiet = async (seconds: number): Promise<void> => {
  const end = performance.now() + seconds * 1_000
  while (performance.now() < end) {
    const before = machine()
    await sleep(LOOK_MILLISECONDS)
    const after = machine()
    if ((after.busy - before.busy) / (after.at - before.at) < QUIET) return
  }
}
