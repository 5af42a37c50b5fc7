import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import { fromIso, type Instant, toIso } from '../kernel/instant.ts'
import {
  type Act,
  listUnderTrace,
  openEntryBytes,
  STREAM_NUMBER,
  streamNamed,
  type TraceEntry,
  tracePage,
  type TracePlace,
  type TraceRow,
} from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { answeredOf, answersUnder, type KnownAnswer } from './answers.ts'
import { type JournalEvent, type JournalSummary, readsAllThatIsHeld, streamsFor } from './model.ts'
import { readingsOf, summarise, verdictOf } from './verdict.ts'

/** `summary` of everything since the instant asked for, on the first page; `null`: there is more than was analysed, and nothing reassures. */
export type JournalPage = {
  readonly events: readonly JournalEvent[]
  readonly summary: JournalSummary | null
  readonly next: string | null
  /** Under which whatever gives these events their words is read: one act, one entry. */
  readonly committed: CommittedGrant<'read-journal'>
}

export type JournalRequest = {
  /** `next` of the page before. */
  readonly cursor?: string
  readonly since?: Instant
  /** At most 500. */
  readonly limit?: number
}

const READ: Act = { action: 'journal.read' }
const LIMIT = { usual: 100, most: 500 }
/** Entries that the first page's summary is made of; a flood of refusals is capped at 60 a minute and actor (security.md A25). */
const ANALYSED = 2_000

/**
 * « Qui a regardé mon dossier »: the entries of the streams this reader may read, latest first. Reading the journal is itself in it.
 */
export const readJournal = async (op: Operation, grant: Grant<'read-journal'>, request: JournalRequest = {}): Promise<JournalPage> => {
  const limit = Math.min(request.limit ?? LIMIT.usual, LIMIT.most)
  const before = readCursor(request.cursor)
  const asked = before === null ? ANALYSED : limit + 1
  const streams = streamsFor(grant)
  const { committed, value: rows } = await listUnderTrace<'read-journal', TraceRow>(
    op,
    grant,
    READ,
    tracePage(streams, readsAllThatIsHeld(grant.basis.relation), before, asked),
  )
  const recent = rows.filter(row => request.since === undefined || row.at >= request.since)
  const opener = await op.keyring.opener(committed)
  const entries = recent.map(row => JSON.parse(openEntryBytes(opener.trace('entry', row.sealed)).text) as TraceEntry)
  const readThatDay = readingsOf(entries)
  const around = (entry: TraceEntry) => ({ holderName: grant.holderName, readThatDay: readThatDay(entry) })
  const events = recent.flatMap((row, i): readonly JournalEvent[] => {
    const entry = entries[i]
    return entry === undefined ? [] : [{ stream: streamNamed(row.stream), n: row.n, entry, ...verdictOf(entry, around(entry)) }]
  })
  const answers = await answersUnder(op, committed)
  const last = recent.length > limit ? recent[limit - 1] : undefined
  return {
    events: await Promise.all(events.slice(0, limit).map(event => withAnswer(op, event, answers))),
    summary: before === null && recent.length === ANALYSED ? null : summarise(before === null ? events : events.slice(0, limit)),
    next: last === undefined ? null : `${toIso(last.at)}~${last.stream}.${last.n}`,
    committed,
  }
}

const withAnswer = async (op: Operation, event: JournalEvent, answers: ReadonlyMap<string, KnownAnswer>): Promise<JournalEvent> => {
  const known = answers.get(`${STREAM_NUMBER[event.stream]}.${event.n}`)
  return known === undefined ? event : { ...event, answered: await answeredOf(op, known) }
}

const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)~([1234])\.(\d{1,18})$/

/** A cursor that is not ours reads from the beginning: it tells nothing either way. */
const readCursor = (cursor: string | undefined): TracePlace | null => {
  const [, at, stream, n] = cursor === undefined ? [] : (CURSOR.exec(cursor) ?? [])
  if (at === undefined || stream === undefined || n === undefined || Number.isNaN(Date.parse(at))) return null
  return { at: fromIso(at), stream: Number(stream), n }
}
