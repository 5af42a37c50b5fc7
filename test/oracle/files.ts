import { readFileSync } from 'node:fs'
import { ACTORS, AUDIENCES, MODES, RELATIONS, RIGHTS, SCOPES, STATES } from './facts.ts'
import type { Decider, Decision, OracleFacts } from './facts.ts'
import { publishedMatrix } from './published-matrix.ts'

type Line = Readonly<Record<string, string>>

/** The CSV files of this folder have no quotes: their sentences use semicolons. */
const readLines = (name: string): readonly Line[] => {
  const [head, ...lines] = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const names = (head ?? '').split(',')
  return lines.map((line, i) => {
    const cells = line.split(',')
    if (cells.length !== names.length) throw new SyntaxError(`${name}:${i + 2}: ${cells.length} cells instead of ${names.length}`)
    return Object.fromEntries(names.map((column, c) => [column, cells[c] ?? '']))
  })
}

const bit = (line: Line, column: string): boolean => {
  const text = line[column]
  if (text !== '0' && text !== '1') throw new SyntaxError(`${column} is neither 0 nor 1`)
  return text === '1'
}

/** The parser of this folder: an unknown word goes through on purpose, it is the decider that must deny it. */
const factsOf = (line: Line, matrix: boolean): OracleFacts =>
  ({
    actor: line['actor'],
    profession: line['profession'],
    relation: line['relation'],
    scope: line['scope'],
    matrix,
    masked: bit(line, 'masked'),
    held: bit(line, 'held'),
    hidden_rep: bit(line, 'hidden_rep'),
    audience: line['audience'],
    mode: line['mode'],
    samu: bit(line, 'samu'),
    break_glass: bit(line, 'break_glass'),
    masked_in_emergency: bit(line, 'masked_in_emergency'),
    block_in_emergency: bit(line, 'block_in_emergency'),
    deposits_opposed: bit(line, 'deposits_opposed'),
    state: line['state'],
    right: line['right'],
  }) as OracleFacts

const decisionOf = (line: Line): Decision => {
  const text = line['expected']
  if (text !== 'allow' && text !== 'deny') throw new SyntaxError(`expected is « ${text} »`)
  return text
}

export type Expected = { readonly name: string; readonly facts: OracleFacts; readonly expected: Decision; readonly source: string }

/** One row a cell of PDT-INF-526 (and a condition of its note). */
export const readFunctionalRights = (): readonly Expected[] =>
  readLines('functional-rights.csv').map(line => ({
    name: line['name'] ?? '',
    facts: factsOf(line, bit(line, 'matrix')),
    expected: decisionOf(line),
    source: line['source'] ?? '',
  }))

/** The hand-written cases, their type turned into the matrix bit by the published rows of domain §2.3 only. */
export const readCases = (): readonly Expected[] => {
  const answers = new Map(readLines('cases-expected.csv').map(line => [line['id'], line]))
  return readLines('cases.csv').map(line => {
    const answer = answers.get(line['id'])
    if (answer === undefined) throw new SyntaxError(`no answer for ${line['id']}`)
    return {
      name: line['id'] ?? '',
      facts: factsOf(line, publishedMatrix(line['profession'] ?? '', line['type'] ?? '')),
      expected: decisionOf(answer),
      source: answer['why'] ?? '',
    }
  })
}

/** The lines of the cases as they stand in the file, in the same order as `readCases`. */
export const readCaseLines = (): readonly string[] =>
  readFileSync(new URL('cases.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)

/** What a decider answers otherwise than expected, one line each; empty when it agrees. */
export const disagreements = (decide: Decider, rows: readonly Expected[]): readonly string[] =>
  rows.filter(row => decide(row.facts) !== row.expected).map(row => `${row.name}: expected ${row.expected} (${row.source})`)

const VALUES: Readonly<Record<string, readonly string[]>> = {
  actor: ACTORS,
  relation: RELATIONS,
  scope: SCOPES,
  audience: AUDIENCES,
  mode: MODES,
  state: STATES,
  right: RIGHTS,
}

/** Whether every word of these facts is one of the vocabulary (the profession apart). */
export const isKnown = (facts: OracleFacts): boolean =>
  Object.entries(facts).every(
    ([name, value]) => typeof value === 'boolean' || name === 'profession' || (VALUES[name] ?? []).includes(value),
  )
