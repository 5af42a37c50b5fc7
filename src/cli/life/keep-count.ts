import { type Instant, toIso } from '../../kernel/instant.ts'
import type { Line } from './ledger.ts'
import { LAW, type LegalClock, OPENING } from './law.table.ts'

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
  judgeOpenings(lines, end, tolerance, kept)
  return kept
}

/** What stands of the information of one person: each sending that left and did not come back. */
type Informed = { readonly standing: Map<string, Temporal.ZonedDateTime>; refused: boolean; notBefore: Temporal.ZonedDateTime | undefined }

/** R.1111-28: six weeks from the last sending that was not returned, unless she refuses; who takes her refusal back waits for no second six weeks. */
const judgeOpenings = (lines: readonly Line[], end: Instant, tolerance: Temporal.DurationLike, counting: Counting): void => {
  const people = new Map<string, Informed>()
  const ended = new Set<string>()
  for (const line of lines) {
    const { person, event, item = '', done } = line
    const informed = people.get(person) ?? { standing: new Map(), refused: false, notBefore: undefined }
    // A letter that was on its way when the record opened starts nothing.
    if (event === 'sent' && !ended.has(person)) people.set(person, { ...informed, standing: informed.standing.set(item, day(done)) })
    if (event === 'returned') informed.standing.delete(item)
    if (event === 'opposed' && !ended.has(person)) people.set(person, { ...informed, refused: true })
    if (event === 'opposition-withdrawn' && !ended.has(person)) people.set(person, { ...informed, refused: false, notBefore: day(done) })
    if (event === OPENING.event) ring({ event, kept: 'exact' }, line, openingOf(informed), tolerance, counting)
    if (!ENDS_INFORMATION.has(event)) continue
    ended.add(person)
    people.delete(person)
  }
  for (const [person, informed] of people) {
    const due = openingOf(informed)
    if (due !== undefined && isAfter(day(end), due.add(tolerance)))
      counting.late.push({ person, event: OPENING.event, due: due.toString(), done: null })
  }
}

const ENDS_INFORMATION: ReadonlySet<string> = new Set([OPENING.event, 'opened-on-request', 'died', 'died-without-record'])

const openingOf = ({ standing, refused, notBefore }: Informed): Temporal.ZonedDateTime | undefined => {
  const [last] = [...standing.values()].toSorted((a, b) => Temporal.ZonedDateTime.compare(b, a))
  if (last === undefined || refused) return undefined
  const due = last.add({ days: OPENING.days })
  return notBefore !== undefined && isAfter(notBefore, due) ? notBefore : due
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
    if (clock.startedBy.includes(line.event)) running.set(key, dueOf(clock, line))
  }
  for (const [key, due] of running) {
    if (isAfter(day(end), due.add(tolerance))) counting.late.push({ person: key, event: clock.event, due: due.toString(), done: null })
  }
}

const dueOf = ({ delay, zone, accomplished }: LegalClock, { done }: Line): Temporal.ZonedDateTime => {
  const begun = day(done, zone)
  const due = begun.add(delay)
  return accomplished === true && due.day < begun.day ? due.add({ days: 1 }) : due
}

const stopped = (running: Running, { person, item }: Line): readonly string[] =>
  item === undefined ? [...running.keys()].filter(key => key.startsWith(`${person}|`)) : [`${person}|${item}`]

/** Without a running clock nothing should have happened: that is early, by as much as one likes. */
const ring = (
  { event, kept }: Pick<LegalClock, 'event' | 'kept'>,
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
const day = (at: Instant, zone = 'UTC'): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

const isAfter = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean => Temporal.ZonedDateTime.compare(a, b) > 0
