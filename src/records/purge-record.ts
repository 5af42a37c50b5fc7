import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteRecord } from './life-store.ts'

/** From here on the number names nothing: whoever asks for it is answered as for no record at all. */
export const purgeRecordRow = async (tx: Queries, recordId: RecordId): Promise<void> => void (await deleteRecord(tx, recordId))
