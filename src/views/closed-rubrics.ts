import type { Grant } from '../kernel/grant.ts'
import { matrixAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Rubric, TYPE_OF_RUBRIC } from '../profile/index.ts'

const BEYOND_MATRIX: ReadonlySet<string> = new Set(['attending', 'administrator', 'holder', 'representative', 'helper'])

/** A type of document that the habilitation matrix gives nobody of this profession: a rule that is published, and the same for every record. */
export const isClosedType = (op: Operation, { basis }: Pick<Grant, 'basis'>, typeCode: string): boolean => {
  if (BEYOND_MATRIX.has(basis.relation)) return false
  const { profession = '', specialty } = op.caller.exercise ?? {}
  return !matrixAt(op.instant).allows(profession, specialty, typeCode)
}

/** Rubrics of the profile that are closed so. */
export const closedRubrics = (op: Operation, grant: Pick<Grant, 'basis'>, rubrics: readonly Rubric[]): ReadonlySet<Rubric> =>
  new Set(rubrics.filter(rubric => isClosedType(op, grant, TYPE_OF_RUBRIC[rubric])))
