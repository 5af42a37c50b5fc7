import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { MatrixFileError } from './matrix/parse-matrix.ts'
import { readMatrices } from './matrix/read-matrices.ts'
import { type Policy, policyOf } from './policy.ts'
import { readParameterChanges } from './read-parameters.ts'

/** An operator's folder that cannot be used, with every mistake of every file. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault'
  readonly mistakes: readonly string[]

  constructor(folder: string, mistakes: readonly string[]) {
    super(`policy ${folder}:\n${mistakes.map(mistake => `  - ${mistake}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

const PARAMETERS = 'parameters.json'

type Read<T> = { readonly found: readonly T[]; readonly problems: readonly string[] }

const matricesIn = (folder: string): Read<ReturnType<typeof readMatrices>[number]> => {
  if (!readdirSync(folder).some(name => name.endsWith('.csv'))) return { found: [], problems: [] }
  try {
    return { found: readMatrices(folder), problems: [] }
  } catch (error) {
    if (error instanceof MatrixFileError) return { found: [], problems: error.problems }
    throw error
  }
}

const changesIn = (folder: string): Read<ReturnType<typeof readParameterChanges>['changes'][number]> => {
  const file = path.join(folder, PARAMETERS)
  if (!existsSync(file)) return { found: [], problems: [] }
  const { changes, problems } = readParameterChanges(readFileSync(file, 'utf8'))
  return { found: changes, problems: problems.map(problem => `${PARAMETERS}: ${problem}`) }
}

/** What the product ships, and over it what the operator's folder says: published matrices (`*.csv`) and dated changes (`parameters.json`). */
export const loadPolicyFolder = (folder: string): Policy => {
  if (!existsSync(folder)) throw new PolicyFault(folder, ['there is no such folder'])
  const matrices = matricesIn(folder)
  const changes = changesIn(folder)
  const mistakes = [...matrices.problems, ...changes.problems]
  if (mistakes.length === 0 && matrices.found.length + changes.found.length === 0)
    mistakes.push(`holds neither a matrix (*.csv) nor ${PARAMETERS}`)
  if (mistakes.length > 0) throw new PolicyFault(folder, mistakes)
  return policyOf(matrices.found, changes.found)
}
