import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export const deleteProfilesOf = async (tx: Queries, recordId: RecordId): Promise<void> => {
  await tx.rows({ name: 'accounts.purge_profiles', text: 'delete from profile where record_id = $1', values: [recordId] })
  await tx.rows({ name: 'accounts.purge_acts', text: 'delete from agent_act where subject = $1', values: [recordId] })
}
