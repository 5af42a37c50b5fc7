import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Matrix, matrixOf } from './matrix.ts'
import { MatrixFileError, parseMatrix } from './parse-matrix.ts'

const read = (path: string): Matrix => matrixOf(parseMatrix(readFileSync(path, 'utf8'), path))

/** The table that comes with the product: illustrative, so any published table replaces it. */
export const shippedMatrix = (): Matrix => read(fileURLToPath(new URL('../data/matrix-illustrative-2026.csv', import.meta.url)))

const twice = (values: readonly (string | number)[]): readonly (string | number)[] =>
  values.filter((value, i) => values.indexOf(value) !== i)

const readOr = (path: string, name: string): { readonly matrix?: Matrix; readonly wrong: readonly string[] } => {
  try {
    return { matrix: read(path), wrong: [] }
  } catch (error) {
    if (!(error instanceof MatrixFileError)) throw error
    return { wrong: error.problems.map(problem => `${name}: ${problem}`) }
  }
}

/** Every `*.csv` of a folder, by name. Two tables with one version or one date are refused: a trace must name exactly one. */
export const readMatrices = (folder: string): readonly Matrix[] => {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.csv'))
    .sort()
  const tables = names.map(name => readOr(join(folder, name), name))
  const matrices = tables.flatMap(({ matrix }) => matrix ?? [])
  const problems = [
    ...tables.flatMap(({ wrong }) => wrong),
    ...(names.length === 0 ? ['no *.csv file'] : []),
    ...twice(matrices.map(matrix => matrix.version)).map(version => `version "${version}" comes twice`),
    ...twice(matrices.map(matrix => matrix.from)).map(from => `two tables begin on ${new Date(from).toISOString().slice(0, 10)}`),
  ]
  if (problems.length > 0) throw new MatrixFileError(folder, problems)
  return matrices
}
