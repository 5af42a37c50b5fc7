import type { Grant } from '../kernel/grant.ts'
import { matrixAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Rubric, TYPE_OF_RUBRIC } from '../profile/index.ts'

const BEYOND_MATRIX: ReadonlySet<string> = new Set(['attending', 'administrator', 'holder', 'representative', 'helper'])

/** Rubrics that the habilitation matrix gives nobody of this profession: a rule that is published, and the same for every record. */
export const closedRubrics = (op: Operation, { basis }: Pick<Grant, 'basis'>, rubrics: readonly Rubric[]): ReadonlySet<Rubric> => {
  if (BEYOND_MATRIX.has(basis.relation)) return new Set()
  const { profession = '', specialty } = op.caller.exercise ?? {}
  const matrix = matrixAt(op.instant)
  return new Set(rubrics.filter(rubric => !matrix.allows(profession, specialty, TYPE_OF_RUBRIC[rubric])))
}
