import type { ActorId, RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { Settings } from './model.ts'

/** Records among these that were opened before. */
export const selectOpened = async (db: Queries, recordIds: readonly RecordId[]): Promise<ReadonlySet<RecordId>> => {
  const rows = await db.rows<{ record_id: RecordId }>({
    name: 'open-records:among',
    text: 'select h as record_id from heads_among($1::uuid[]) h',
    values: [recordIds],
  })
  return new Set(rows.map(row => row.record_id))
}

export type OpeningRow = {
  readonly recordId: RecordId
  readonly holderId: ActorId
  readonly commitment: Buffer
  readonly sealed: Buffer
  readonly journal: Buffer
  readonly rules: readonly { readonly tag: Tag; readonly relation: string; readonly until: Instant | null; readonly sealed: Buffer }[]
}

export type Opener = { readonly actorId: ActorId; readonly sessionId: string | null; readonly at: Instant; readonly settings: Settings }

/** Gives those that were opened: a record that somebody opened meanwhile is left as it is. */
export const insertOpened = async (tx: Queries, opener: Opener, rows: readonly OpeningRow[]): Promise<readonly RecordId[]> => {
  const rules = rows.flatMap(row => row.rules.map(rule => ({ recordId: row.recordId, ...rule })))
  const opened = await tx.rows<{ record_id: RecordId }>({
    name: 'open-records:open',
    text: `select o as record_id from open_records($1::uuid, $2::uuid, $3::timestamptz, $4::boolean, $5::boolean, $6::boolean, $7::uuid[], $8::uuid[],
      $9::text[], $10::text[], $11::text[], $12::uuid[], $13::bigint[], $14::text[], $15::text[], $16::text[]) o`,
    values: [
      opener.actorId,
      opener.sessionId,
      timestamp(opener.at),
      opener.settings.breakGlass,
      opener.settings.regulation,
      opener.settings.maskedInEmergency,
      rows.map(row => row.recordId),
      rows.map(row => row.holderId),
      rows.map(row => row.commitment.toString('hex')),
      rows.map(row => row.sealed.toString('base64')),
      rows.map(row => row.journal.toString('base64')),
      rules.map(rule => rule.recordId),
      rules.map(rule => rule.tag),
      rules.map(rule => rule.relation),
      rules.map(rule => (rule.until === null ? '' : timestamp(rule.until))),
      rules.map(rule => rule.sealed.toString('base64')),
    ],
  })
  return opened.map(row => row.record_id)
}
