import type { Instant } from '../kernel/instant.ts'
import { dropDue, setDue } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import { type ClockKind, ringsAt } from './clocks.table.ts'

/** Starts a clock of the table at `at`, in the transaction of the fact that starts it. */
export const startClock = (tx: Queries, kind: ClockKind, subject: string, at: Instant): Promise<unknown> =>
  setDue(tx, { kind, subject, due: ringsAt(kind, at) })

export const stopClock = (tx: Queries, kind: ClockKind, subject: string): Promise<unknown> => dropDue(tx, kind, subject)
