import { type Instant, instant } from '../../kernel/instant.ts'
import type { ProfessionGroup } from '../../kernel/profession-groups.ts'
import { groupOf } from './groups.ts'
import type { MatrixTable } from './parse-matrix.ts'

/**
 * Who may read which type of document (CSP L.1111-17 III, order of 26 October 2023). It governs reading only, in every mode of access,
 * emergency included; writing is not restricted by it, and the person, the author and the attending doctor do not pass through it.
 */
export type Matrix = {
  /** Short name that each trace entry carries. */
  readonly version: string
  readonly from: Instant
  readonly source: string
  /** True when no authority published it. */
  readonly illustrative: boolean
  /** `profession`: TRE_G15 (or R85, R94–R96) code; `specialty`: savoir-faire or section code. Unknown or absent: false. */
  readonly allows: (profession: string, specialty: string | undefined, typeCode: string) => boolean
  /** The types that `allows` allows, in the order of the table; the same array at each call. */
  readonly allowedTypes: (profession: string, specialty: string | undefined) => readonly string[]
  readonly typesOf: (group: ProfessionGroup) => readonly string[]
}

const NOTHING: readonly string[] = Object.freeze([])

export const matrixOf = ({ version, from, source, illustrative, cells }: MatrixTable): Matrix => {
  const lists = new Map([...cells].map(([group, types]) => [group, Object.freeze([...types])] as const))
  const sets = new Map([...cells].map(([group, types]) => [group, new Set(types)] as const))
  const allows = (profession: string, specialty: string | undefined, typeCode: string): boolean => {
    const group = groupOf(profession, specialty)
    return group !== undefined && sets.get(group)?.has(typeCode) === true
  }
  const typesOf = (group: ProfessionGroup) => lists.get(group) ?? NOTHING
  const allowedTypes = (profession: string, specialty: string | undefined) => {
    const group = groupOf(profession, specialty)
    return group === undefined ? NOTHING : typesOf(group)
  }
  return Object.freeze({ version, from, source, illustrative, allows, allowedTypes, typesOf })
}

/** Before the first table: nobody reads anything through the matrix. */
export const NO_MATRIX: Matrix = matrixOf({
  version: 'none',
  from: instant(-8.64e15),
  source: 'no table is in force at this date',
  illustrative: false,
  cells: new Map(),
})

/** The table in force: the latest published one begun at `at`; an illustrative one only while none is published. */
export const inForce = (matrices: readonly Matrix[], at: Instant): Matrix => {
  const begun = matrices.filter(matrix => matrix.from <= at).sort((a, b) => b.from - a.from)
  return begun.find(matrix => !matrix.illustrative) ?? begun[0] ?? NO_MATRIX
}
