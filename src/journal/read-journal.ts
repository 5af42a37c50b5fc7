import type { Grant } from '../kernel/grant.ts'
import { fromIso, type Instant } from '../kernel/instant.ts'
import { type Act, listUnderTrace, openEntryBytes, STREAM_NUMBER, streamNamed, type TraceEntry, tracePage, type TraceRow } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type JournalEvent, type JournalSummary, STREAMS_READ } from './model.ts'
import { summarise, verdictOf } from './verdict.ts'

export type JournalPage = { readonly events: readonly JournalEvent[]; readonly summary: JournalSummary; readonly next: string | null }

const READ: Act = { action: 'journal.read' }
const PAGE = 100

/**
 * « Qui a regardé mon dossier »: the entries of the streams this reader may read, latest first. Reading the journal is itself in it.
 * `cursor` is the instant of the last entry of the page before.
 */
export const readJournal = async (
  op: Operation, grant: Grant<'read-journal'>, request: { readonly cursor?: string; readonly since?: Instant; readonly limit?: number } = {},
): Promise<JournalPage> => {
  const limit = Math.min(request.limit ?? PAGE, 500)
  const before = request.cursor === undefined || Number.isNaN(Date.parse(request.cursor)) ? null : fromIso(request.cursor)
  const streams = (STREAMS_READ[grant.basis.relation] ?? []).map(stream => STREAM_NUMBER[stream])
  const { committed, value: rows } = await listUnderTrace<'read-journal', TraceRow>(op, grant, READ, tracePage(streams, before, limit))
  const opener = await op.keyring.opener(committed)
  const events = rows.map((row): JournalEvent => {
    const entry = JSON.parse(openEntryBytes(opener.trace('entry', row.sealed)).text) as TraceEntry
    return { stream: streamNamed(row.stream), n: row.n, entry, ...verdictOf(entry) }
  })
  const { since } = request
  const recent = since === undefined ? events : events.filter(({ entry }) => fromIso(entry.at) >= since)
  const last = events.at(-1)
  return {
    events: recent,
    summary: summarise(recent),
    next: events.length === limit && recent.length === events.length && last !== undefined ? last.entry.at : null,
  }
}
