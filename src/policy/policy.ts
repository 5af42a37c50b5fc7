import type { Instant } from '../kernel/instant.ts'
import { inForce, type Matrix, matrixOf } from './matrix/matrix.ts'
import type { MatrixTable } from './matrix/parse-matrix.ts'
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
/** What two agents approved in the console, over the files: `habilitations/` alone lays it. */
let laid: readonly Matrix[] = []

/** The policy of this process from here on: said once, at its start, before the first request. Returns what undoes it. */
export const enforce = (policy: Policy): (() => void) => {
  const before = enforced
  enforced = policy
  return () => {
    enforced = before
  }
}

/**
 * The approved tables of the console, each acting from its own date; what was laid before and is not given any more is taken off. A table that stands
 * already stays the same object: what is remembered of it holds.
 */
export const layMatrices = (tables: readonly MatrixTable[]): void => {
  laid = tables.map(table => laid.find(({ version, from }) => version === table.version && from === table.from) ?? matrixOf(table))
}

const matricesKnown = (): readonly Matrix[] => (laid.length === 0 ? enforced.matrices : [...enforced.matrices, ...laid])

export const matrixAt: Policy['matrixAt'] = at => (laid.length === 0 ? enforced.matrixAt(at) : inForce(matricesKnown(), at))
export const parametersAt: Policy['parametersAt'] = at => enforced.parametersAt(at)
export const policyVersionAt: Policy['versionAt'] = at => `${matrixAt(at).version}+${parametersAt(at).version}`
/** Every table that this process knows, in force or not. */
export const knownMatrices = matricesKnown

/** The tables as text: the matrices given, or those the product ships. */
export const matrixAsTable = (matrices: readonly Matrix[] = shippedPolicy.matrices): string => matrices.map(printMatrix).join('\n\n')
