import type { ActorId, RecordId } from '../kernel/ids.ts'
import { fromIso, HOUR, type Instant } from '../kernel/instant.ts'
import { ownJournalRows } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'

/** What reads something of a record: its list, its documents, its profile, its synthesis. */
const READINGS: ReadonlySet<string> = new Set([
  'record.read-synthesis',
  'record.timeline',
  'documents.list',
  'documents.search',
  'documents.read',
  'documents.open-part',
  'documents.list-facts',
  'profile.read',
])

/** Lines an hour apart are one visit, as the person's own journal tells them. */
const ONE_VISIT = HOUR
const PAGE = 500
/** A busy professional's season; further back no last visit is said. */
const MOST = 4_000

/**
 * When the caller last read something in this record before the present visit, from her own journal (sealed for her); null: never, or too long ago to be
 * found in it. No names are opened.
 */
export const lastVisit = async (op: Operation, recordId: RecordId): Promise<Instant | null> => {
  const actorId = op.caller.subject.id
  let visit: Instant = op.instant
  let before: string | null = null
  for (let read = 0; read < MOST; read += PAGE) {
    const rows: readonly { readonly id: string; readonly sealed: Buffer }[] = await ownJournalRows(op.db, actorId, before, PAGE)
    for (const at of rows.flatMap(({ sealed }) => readingAt(op, actorId, recordId, sealed))) {
      if (visit - at >= ONE_VISIT) return at
      if (at < visit) visit = at
    }
    before = rows.at(-1)?.id ?? null
    if (rows.length < PAGE || before === null) return null
  }
  return null
}

const readingAt = (op: Operation, actorId: ActorId, recordId: RecordId, sealed: Buffer): readonly Instant[] => {
  const line = JSON.parse(op.keyring.openForActor(actorId, 'journal', sealed).toString('utf8')) as {
    readonly at: string
    readonly action: string
    readonly record: string
    readonly outcome: string
  }
  return line.record === recordId && line.outcome === 'granted' && READINGS.has(line.action) ? [fromIso(line.at)] : []
}
