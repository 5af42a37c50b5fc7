import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteEntries } from './purge-store.ts'

/** Every version of every entry, the rubrics she hid and the corrections she asked for. */
export const purgeEntries = (tx: Queries, recordId: RecordId): Promise<void> => deleteEntries(tx, recordId)
