import type { Opener } from '../platform/keyring/keyring.ts'
import { type DocumentLine, type Facts, statusNamed } from './model.ts'
import type { LineRow } from './store.ts'

/** A sealed value is bound to its document: a row's facts moved to another row do not open. */
export const factsContext = (documentId: string): string => `document|${documentId}|facts`
export const metadataContext = (documentId: string): string => `document|${documentId}|metadata`

export const openLine = (opener: Opener, row: LineRow): DocumentLine => ({
  id: row.document_id,
  seriesId: row.series_id,
  version: row.version,
  status: statusNamed(row.status),
  facts: JSON.parse(opener.meta(factsContext(row.document_id), row.facts).toString('utf8')) as Facts,
  bytes: Number(row.bytes),
  submittedAt: row.submitted_at,
  masked: row.masked,
  chosen: row.audience === 1,
  heldUntil: row.holder_from,
  hiddenFromRepresentatives: row.hidden_from_representatives,
  own: row.own,
  replacedBy: row.replaced_by,
})
