import { requireAgent } from '../accounts/index.ts'
import { countProfessions, type ProfessionCount } from '../directory/index.ts'
import { refuse } from '../kernel/refusal.ts'
import { groupOf, matrixAt, PROFESSION_GROUPS, type ProfessionGroup, type PublishedCell } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { departuresOf, type Difference, differencesOf } from './model.ts'
import { MATRIX_ABSENT } from './refusals.ts'
import { selectVersions } from './store.ts'

export type Simulation = {
  readonly against: string
  readonly groups: readonly (Difference & { readonly professionals: number })[]
  /** Professionals for whom something changes; who practises under two codes counts in each. */
  readonly professionals: number
  readonly gained: number
  readonly lost: number
  /** Published cells that it would change. */
  readonly departs: readonly PublishedCell[]
}

/** Of the directory, by the same rule as the decision. Professions that stand in no column read nothing, and are in no count. */
export const professionalsByGroup = (counts: readonly ProfessionCount[]): ReadonlyMap<ProfessionGroup, number> => {
  const sums = new Map<ProfessionGroup, number>(PROFESSION_GROUPS.map(group => [group, 0]))
  for (const { profession, specialty, n } of counts) {
    const group = groupOf(profession, specialty ?? undefined)
    if (group !== undefined) sums.set(group, (sums.get(group) ?? 0) + n)
  }
  return sums
}

/**
 * Who would gain and who would lose if this table were in force now, in professionals of the directory as it stands. Documents are not counted: the store
 * does not know their types. Errors: `agents-only`, `matrix-absent`.
 */
export const simulate = async (op: Operation, versionId: string): Promise<Simulation> => {
  await requireAgent(op)
  const { cells } = (await selectVersions(op.db)).find(version => version.versionId === versionId) ?? refuse(MATRIX_ABSENT)
  const now = matrixAt(op.instant)
  const many = professionalsByGroup(await countProfessions(op.db))
  const groups = differencesOf(now, cells).map(difference => ({ ...difference, professionals: many.get(difference.group) ?? 0 }))
  const sum = (of: (group: (typeof groups)[number]) => number): number => groups.reduce((total, group) => total + of(group), 0)
  return {
    against: now.version,
    groups,
    professionals: sum(({ professionals }) => professionals),
    gained: sum(({ gains }) => gains.length),
    lost: sum(({ loses }) => loses.length),
    departs: departuresOf(now, cells),
  }
}
