import type { Instant } from '../kernel/instant.ts'
import { kindsDue, setDue, type Taken, takeDue } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Clock, type ClockKind, CLOCKS } from './clocks.table.ts'
import { waitBriefly } from './store.ts'
import { within } from './within.ts'

/** What a clock does for those whose hour has come. `op` acts inside the transaction that took them. */
export type Ring = (op: Operation, due: readonly Taken[]) => Promise<void>

/** A clock without a ring keeps its dates: a release that knows what to do finds them. */
export type Rings = { readonly [Kind in ClockKind]?: Ring }

/** One clock that rang, once it is committed. */
export type Rung = { readonly kind: ClockKind; readonly subject: string; readonly due: Instant; readonly at: Instant }

export type SweepOptions = {
  readonly rings: Rings
  /** Told after the commit. */
  readonly rang?: (rung: Rung) => void
  /** A subject that failed stays due; the others do not wait for it. */
  readonly failed?: (kind: ClockKind, error: unknown) => void
}

export type Swept = { readonly rung: number; readonly failed: number }

export type Sweeper = {
  /** Rings everything that is due; `operation` makes the act of one batch, with the instant it happens at. */
  sweep(operation: () => Operation, stopped?: AbortSignal): Promise<Swept>
}

/** Kept between two passes: who failed waits 1, 2, 4… passes, 64 at most. Forgotten at a restart, when all are tried again. */
export const openSweeper = ({ rings, rang = () => undefined, failed = () => undefined }: SweepOptions): Sweeper => {
  const putOff = new PutOff()
  return {
    sweep: async (operation, stopped) => {
      putOff.nextPass()
      const total = { rung: 0, failed: 0 }
      const { db, instant } = operation()
      let due = await kindsDue(db, instant)
      for (const clock of CLOCKS) {
        const ring = rings[clock.kind]
        if (ring === undefined || !due.has(clock.kind)) continue
        const swept = await sweepClock({ clock, ring, putOff, rang, failed, operation, stopped })
        total.rung += swept.rung
        total.failed += swept.failed
        // What one clock does may start another that is due at once.
        due = await kindsDue(db, instant)
      }
      return total
    },
  }
}

type Named = Clock & { readonly kind: ClockKind }
type Work = Required<Pick<SweepOptions, 'rang' | 'failed'>> & {
  readonly clock: Named
  readonly ring: Ring
  readonly putOff: PutOff
  readonly operation: () => Operation
  readonly stopped: AbortSignal | undefined
}

/** Each lane skips what the others hold: while the database writes one batch, the next is prepared. */
const sweepClock = async (work: Work): Promise<Swept> => {
  const lanes = await Promise.all(Array.from({ length: work.clock.atOnce ?? 1 }, () => sweepLane(work)))
  return lanes.reduce((sum, { rung, failed }) => ({ rung: sum.rung + rung, failed: sum.failed + failed }))
}

/** Batch after batch. One that fails is rolled back whole and rung again one by one, so that only who fails is put off. */
const sweepLane = async (work: Work): Promise<Swept> => {
  const { clock, putOff, stopped, rang, failed } = work
  const total = { rung: 0, failed: 0 }
  for (let oneByOne = 0; stopped?.aborted !== true; ) {
    const { taken, at, error } = await ringBatch(work, oneByOne > 0 ? 1 : clock.batch)
    if (taken.length === 0 && error === undefined) break
    if (error === undefined) {
      for (const { subject, due } of taken) {
        putOff.forget(clock.kind, subject)
        rang({ kind: clock.kind, subject, due, at })
      }
      total.rung += taken.length
      oneByOne -= taken.length
      continue
    }
    const [only, second] = taken
    // Nothing was taken: it is not a subject that fails, it is the database.
    if (only === undefined) throw error
    if (second === undefined) {
      putOff.add(clock.kind, only.subject)
      failed(clock.kind, error)
      total.failed += 1
      oneByOne -= 1
    } else oneByOne = taken.length
  }
  return total
}

type Batch = { readonly taken: readonly Taken[]; readonly at: Instant; readonly error?: unknown }

const ringBatch = async ({ clock, ring, putOff, operation }: Work, size: number): Promise<Batch> => {
  const op = operation()
  let taken: readonly Taken[] = []
  try {
    await op.db.transaction(async tx => {
      taken = await takeReady(tx, clock, op.instant, size, putOff)
      if (taken.length > 0) await ring(within(op, tx), taken)
    })
    return { taken, at: op.instant }
  } catch (error) {
    return { taken, at: op.instant, error }
  }
}

/** The oldest that are not put off; what was taken beside them goes back as it was. */
const takeReady = async (tx: Queries, { kind }: Named, at: Instant, size: number, putOff: PutOff): Promise<readonly Taken[]> => {
  // Who stops a clock holds its record first; here it is the other way round. So who sweeps gives way: she waits for nobody.
  void waitBriefly(tx)
  const due = await takeDue(tx, kind, at, size + putOff.count(kind))
  const ready = due.filter(({ subject }) => !putOff.waits(kind, subject)).slice(0, size)
  const chosen = new Set(ready.map(({ subject }) => subject))
  for (const one of due) if (!chosen.has(one.subject)) await setDue(tx, { kind, ...one })
  return ready
}

type Waiting = { readonly kind: ClockKind; readonly tries: number; readonly until: number }
const LONGEST_WAIT = 64

/** Counted in passes, not in instants: a clock that goes back a day holds nobody up. */
class PutOff {
  private readonly waiting = new Map<string, Waiting>()
  private pass = 0

  nextPass(): void {
    this.pass += 1
  }

  add(kind: ClockKind, subject: string): void {
    const tries = (this.waiting.get(`${kind}|${subject}`)?.tries ?? 0) + 1
    this.waiting.set(`${kind}|${subject}`, { kind, tries, until: this.pass + Math.min(2 ** (tries - 1), LONGEST_WAIT) })
  }

  forget(kind: ClockKind, subject: string): void {
    this.waiting.delete(`${kind}|${subject}`)
  }

  waits(kind: ClockKind, subject: string): boolean {
    return (this.waiting.get(`${kind}|${subject}`)?.until ?? 0) > this.pass
  }

  count(kind: ClockKind): number {
    return [...this.waiting.values()].filter(one => one.kind === kind && one.until > this.pass).length
  }
}
