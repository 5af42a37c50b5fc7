import { type Instant, toIso } from '../../kernel/instant.ts'
import type { Line } from './ledger.ts'
import { LAW, type LegalClock } from './law.table.ts'

/** What was not kept: which line of the ledger, or which clock that never rang. */
export type Breach = { readonly person: string; readonly event: string; readonly due: string; readonly done: string | null }
export type Kept = { readonly late: readonly Breach[]; readonly early: readonly Breach[]; readonly kept: number }

/**
 * Reckons every legal day again, from the facts of the ledger and the law alone, and compares. `tolerance`: how long after its instant a clock may
 * ring (the pace of the sweep). A clock that runs still at `end` and is past due is late.
 */
export const keepCount = (lines: readonly Line[], end: Instant, tolerance: Temporal.DurationLike): Kept => {
  const kept = { late: [] as Breach[], early: [] as Breach[], kept: 0 }
  for (const clock of LAW) judge(clock, lines, end, tolerance, kept)
  return kept
}

type Running = ReadonlyMap<string, Temporal.ZonedDateTime>
type Counting = { readonly late: Breach[]; readonly early: Breach[]; kept: number }

const judge = (clock: LegalClock, lines: readonly Line[], end: Instant, tolerance: Temporal.DurationLike, counting: Counting): void => {
  const running = new Map<string, Temporal.ZonedDateTime>()
  for (const line of lines) {
    const key = `${line.person}|${line.item ?? ''}`
    if (line.event === clock.event) ring(clock, line, running.get(key), tolerance, counting)
    if (line.event === clock.event) running.delete(key)
    // A fact without an item (a death, a closing) concerns every item of the person.
    if (clock.stoppedBy.includes(line.event)) for (const one of stopped(running, line)) running.delete(one)
    if (clock.startedBy.includes(line.event)) running.set(key, day(line.done).add(clock.delay))
  }
  for (const [key, due] of running) {
    if (isAfter(day(end), due.add(tolerance))) counting.late.push({ person: key, event: clock.event, due: due.toString(), done: null })
  }
}

const stopped = (running: Running, { person, item }: Line): readonly string[] =>
  item === undefined ? [...running.keys()].filter(key => key.startsWith(`${person}|`)) : [`${person}|${item}`]

/** Without a running clock nothing should have happened: that is early, by as much as one likes. */
const ring = (
  { event, kept }: LegalClock,
  { person, done }: Line,
  due: Temporal.ZonedDateTime | undefined,
  tolerance: Temporal.DurationLike,
  counting: Counting,
): void => {
  const at = day(done)
  const breach = { person, event, due: due?.toString() ?? 'not due', done: toIso(done) }
  if (due === undefined || (kept === 'exact' && isAfter(due, at))) counting.early.push(breach)
  else if (isAfter(at, due.add(tolerance))) counting.late.push(breach)
  else counting.kept += 1
}

/** The law counts in days of the calendar; instants of the ledger are in universal time. */
const day = (at: Instant): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')

const isAfter = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean => Temporal.ZonedDateTime.compare(a, b) > 0
