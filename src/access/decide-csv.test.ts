import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BrokenLine, CASE_HEADER, decideCase } from './index.ts'
import { BROKEN, csvProblems, lineOf, MATRIX } from './testing/csv-cases.ts'

const ROOT = join(import.meta.dirname, '..', '..')

describe('one case', () => {
  test('is decided as the oracle’s cases say; an unknown word is denied in any column, a line of another shape is broken', () => {
    expect(csvProblems(decideCase)).toEqual([])
  })

  test('of another shape is told as such', () => {
    for (const line of BROKEN) expect(() => decideCase(line, MATRIX), line).toThrow(BrokenLine)
  })

  test('bears its id', () => {
    expect(decideCase(lineOf({ id: 'mine' }), MATRIX)).toEqual({ id: 'mine', decision: { answer: 'allow', rule: '10-matrix' } })
  })
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
