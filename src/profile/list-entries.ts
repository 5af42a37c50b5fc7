import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import type { RecordId, Tag } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { RUBRICS, type Rubric } from '../kernel/rubrics.ts'
import { NO_RECORD } from '../access/index.ts'
import { type Act, listUnderTrace } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Entry, EntryStatus } from './model.ts'
import { openEntry } from './open-entry.ts'
import { type Asked, type ListRow, selectEntries } from './store.ts'
import { isCare, isHolder } from './who.ts'

export type ProfileRequest = {
  /** Absent: all of them. */
  readonly rubrics?: readonly Rubric[]
  /** What was replaced or withdrawn too; hers and her representatives', never a professional's. */
  readonly past?: boolean
}

export type Profile = {
  readonly entries: readonly Entry[]
  /** Rubrics that she hides from professionals; told to her side. */
  readonly hidden: readonly Rubric[]
  readonly committed: CommittedGrant<'read-profile'>
}

export const rubricTag = (op: Operation, recordId: RecordId, rubric: Rubric): Tag => op.keyring.tag(recordId, 'rubric', rubric)

/** What to give the door for this reading. */
export const readingOf = ({ rubrics }: ProfileRequest = {}): Act => ({
  action: 'profile.read',
  ...(rubrics === undefined ? {} : { sections: rubrics }),
})

/**
 * The entries of a health profile that this Grant lets its bearer see, latest writing first: one statement that lists, traces and commits, then they
 * open. Throws NO_RECORD for a bearer who may not be told that the record exists and wrote nothing in it.
 */
export const listEntries = async (op: Operation, grant: Grant<'read-profile'>, request: ProfileRequest = {}): Promise<Profile> => {
  const { committed, value: rows } = await listUnderTrace<'read-profile', ListRow>(
    op,
    grant,
    readingOf(request),
    selectEntries(grant.visibility, askedOf(op, grant, request)),
  )
  if (grant.blind && rows.length === 0) return refuse(NO_RECORD)
  const opener = await op.keyring.opener(committed)
  const hiddenTags = new Set(rows.filter(row => row.row_kind === 'rubric').map(row => row.rubric_tag))
  return {
    entries: rows.filter(row => row.row_kind === 'entry').map(row => openEntry(opener, grant, row)),
    hidden: RUBRICS.filter(rubric => hiddenTags.has(rubricTag(op, grant.recordId, rubric))),
    committed,
  }
}

/** What of it the statement looks for: decided before it runs. */
export const askedOf = (op: Operation, grant: Grant, { rubrics, past = false }: ProfileRequest): Asked => ({
  own: grant.actorTag,
  statuses: statusesFor(grant, past),
  rubricTags: rubrics === undefined ? null : rubrics.map(rubric => rubricTag(op, grant.recordId, rubric)),
  links: isHolder(grant),
  rubrics: !isCare(grant),
})

/** Drafts are hers alone; a replaced directive is never shown to a professional. */
export const statusesFor = (grant: Grant, past: boolean): readonly EntryStatus[] => [
  'active',
  'ended',
  'none',
  ...(isHolder(grant) ? (['draft'] as const) : []),
  ...(past && !isCare(grant) ? (['replaced'] as const) : []),
]
