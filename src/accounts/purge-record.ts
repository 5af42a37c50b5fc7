import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteAccount, deleteProfilesOf } from './purge-store.ts'

/** Nobody's pages offer a record that is gone, helpers' and representatives' neither; what two agents agreed on it goes too. */
export const purgeProfiles = (tx: Queries, recordId: RecordId): Promise<void> => deleteProfilesOf(tx, recordId)

/** Of somebody of whom nothing stays. */
export const purgeAccount = (tx: Queries, personId: ActorId): Promise<void> => deleteAccount(tx, personId)
