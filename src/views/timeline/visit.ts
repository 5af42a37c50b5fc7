import type { CommittedGrant } from '../../kernel/grant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { HOUR, type Instant } from '../../kernel/instant.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { deleteVisits, upsertVisit } from './visit-store.ts'

/**
 * « Depuis votre dernière visite », of this page: notes it beside its trace that has committed, and answers when its reader came before. A page read again
 * within the hour is the same visit: what was new stays new. `null`: no visit before is known. Of a professional, his own journal tells (`journal/last-visit`).
 */
export const noteVisit = (op: Operation, { grant }: CommittedGrant): Promise<Instant | null> =>
  upsertVisit(op.db, grant.recordId, grant.actorTag, op.instant, HOUR)

/** What a purge takes. */
export const forgetVisits = (tx: Queries, _op: Operation, recordId: RecordId): Promise<void> => deleteVisits(tx, recordId)
