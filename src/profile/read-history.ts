import type { Grant } from '../kernel/grant.ts'
import { refuse } from '../kernel/refusal.ts'
import { ACT_REFUSED, NO_RECORD } from '../access/index.ts'
import { type Act, listUnderTrace } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { statusesFor } from './list-entries.ts'
import type { Entry } from './model.ts'
import { openEntry } from './open-entry.ts'
import { type ListRow, selectHistory } from './store.ts'
import { isCare, isHolder } from './who.ts'

export const HISTORY: Act = { action: 'profile.read-history' }

/** Every version of one entry, latest first: how it came to say what it says. Her side's alone. */
export const readHistory = async (op: Operation, grant: Grant<'read-profile'>, entryId: string): Promise<readonly Entry[]> => {
  if (isCare(grant) && !grant.blind) return refuse(ACT_REFUSED)
  const asked = { own: grant.actorTag, statuses: statusesFor(grant, true), rubricTags: null, links: isHolder(grant), rubrics: false }
  const { committed, value } = await listUnderTrace<'read-profile', ListRow>(
    op,
    grant,
    HISTORY,
    selectHistory(grant.visibility, asked, entryId),
  )
  // As of no record at all: the same statement, and nothing in it.
  if (grant.blind) return refuse(NO_RECORD)
  const opener = await op.keyring.opener(committed)
  return value.map(row => openEntry(opener, grant, row)).filter(({ status }) => status !== 'draft' || isHolder(grant))
}
