import type { CommittedGrant } from '../kernel/grant.ts'
import { underGrant } from '../access/index.ts'
import { type FactsRequest, factsBeside, type ListedFacts } from '../documents/index.ts'
import type { Operation } from '../platform/operation.ts'

/**
 * What was read in the documents that this reader sees, beside a reading of her profile that has committed. Her grant on documents is asked for after that commit,
 * never before: a Grant whose rights moved meanwhile would show what has just been hidden.
 */
export const factsAfter = (op: Operation, committed: CommittedGrant, request: FactsRequest): Promise<Omit<ListedFacts, 'committed'>> =>
  underGrant(op, committed.grant.recordId, 'read', { action: 'documents.list-facts' }, documents =>
    factsBeside(op, committed, documents, request),
  )
