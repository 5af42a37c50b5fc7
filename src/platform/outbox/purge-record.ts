import type { RecordId } from '../../kernel/ids.ts'
import type { Queries } from '../db/index.ts'
import { deleteEvents } from './purge-store.ts'

/** Events of a record, told or not, and who has reacted: a reaction that comes later finds nothing to tell. */
export const purgeEvents = (tx: Queries, recordId: RecordId): Promise<void> => deleteEvents(tx, recordId)
