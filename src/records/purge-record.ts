import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteRecord } from './life-store.ts'
import { deleteEnrolment } from './purge-store.ts'

/** From here on the number names nothing: whoever asks for it is answered as for no record at all. */
export const purgeRecordRow = async (tx: Queries, recordId: RecordId): Promise<void> => void (await deleteRecord(tx, recordId))

/** Goes with the person, not with the record: a refusal stands without one. */
export const purgeEnrolment = (tx: Queries, personId: ActorId): Promise<void> => deleteEnrolment(tx, personId)
