import { type Instant, instant } from '../kernel/instant.ts'

/** The one reader of the wall clock. An edge reads it once for each operation; below, time is `op.instant`. */
export type Clock = { now(): Instant }

export const systemClock: Clock = { now: () => instant(Date.now()) }

/** Milliseconds since an arbitrary start, never going back: for durations, budgets and metrics, never for a business instant. */
export const monotonic = (): number => performance.now()
