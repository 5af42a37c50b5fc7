import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteProfilesOf } from './purge-store.ts'

/** Nobody's pages offer a record that is gone: helpers', representatives'. */
export const purgeProfiles = (tx: Queries, recordId: RecordId): Promise<unknown> => deleteProfilesOf(tx, recordId)
