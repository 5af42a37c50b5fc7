import { fromIso } from '../kernel/instant.ts'
import { instantOf, VERSION } from './matrix/parse-matrix.ts'
import { type ParameterChange, type ParameterName, type Parameters, parameterSources } from './parameters.ts'

/** What a file of changes says, or every mistake in it, each a sentence that begins with where it stands. */
export type ReadChanges = { readonly changes: readonly ParameterChange[]; readonly problems: readonly string[] }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isName = (name: string): name is ParameterName => Object.hasOwn(parameterSources, name)

const valueProblem = (name: string, value: unknown): string | undefined => {
  if (!isName(name)) return `unknown parameter "${name}"`
  if (typeof parameterSources[name].value === 'boolean') return typeof value === 'boolean' ? undefined : `"${name}" must be true or false`
  return Number.isSafeInteger(value) && Number(value) > 0 ? undefined : `"${name}" must be a whole number above 0`
}

const changeProblems = (change: unknown): readonly string[] => {
  if (!isObject(change)) return ['must be an object with version, from and values']
  const { version, from, values, ...more } = change
  const problems = Object.keys(more).map(name => `unknown member "${name}"`)
  if (typeof version !== 'string' || !VERSION.test(version)) problems.push('version: 1 to 40 letters, digits, dots, dashes')
  if (typeof from !== 'string' || instantOf(from) === undefined) problems.push('from: a date YYYY-MM-DD or an ISO 8601 instant')
  if (!isObject(values)) return [...problems, 'values: an object of parameters']
  return [...problems, ...Object.entries(values).flatMap(([name, value]) => valueProblem(name, value) ?? [])]
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sets follow each other in time, and each has a name of its own: a trace must name exactly one. */
const orderProblems = (changes: readonly ParameterChange[]): readonly string[] =>
  changes.flatMap((change, i) => {
    const before = changes.slice(0, i)
    return [
      ...(before.some(({ version }) => version === change.version) ? [`change ${i + 1}: version "${change.version}" comes twice`] : []),
      ...(before.some(({ from }) => fromIso(from) >= fromIso(change.from))
        ? [`change ${i + 1}: does not come after the one before it`]
        : []),
    ]
  })

/** `[{ "version": "p-2027", "from": "2027-01-01", "values": { "helpersPerPerson": 4 } }]`: a later set states only what changes. */
export const readParameterChanges = (text: string): ReadChanges => {
  const list = parsed(text)
  if (!Array.isArray(list)) return { changes: [], problems: ['must be a JSON list of changes'] }
  const problems = list.flatMap((change, i) => changeProblems(change).map(problem => `change ${i + 1}: ${problem}`))
  if (problems.length > 0) return { changes: [], problems }
  const changes = (list as readonly { version: string; from: string; values: Partial<Parameters> }[]).map(({ version, from, values }) => ({
    version,
    from: new Date(instantOf(from) ?? Number.NaN).toISOString(),
    values,
  }))
  return { changes, problems: orderProblems(changes) }
}
