import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import { selectBeside } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { openLine } from './line.ts'
import type { DocumentLine } from './model.ts'
import { type LineRow, selectLines } from './store.ts'

const STATUSES = ['approved', 'deprecated', 'archived'] as const
const NAMED = 500

/**
 * Lines that give a title to what another reading of the same record names (the journal keeps identifiers only): what this reader sees of them,
 * latest deposit first. One act, one entry: the reading beside which they are read has committed, and says what was read.
 */
export const linesBeside = async (op: Operation, committed: CommittedGrant, grant: Grant<'read'>): Promise<readonly DocumentLine[]> => {
  if (committed.grant.recordId !== grant.recordId) throw new TypeError('beside another record')
  const page = { statuses: STATUSES, before: null, limit: NAMED }
  const rows = await selectBeside<LineRow>(op.db, committed, selectLines(grant.visibility, grant.actorTag, page))
  const opener = await op.keyring.opener(committed)
  return rows.map(row => openLine(opener, row))
}
