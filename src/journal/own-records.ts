import type { RecordId } from '../kernel/ids.ts'
import { fromIso, HOUR, type Instant } from '../kernel/instant.ts'
import { ownJournalRows } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { READINGS } from './verdict.ts'

/** A record that the caller was let into, and when she last read in it before the present visit. */
export type OwnRecord = { readonly recordId: RecordId; readonly since: Instant | null }

const PAGE = 500
/** A busy professional's season. */
const LOOKED_AT = 4_000
const ONE_VISIT = HOUR

type Line = { readonly at: string; readonly action: string; readonly record: string; readonly outcome: string; readonly relation: string }

/** Latest first, from her own journal; no name is opened. Which of them still authorise her is the door's to say. */
export const ownRecords = async (op: Operation, most: number): Promise<readonly OwnRecord[]> => {
  const actorId = op.caller.subject.id
  const known = new Map<string, Instant | null>()
  let before: string | null = null
  for (let read = 0; read < LOOKED_AT; read += PAGE) {
    const rows: readonly { readonly id: string; readonly sealed: Buffer }[] = await ownJournalRows(op.db, actorId, before, PAGE)
    for (const { sealed } of rows) note(op, known, JSON.parse(op.keyring.openForActor(actorId, 'journal', sealed).toString('utf8')) as Line)
    before = rows.at(-1)?.id ?? null
    if (rows.length < PAGE || before === null) break
  }
  return [...known].slice(0, most).map(([recordId, since]) => ({ recordId: recordId as RecordId, since }))
}

const note = (op: Operation, known: Map<string, Instant | null>, { at, action, record, outcome, relation }: Line): void => {
  if (outcome !== 'granted' || (relation === 'none' && action !== 'access.declare')) return
  const isReading = READINGS.has(action) && op.instant - fromIso(at) >= ONE_VISIT
  if (!known.has(record)) known.set(record, isReading ? fromIso(at) : null)
  else if (known.get(record) === null && isReading) known.set(record, fromIso(at))
}
