import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fromIso } from '../kernel/instant.ts'
import { matrixAt } from '../policy/index.ts'
import { BrokenLine, CASE_HEADER, decideCase } from './index.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const matrix = matrixAt(fromIso('2026-11-22T12:00:00Z'))
const USUAL: Readonly<Record<string, string>> = {
  id: 'case',
  actor: 'professional',
  profession: '10',
  relation: 'authorised',
  scope: 'all',
  type: '11505-5',
  masked: '0',
  held: '0',
  hidden_rep: '0',
  audience: 'all',
  mode: 'normal',
  samu: '1',
  break_glass: '1',
  masked_in_emergency: '0',
  block_in_emergency: '0',
  deposits_opposed: '0',
  state: 'active',
  right: 'read',
}

const lineOf = (change: Readonly<Record<string, string>> = {}): string =>
  CASE_HEADER.split(',')
    .map(column => ({ ...USUAL, ...change })[column] ?? '')
    .join(',')
const decided = (change: Readonly<Record<string, string>> = {}) => decideCase(lineOf(change), matrix).decision

describe('one case', () => {
  test('is decided by the rule that matches first', () => {
    expect(decideCase(lineOf(), matrix)).toEqual({ id: 'case', decision: { answer: 'allow', rule: '10-matrix' } })
    expect(decided({ masked: '1' })).toEqual({ answer: 'deny', rule: '7-masked' })
    expect(decided({ profession: '98', type: '15508-5' })).toEqual({ answer: 'deny', rule: '10-matrix' })
  })

  test('of an unknown word is denied, in any column', () => {
    const columns = ['actor', 'relation', 'scope', 'audience', 'mode', 'state', 'right', 'profession']
    const bits = ['masked', 'held', 'hidden_rep', 'samu', 'break_glass', 'masked_in_emergency', 'block_in_emergency', 'deposits_opposed']
    for (const relation of ['authorised', 'attending', 'author']) {
      for (const column of [...columns, ...bits]) {
        for (const word of ['', 'x', 'Normal', '2', 'constructor', '__proto__', 'true', '-0']) {
          expect(decided({ relation, [column]: word }), `${column}=${word}`).toEqual({ answer: 'deny', rule: 'unknown-value' })
        }
      }
    }
  })

  test('of an unknown type is denied by the matrix, and read by those the matrix does not hold', () => {
    expect(decided({ type: 'no-such-type' })).toEqual({ answer: 'deny', rule: '10-matrix' })
    expect(decided({ type: '', relation: 'author' })).toEqual({ answer: 'allow', rule: '4-author' })
    expect(decided({ type: 'toString', actor: 'person', relation: 'none' })).toEqual({ answer: 'allow', rule: 'holder' })
  })

  test('asks for a profession only from those who have one', () => {
    expect(decided({ actor: 'person', profession: '', relation: 'none' }).answer).toBe('allow')
    expect(decided({ actor: 'occupational-doctor', profession: '', right: 'deposit' }).rule).toBe('unknown-value')
  })

  test.each(['', 'a', 'a,b', lineOf().replace(',read', ''), `${lineOf()},more`, lineOf({ id: '' })])(
    'of another shape is broken: %j',
    line => {
      expect(() => decideCase(line, matrix)).toThrow(BrokenLine)
    },
  )
})

describe('npm run decide', () => {
  const run = (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'carnet-decide-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'cases.csv')
    writeFileSync(file, text)
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'src', 'cli', 'decide.ts'), file], { encoding: 'utf8' })
    return { lines: stdout.split('\n').filter(line => line !== ''), stderr, status }
  }

  test('answers the cases of the oracle, one line each, in order', () => {
    const folder = join(ROOT, 'test', 'oracle')
    const cases = readFileSync(join(folder, 'cases.csv'), 'utf8')
    const expected = readFileSync(join(folder, 'cases-expected.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',').slice(0, 2).join(','))
    const { lines, status } = run(cases)
    expect(status).toBe(0)
    expect(lines.map(line => line.split(',').slice(0, 2).join(','))).toEqual(expected)
    expect(lines.every(line => line.split(',').length === 3)).toBe(true)
  })

  test('names each broken line by its number, answers the others, and fails', () => {
    const { lines, stderr, status } = run(`${CASE_HEADER}\n${lineOf({ id: 'one' })}\nbroken,line\n\n${lineOf({ id: 'two' })}\r\n`)
    expect(lines).toEqual(['one,allow,10-matrix', 'two,allow,10-matrix'])
    expect(stderr).toContain('line 3:')
    expect(status).toBe(1)
  })

  test('takes no other header', () => {
    expect(run(`id,actor\n${lineOf()}\n`)).toMatchObject({ lines: [], status: 2 })
  })
})
