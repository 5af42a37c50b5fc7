import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export const deleteProfilesOf = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'accounts.purge_profiles', text: 'delete from profile where record_id = $1', values: [recordId] })
