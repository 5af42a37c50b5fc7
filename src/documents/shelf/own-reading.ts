import type { CommittedGrant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import { insertRead } from './store.ts'

/**
 * From now on this professional has opened this version: beside a reading that has committed, whose entry says so. Under his tag of this record, in
 * whatever place he works; told to nobody but him (`listDocuments` with `tellsUnread`). Of the person's side `openMarks` does it.
 */
export const noteOwnReading = async (op: Operation, { grant }: CommittedGrant<'read'>, documentId: DocumentId): Promise<void> => {
  if (op.caller.subject.kind === 'professional') await insertRead(op.db, grant.recordId, grant.actorTag, documentId)
}
