import { ACTORS, AUDIENCES, MODES, POLICIES, RELATIONS, RIGHTS, SCOPES, SHIPPED_POLICY, STATES, TRE_G15 } from './facts.ts'
import type { Decision, OracleFacts, OraclePolicy } from './facts.ts'
import { compile, offsetsOf, parseTable, rowsFor, stridesOf } from './join.ts'
import type { Axis, Binding, Row } from './join.ts'
import { CAPACITIES, OTHER_CELLS, PROFESSIONAL_CELLS, REACHES, RECORDS, SWITCHES } from './tables.ts'

export type { Decider, Decision, OracleFacts } from './facts.ts'

/**
 * allow ⇔ CAPACITIES ⋈ RECORDS ⋈ SWITCHES ⋈ CELLS gives a cell, and every reach that the cell names has a row in REACHES for these facts.
 * Both halves are computed once for each combination of their own facts; a decision is two look-ups and one comparison.
 */
export type Rules = {
  readonly capacities: readonly Row[]
  readonly records: readonly Row[]
  readonly switches: readonly Row[]
  readonly cells: readonly Row[]
  readonly reaches: readonly Row[]
}

/** One row a cell: `right | column | mode | reach | source`. */
const unfold = (text: string): readonly Row[] => {
  const modes: Readonly<Record<string, string>> = { n: 'normal', r: 'regulation', b: 'break-glass' }
  return parseTable(text).flatMap(row =>
    Object.entries(row)
      .filter(([name]) => name !== 'right' && name !== 'source')
      .map(([name, reach]) => ({
        right: row['right'] ?? '',
        column: name.slice(0, 1),
        mode: modes[name.slice(1)] ?? '',
        reach,
        source: `PDT-INF-526/${name}: ${row['source']}`,
      })),
  )
}

const EVERY_RULE: Rules = {
  capacities: parseTable(CAPACITIES),
  records: parseTable(RECORDS),
  switches: parseTable(SWITCHES),
  cells: [...unfold(PROFESSIONAL_CELLS), ...unfold(OTHER_CELLS)],
  reaches: parseTable(REACHES),
}

const holdsUnder = (policy: OraclePolicy, parameter: string): boolean => {
  const value = Object.entries(policy).find(([name]) => name === parameter.replace('!', ''))?.[1]
  if (parameter !== '*' && value === undefined) throw new SyntaxError(`no parameter « ${parameter} »`)
  return parameter === '*' || value !== parameter.startsWith('!')
}

/** The rules that stand under a policy: only how far a cell reaches depends on it. */
export const rulesUnder = (policy: OraclePolicy): Rules => ({
  ...EVERY_RULE,
  reaches: EVERY_RULE.reaches.filter(row => holdsUnder(policy, row['parameter'] ?? '')),
})
export const RULES: Rules = rulesUnder(SHIPPED_POLICY)
export const REACHES_OF_ALL = EVERY_RULE.reaches

const BITS = ['0', '1']
const CLASSES = ['doctor', 'other', 'none']
export const REACH_NAMES = [
  'found',
  'own',
  'unheld',
  'unhidden',
  'unsheltered',
  'settled',
  'consulted',
  'consented',
  'withdrawal',
  'feed',
  'add',
]

export const GATE: readonly Axis[] = [
  ['actor', ACTORS],
  ['profession', CLASSES],
  ['relation', RELATIONS],
  ['mode', MODES],
  ['state', STATES],
  ['samu', BITS],
  ['break_glass', BITS],
  ['right', RIGHTS],
]
export const REACH: readonly Axis[] = [
  ['relation', RELATIONS],
  ['mode', MODES],
  ['scope', SCOPES],
  ['audience', AUDIENCES],
  ['matrix', BITS],
  ['masked', BITS],
  ['held', BITS],
  ['hidden_rep', BITS],
  ['hidden_place', BITS],
  ['masked_in_emergency', BITS],
  ['block_in_emergency', BITS],
  ['deposits_opposed', BITS],
]

/** The rows that lead to a cell, capacity first; empty when there is none. Two capacities at once would be a fault of the table. */
const joinGate = (rules: Rules, facts: Binding): readonly Row[] => {
  const capacities = rowsFor(rules.capacities, facts, ['actor', 'profession', 'relation', 'mode'])
  if (capacities.length > 1) throw new Error('CAPACITIES gives one actor two columns')
  if (capacities.length === 0) return []
  const bound = { ...facts, column: capacities[0]?.['column'] ?? '' }
  const record = rowsFor(rules.records, bound, ['state', 'column'])
  const mode = rowsFor(rules.switches, bound, ['mode', 'samu', 'break_glass'])
  if (record.length === 0 || mode.length === 0) return []
  const cells = rowsFor(rules.cells, bound, ['right', 'column', 'mode']).filter(row => row['reach'] !== '-')
  return cells.length === 0 ? [] : [...capacities, ...record, ...mode, ...cells]
}

const REACH_COLUMNS = REACH.map(([name]) => name)
const joinReach = (rules: Rules, facts: Binding): readonly Row[] => rowsFor(rules.reaches, facts, REACH_COLUMNS)

const bitOf = (reach: string): number => {
  const index = REACH_NAMES.indexOf(reach)
  if (index < 0) throw new Error(`REACHES has no « ${reach} »`)
  return 1 << index
}
const reachesOf = (cell: Row | undefined): readonly string[] => (cell?.['reach'] ?? '').split('+')

/** What the cell asks for, as bits; 0 when there is no cell (a cell always asks for something). */
export const compileGate = (rules: Rules): Uint16Array =>
  compile(GATE, facts => {
    const cell = joinGate(rules, facts).at(-1)
    return cell === undefined ? 0 : reachesOf(cell).reduce((bits, reach) => bits | bitOf(reach), 0)
  })

/** What the document and its circumstances give, as bits. */
export const compileReach = (rules: Rules): Uint16Array =>
  compile(REACH, facts => joinReach(rules, facts).reduce((bits, row) => bits | bitOf(row['reach'] ?? ''), 0))

const asked = compileGate(RULES)
const given = POLICIES.map(({ policy }) => compileReach(rulesUnder(policy)))

const gate = stridesOf(GATE)
const reach = stridesOf(REACH)
const offsets = (axes: readonly Axis[], strides: typeof gate, name: string): Readonly<Record<string, number>> =>
  offsetsOf(axes.find(axis => axis[0] === name)?.[1] ?? [], strides[name] ?? 0)
const gateOf = (name: string) => offsets(GATE, gate, name)
const reachOf = (name: string) => offsets(REACH, reach, name)
const step = (strides: typeof gate, name: string): number => strides[name] ?? 0

const ACTOR = gateOf('actor')
const RELATION = gateOf('relation')
const MODE = gateOf('mode')
const STATE = gateOf('state')
const RIGHT = gateOf('right')
const RELATION_REACH = reachOf('relation')
const MODE_REACH = reachOf('mode')
const SCOPE = reachOf('scope')
const AUDIENCE = reachOf('audience')
const CLASS = offsetsOf(CLASSES, step(gate, 'profession'))
const classOf = (code: string): string => (code === '10' ? 'doctor' : 'other')
const PROFESSION: Readonly<Record<string, number>> = Object.assign(
  Object.create(null),
  Object.fromEntries(TRE_G15.map(code => [code, CLASS[classOf(code)]])),
)
const NO_PROFESSION = CLASS['none'] ?? 0

const SAMU = step(gate, 'samu')
const BREAK_GLASS = step(gate, 'break_glass')
const MATRIX = step(reach, 'matrix')
const MASKED = step(reach, 'masked')
const HELD = step(reach, 'held')
const HIDDEN = step(reach, 'hidden_rep')
const HIDDEN_PLACE = step(reach, 'hidden_place')
const MASKED_IN_EMERGENCY = step(reach, 'masked_in_emergency')
const BLOCK_IN_EMERGENCY = step(reach, 'block_in_emergency')
const OPPOSED = step(reach, 'deposits_opposed')

/** So far below zero that no sum with it is an index: an unknown value finds no row. */
const UNKNOWN = -100_000_000

const gateIndex = (f: OracleFacts): number =>
  (ACTOR[f.actor] ?? UNKNOWN) +
  (PROFESSION[f.profession] ?? NO_PROFESSION) +
  (RELATION[f.relation] ?? UNKNOWN) +
  (MODE[f.mode] ?? UNKNOWN) +
  (STATE[f.state] ?? UNKNOWN) +
  (RIGHT[f.right] ?? UNKNOWN) +
  (f.samu ? SAMU : 0) +
  (f.break_glass ? BREAK_GLASS : 0)

const reachIndex = (f: OracleFacts): number =>
  (RELATION_REACH[f.relation] ?? UNKNOWN) +
  (MODE_REACH[f.mode] ?? UNKNOWN) +
  (SCOPE[f.scope] ?? UNKNOWN) +
  (AUDIENCE[f.audience] ?? UNKNOWN) +
  (f.matrix ? MATRIX : 0) +
  (f.masked ? MASKED : 0) +
  (f.held ? HELD : 0) +
  (f.hidden_rep ? HIDDEN : 0) +
  (f.hidden_place ? HIDDEN_PLACE : 0) +
  (f.masked_in_emergency ? MASKED_IN_EMERGENCY : 0) +
  (f.block_in_emergency ? BLOCK_IN_EMERGENCY : 0) +
  (f.deposits_opposed ? OPPOSED : 0)

/** The decision; an unknown value of any fact is denied. */
export const oracle = (facts: OracleFacts, policy = 0): Decision => {
  const needs = asked[gateIndex(facts)] ?? 0
  const has = given[policy]?.[reachIndex(facts)] ?? 0
  return needs !== 0 && (needs & has) === needs ? 'allow' : 'deny'
}

/** Under every policy at once: bit i is set when POLICIES[i] allows. */
export const oracleUnderEach = (facts: OracleFacts): number => {
  const needs = asked[gateIndex(facts)] ?? 0
  if (needs === 0) return 0
  const index = reachIndex(facts)
  let allowed = 0
  for (let policy = 0; policy < given.length; policy++) if (((given[policy]?.[index] ?? 0) & needs) === needs) allowed |= 1 << policy
  return allowed
}

const bindingOf = (facts: OracleFacts): Binding => ({
  ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'boolean' ? String(Number(value)) : value])),
  profession: TRE_G15.includes(facts.profession) ? classOf(facts.profession) : 'none',
})

/** The rows of the tables that these facts meet, each as `reach or column: source`: what to read when two deciders differ. */
export const explain = (facts: OracleFacts): readonly string[] => {
  const binding = bindingOf(facts)
  const gateRows = joinGate(RULES, binding)
  const wanted = reachesOf(gateRows.at(-1))
  const reachRows = joinReach(RULES, binding).filter(row => wanted.includes(row['reach'] ?? ''))
  return [...gateRows, ...reachRows].map(row => `${row['reach'] ?? row['column'] ?? row['mode']}: ${row['source']}`)
}
