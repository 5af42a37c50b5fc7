import type { Grant } from '../kernel/grant.ts'
import type { Rubric } from '../kernel/rubrics.ts'
import { writeUnderTrace } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { rubricTag } from './list-entries.ts'
import { upsertRubric } from './write-store.ts'

/** Masked to professionals as a document would be; unlimited in both directions (domain.md §5.4 rule 3). Counts as a change of rights. */
const set = async (op: Operation, grant: Grant<'hide-profile'>, rubric: Rubric, hidden: boolean): Promise<void> => {
  const act = { action: hidden ? 'profile.hide' : 'profile.show', sections: [rubric], changesRights: true } as const
  await writeUnderTrace(op, grant, act, tx => upsertRubric(tx, grant.recordId, rubricTag(op, grant.recordId, rubric), hidden, op.instant))
}

export const hideRubric = (op: Operation, grant: Grant<'hide-profile'>, rubric: Rubric): Promise<void> => set(op, grant, rubric, true)
export const showRubric = (op: Operation, grant: Grant<'hide-profile'>, rubric: Rubric): Promise<void> => set(op, grant, rubric, false)
