import { fromIso, type Instant } from '../../kernel/instant.ts'
import { documentTypeOf } from '../terminology/document-types.ts'
import { PROFESSION_GROUPS, type ProfessionGroup } from '../../kernel/profession-groups.ts'
import { isProfessionGroup } from './groups.ts'

/** A matrix as its file says it: which types each column may read. What is absent is denied. */
export type MatrixTable = {
  readonly version: string
  readonly from: Instant
  readonly source: string
  readonly illustrative: boolean
  readonly cells: ReadonlyMap<ProfessionGroup, readonly string[]>
}

/** A matrix file that cannot be used, with every mistake at once: the operator mends it in one go. */
export class MatrixFileError extends Error {
  readonly problems: readonly string[]

  constructor(file: string, problems: readonly string[]) {
    super(`matrix ${file}: ${problems.length} problem(s)\n${problems.map(problem => `  ${problem}`).join('\n')}`)
    this.name = 'MatrixFileError'
    this.problems = problems
  }
}

type Line = { readonly n: number; readonly text: string }

const HEADERS = ['version', 'from', 'source', 'illustrative']
/** A short name that each trace entry may carry. */
export const VERSION = /^[A-Za-z0-9._-]{1,40}$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

const headersOf = (lines: readonly Line[]): ReadonlyMap<string, string> => {
  const known = lines.map(({ text }) => /^#\s*(\w+)\s*:\s*(.*)$/.exec(text)).filter(match => match !== null)
  return new Map(known.map(([, name = '', value = '']) => [name, value.trim()]))
}

/** A date is its midnight UTC. */
export const instantOf = (text: string): Instant | undefined => {
  try {
    return fromIso(DATE.test(text) ? `${text}T00:00:00Z` : text)
  } catch {
    return undefined
  }
}

const headerProblems = (headers: ReadonlyMap<string, string>): readonly string[] => {
  const problems = HEADERS.filter(name => (headers.get(name) ?? '') === '').map(name => `header "# ${name}: …" is missing`)
  const { version = '-', from = '2000-01-01', illustrative = 'yes' } = Object.fromEntries(headers)
  if (!VERSION.test(version)) problems.push('header "version": 1 to 40 letters, digits, dots, dashes')
  if (instantOf(from) === undefined) problems.push('header "from": a date YYYY-MM-DD or an ISO 8601 instant')
  if (illustrative !== 'yes' && illustrative !== 'no') problems.push('header "illustrative": yes or no')
  return problems
}

const columnProblems = (columns: readonly string[]): readonly string[] => {
  const problems: string[] = []
  if (columns[0] !== 'type' || columns[1] !== 'label') problems.push('first columns must be "type;label"')
  const groups = columns.slice(2)
  for (const group of groups)
    if (!isProfessionGroup(group)) problems.push(`column "${group}" is no group; groups: ${PROFESSION_GROUPS.join(', ')}`)
  for (const group of new Set(groups))
    if (groups.indexOf(group) !== groups.lastIndexOf(group)) problems.push(`column "${group}" comes twice`)
  return problems
}

const rowProblems = ({ n, text }: Line, width: number, seen: Set<string>): readonly string[] => {
  const [type = '', , ...cells] = text.split(';')
  const problems: string[] = []
  if (documentTypeOf(type) === undefined) problems.push(`line ${n}: unknown document type "${type}"`)
  if (seen.has(type)) problems.push(`line ${n}: document type "${type}" comes twice`)
  seen.add(type)
  if (cells.length !== width) problems.push(`line ${n}: ${cells.length} cells, ${width} columns`)
  for (const cell of cells) if (cell !== 'R' && cell !== '-' && cell !== '') problems.push(`line ${n}: cell "${cell}" is neither R nor -`)
  return problems
}

const cellsOf = (groups: readonly string[], rows: readonly Line[]): ReadonlyMap<ProfessionGroup, readonly string[]> => {
  const cells = new Map<ProfessionGroup, string[]>()
  for (const group of groups) if (isProfessionGroup(group)) cells.set(group, [])
  for (const { text } of rows) {
    const [type = '', , ...marks] = text.split(';')
    groups.forEach((group, i) => {
      if (marks[i] === 'R' && isProfessionGroup(group)) cells.get(group)?.push(type)
    })
  }
  return cells
}

/**
 * Reads a matrix file: `# version|from|source|illustrative: …` lines, a line of columns `type;label;GROUP;…`, then one line a type
 * with R (may read) or - in each cell. Throws MatrixFileError with every mistake and its line.
 */
export const parseMatrix = (text: string, file: string): MatrixTable => {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i): Line => ({ n: i + 1, text: line.trim() }))
    .filter(line => line.text !== '')
  const headers = headersOf(lines)
  const [columnLine, ...rows] = lines.filter(line => !line.text.startsWith('#'))
  const columns = columnLine?.text.split(';') ?? []
  const seen = new Set<string>()
  const problems = [
    ...headerProblems(headers),
    ...columnProblems(columns),
    ...(rows.length === 0 ? ['no document type'] : []),
    ...rows.flatMap(row => rowProblems(row, columns.length - 2, seen)),
  ]
  const from = instantOf(headers.get('from') ?? '')
  if (problems.length > 0 || from === undefined) throw new MatrixFileError(file, problems)
  return {
    version: headers.get('version') ?? '',
    from,
    source: headers.get('source') ?? '',
    illustrative: headers.get('illustrative') === 'yes',
    cells: cellsOf(columns.slice(2), rows),
  }
}
