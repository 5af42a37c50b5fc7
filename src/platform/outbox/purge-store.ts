import type { RecordId } from '../../kernel/ids.ts'
import type { Queries } from '../db/index.ts'

export const deleteEvents = async (tx: Queries, recordId: RecordId): Promise<void> => {
  const values = [recordId]
  await tx.rows({ name: 'outbox.purge_pending', text: 'delete from outbox_pending where record_id = $1', values })
  await tx.rows({ name: 'outbox.purge_reactions', text: 'delete from outbox_reaction where record_id = $1', values })
  await tx.rows({ name: 'outbox.purge_events', text: 'delete from outbox_event where record_id = $1', values })
}
