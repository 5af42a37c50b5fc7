import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import { selectBeside } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askedOf, type ProfileRequest } from './list-entries.ts'
import type { Entry } from './model.ts'
import { openEntry } from './open-entry.ts'
import { type ListRow, selectEntries } from './store.ts'

/** The entries that this Grant lets its bearer see, beside another reading of the record that has committed and says that they were read. */
export const entriesBeside = async (
  op: Operation,
  committed: CommittedGrant,
  grant: Grant<'read-profile'>,
  request: Pick<ProfileRequest, 'rubrics'> = {},
): Promise<readonly Entry[]> => {
  if (committed.grant.recordId !== grant.recordId) throw new TypeError('beside another record')
  const rows = await selectBeside<ListRow>(op.db, committed, selectEntries(grant.visibility, askedOf(op, grant, request)))
  const opener = await op.keyring.opener(committed)
  return rows.filter(row => row.row_kind === 'entry').map(row => openEntry(opener, grant, row))
}
