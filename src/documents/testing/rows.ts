import { entriesOf, type World } from '../../../test/support-door/index.ts'
import type { TraceEntry } from '../../audit/index.ts'
import type { RecordId } from '../../kernel/ids.ts'

/** What stands in the tables, as their owner reads them: past row security. */
export type StoredRow = {
  readonly document_id: string
  readonly series_id: string
  readonly version: number
  readonly status: number
  readonly masked: boolean
  readonly holder_from: number | null
  readonly hidden_from_representatives: boolean
  readonly audience: number
  readonly body_in_row: boolean
  readonly replaced_by: string | null
}

export const rowsIn = ({ database }: World, recordId: RecordId): Promise<readonly StoredRow[]> =>
  database.owner.rows<StoredRow>({
    name: 'test.documents',
    text: `select document_id, series_id, version, status, masked, holder_from, hidden_from_representatives, audience, body_in_row, replaced_by
      from document where record_id = $1 order by submitted_at, version`,
    values: [recordId],
  })

/** Everything that a deposit writes, counted. */
export const countsIn = async ({ database }: World, recordId: RecordId): Promise<Readonly<Record<string, string>>> => {
  const [counts] = await database.owner.rows<Readonly<Record<string, string>>>({
    name: 'test.counts',
    text: `select (select count(*) from document where record_id = $1) as documents, (select count(*) from document_body where record_id = $1) as bodies,
      (select count(*) from submission where record_id = $1) as submissions, (select count(*) from document_audience where record_id = $1) as audiences`,
    values: [recordId],
  })
  return counts ?? {}
}

export type StreamedEntry = TraceEntry & { readonly stream: number }

/** The entries of a record, in the order of their streams. */
export const entriesIn = async (world: World, recordId: RecordId): Promise<readonly StreamedEntry[]> =>
  (await entriesOf(world, recordId)).map(({ stream, entry }) => ({ ...entry, stream }))
