import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export const deleteEntries = async (tx: Queries, recordId: RecordId): Promise<void> => {
  const values = [recordId]
  await Promise.all([
    tx.rows({ name: 'profile:purge-pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values }),
    tx.rows({ name: 'profile:purge-corrections', text: 'delete from profile_correction where record_id = $1', values }),
    tx.rows({ name: 'profile:purge-rubrics', text: 'delete from profile_rubric where record_id = $1', values }),
    tx.rows({ name: 'profile:purge', text: 'delete from profile_entry where record_id = $1', values }),
  ])
}
