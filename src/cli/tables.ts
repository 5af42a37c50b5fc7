/** `npm run tables`: every rule of access and its source, every cell, the habilitation matrix and the parameters, as text. */
import {
  ACTING,
  ACTOR_KINDS,
  FUNCTIONAL_RIGHTS,
  READING_BY_HOLDERS,
  READING_BY_PROFESSIONALS,
  RECORD_RIGHTS,
  type Rule,
} from '../access/index.ts'
import { DOCUMENT_RIGHTS } from '../kernel/rights.ts'
import { matrixAsTable, parameterSources, parametersAt, policyVersionAt } from '../policy/index.ts'
import { systemClock } from '../platform/clock.ts'
import { CLOCKS, delayOf } from '../retention/index.ts'

type Table = readonly (readonly string[])[]

const widthOf = (table: Table, column: number): number => Math.max(...table.map(row => [...(row[column] ?? '')].length))

/** Columns side by side; the last one as long as it likes. */
const printed = (table: Table): string => {
  const widths = (table[0] ?? []).map((_, column) => widthOf(table, column))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const [head = [], ...rows] = table
  return [line(head), line(widths.map(width => '─'.repeat(Math.min(width, 60)))), ...rows.map(line)].join('\n')
}

/** The condition as it is written, without the name of its argument. */
const conditionOf = ({ when }: Rule): string => {
  if (when.name !== '' && when.name !== 'when') return when.name
  const text = String(when)
    .replace(/^f => /, '')
    .replaceAll('f.', '')
    .replaceAll('(f)', '')
    .replace(/^\(\) => true$/, 'always')
  return text.replaceAll(/\s+/g, ' ')
}

const rules = (list: readonly Rule[]): string =>
  printed([
    ['', 'rule', 'when', 'then', 'source'],
    ...list.map((rule, i) => [String(i + 1), rule.rule, conditionOf(rule), rule.answer, rule.source]),
  ])

const MODES = ['normal', 'regulation', 'break-glass'] as const

const functionalRights = (): string => {
  const acts = DOCUMENT_RIGHTS.filter(right => right !== 'read')
  const rows = ACTOR_KINDS.flatMap(actor =>
    MODES.map(mode => [mode === 'normal' ? actor : '', mode, ...acts.map(act => FUNCTIONAL_RIGHTS[actor][act][mode].replace(/^no$/, '·'))]),
  )
  return printed([['actor', 'mode', ...acts], ...rows])
}

const recordRights = (): string =>
  printed([
    ['right', 'who', 'source'],
    ...Object.entries(RECORD_RIGHTS).flatMap(([right, list]) => list.map(({ rule, source }) => [right, rule, source])),
  ])

const parameters = (): string =>
  printed([
    ['parameter', 'value', 'since', 'source'],
    ...Object.entries(parameterSources).map(([name, { value, since, source }]) => [name, String(value), since, source]),
  ])

const clocks = (): string =>
  printed([
    ['clock', 'when', 'delay', 'then', 'source'],
    ...CLOCKS.map(clock => [clock.kind, clock.event, delayOf(clock, systemClock.now()), clock.action, clock.source]),
  ])

const sections: readonly (readonly [title: string, text: string])[] = [
  ['Reading by professionals (first match wins)', rules(READING_BY_PROFESSIONALS)],
  ['Reading by the person, representatives and helpers', rules(READING_BY_HOLDERS)],
  ['Acts on documents', rules(ACTING)],
  [
    'Functional rights, PDT-INF-526 (· never; own, seen, settled, led, doctors: how far; any: no document is concerned)',
    functionalRights(),
  ],
  ['Rights on the record itself', recordRights()],
  ['Habilitation matrix', matrixAsTable()],
  ['Legal clocks', clocks()],
  [`Parameters, ${parametersAt(systemClock.now()).version}`, parameters()],
]

console.log(`Policy ${policyVersionAt(systemClock.now())}`)
for (const [title, text] of sections) console.log(`\n## ${title}\n\n${text}`)
