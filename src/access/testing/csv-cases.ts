import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromIso } from '../../kernel/instant.ts'
import { matrixAt } from '../../policy/index.ts'
import { CASE_HEADER, type decideCase as decideOne } from '../decide-csv.ts'

export type DecideCase = typeof decideOne

const ORACLE = join(import.meta.dirname, '..', '..', '..', 'test', 'oracle')
export const MATRIX = matrixAt(fromIso('2026-11-22T12:00:00Z'))

const USUAL: Readonly<Record<string, string>> = {
  ...{ id: 'case', actor: 'professional', profession: '10', relation: 'authorised', scope: 'all', type: '11505-5', masked: '0', held: '0' },
  ...{ hidden_rep: '0', audience: 'all', mode: 'normal', samu: '1', break_glass: '1', masked_in_emergency: '0', block_in_emergency: '0' },
  ...{ deposits_opposed: '0', state: 'active', right: 'read' },
}

export const lineOf = (change: Readonly<Record<string, string>> = {}): string =>
  CASE_HEADER.split(',')
    .map(column => ({ ...USUAL, ...change })[column] ?? '')
    .join(',')

const linesOf = (name: string): readonly string[] => readFileSync(join(ORACLE, name), 'utf8').trim().split('\n').slice(1)

const WORDS = ['actor', 'relation', 'scope', 'audience', 'mode', 'state', 'right']
const BITS = ['masked', 'held', 'hidden_rep', 'samu', 'break_glass', 'masked_in_emergency', 'block_in_emergency', 'deposits_opposed']
const UNKNOWN = ['', 'x', 'Normal', '2', 'constructor', '__proto__', 'true', '-0']

type Expected = { readonly line: string; readonly answer: string; readonly rule?: string }

const written = (): readonly Expected[] => {
  const answers = linesOf('cases-expected.csv')
  return linesOf('cases.csv').map((line, i) => ({ line, answer: answers[i]?.split(',')[1] ?? '' }))
}

const unknown = (): readonly Expected[] =>
  ['authorised', 'attending', 'author'].flatMap(relation =>
    [...WORDS, ...BITS, 'profession'].flatMap(column =>
      UNKNOWN.map(word => ({ line: lineOf({ relation, [column]: word }), answer: 'deny', rule: 'unknown-value' })),
    ),
  )

const special = (): readonly Expected[] => [
  { line: lineOf({ actor: 'person', profession: '', relation: 'none' }), answer: 'allow', rule: 'holder' },
  { line: lineOf({ actor: 'occupational-doctor', profession: '', right: 'deposit' }), answer: 'deny', rule: 'unknown-value' },
  { line: lineOf({ actor: 'secretary', profession: '', right: 'deposit' }), answer: 'allow', rule: 'deposit' },
  { line: lineOf({ type: 'no-such-type' }), answer: 'deny', rule: '10-matrix' },
  { line: lineOf({ type: '', relation: 'author' }), answer: 'allow', rule: '4-author' },
  { line: lineOf({ type: 'toString', actor: 'person', relation: 'none' }), answer: 'allow', rule: 'holder' },
  { line: lineOf({ profession: '98', type: '15508-5' }), answer: 'deny', rule: '10-matrix' },
  { line: lineOf({ masked: ' 1 ' }), answer: 'deny', rule: '7-masked' },
]

export const BROKEN: readonly string[] = ['', 'a', 'a,b', lineOf().replace(',read', ''), `${lineOf()},more`, lineOf({ id: '' })]

const isBroken = (decideCase: DecideCase, line: string): boolean => {
  try {
    decideCase(line, MATRIX)
    return false
  } catch (error) {
    return error instanceof Error && error.message.includes('columns of the header')
  }
}

/** What `npm run decide` gets wrong: the oracle's cases, unknown words in every column, lines of another shape. */
export const csvProblems = (decideCase: DecideCase): readonly string[] => [
  ...[...written(), ...unknown(), ...special()].flatMap(({ line, answer, rule }) => {
    const { id, decision } = decideCase(line, MATRIX)
    const isRight = id === line.split(',')[0] && decision.answer === answer && (rule === undefined || decision.rule === rule)
    return isRight ? [] : [`${line} is ${decision.answer},${decision.rule}`]
  }),
  ...BROKEN.filter(line => !isBroken(decideCase, line)).map(line => `« ${line} » is not broken`),
]
