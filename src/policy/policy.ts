import type { Instant } from '../kernel/instant.ts'
import { inForce, type Matrix } from './matrix/matrix.ts'
import { printMatrix } from './matrix/print-matrix.ts'
import { readMatrices, shippedMatrix } from './matrix/read-matrices.ts'
import { type ParameterChange, type Parameters, parameterSets, parametersInForce } from './parameters.ts'

/** The rules that are data: what they were at any instant, and the name under which a trace remembers them. */
export type Policy = {
  readonly matrices: readonly Matrix[]
  readonly matrixAt: (at: Instant) => Matrix
  readonly parametersAt: (at: Instant) => Parameters
  /** `MATRIX+PARAMETERS`, e.g. `illustrative-2026.1+parameters-2026.1`. */
  readonly versionAt: (at: Instant) => string
}

export type PolicyOptions = {
  /** Folder of published matrices (`*.csv`), absent when there is none. */
  readonly matrixFolder?: string
  readonly parameterChanges?: readonly ParameterChange[]
}

/** The matrix we ship, those given, and the changes of parameters. */
export const policyOf = (published: readonly Matrix[], changes: readonly ParameterChange[]): Policy => {
  const matrices = [shippedMatrix(), ...published]
  const sets = parameterSets(changes)
  const matrixAt = (at: Instant) => inForce(matrices, at)
  const parametersAt = (at: Instant) => parametersInForce(sets, at)
  return Object.freeze({
    matrices,
    matrixAt,
    parametersAt,
    versionAt: (at: Instant) => `${matrixAt(at).version}+${parametersAt(at).version}`,
  })
}

/** Reads everything at once, so that a broken file stops the start and not an access. Throws MatrixFileError. */
export const loadPolicy = ({ matrixFolder, parameterChanges = [] }: PolicyOptions = {}): Policy =>
  policyOf(matrixFolder === undefined ? [] : readMatrices(matrixFolder), parameterChanges)

/** What the product ships, without anything of an operator. */
export const shippedPolicy: Policy = loadPolicy()

let enforced: Policy = shippedPolicy

/** The policy of this process from here on: said once, at its start, before the first request. Returns what undoes it. */
export const enforce = (policy: Policy): (() => void) => {
  const before = enforced
  enforced = policy
  return () => {
    enforced = before
  }
}

export const matrixAt: Policy['matrixAt'] = at => enforced.matrixAt(at)
export const parametersAt: Policy['parametersAt'] = at => enforced.parametersAt(at)
export const policyVersionAt: Policy['versionAt'] = at => enforced.versionAt(at)

/** The tables as text: the matrices given, or those the product ships. */
export const matrixAsTable = (matrices: readonly Matrix[] = shippedPolicy.matrices): string => matrices.map(printMatrix).join('\n\n')
