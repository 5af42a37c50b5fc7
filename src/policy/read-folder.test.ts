import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fromIso } from '../kernel/instant.ts'
import { enforce, loadPolicyFolder, parametersAt, PolicyFault, policyVersionAt } from './index.ts'

const folders: string[] = []
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-policy-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const mistakesOf = (files: Readonly<Record<string, string>>): readonly string[] => {
  try {
    loadPolicyFolder(folderOf(files))
    return []
  } catch (error) {
    if (error instanceof PolicyFault) return error.mistakes
    throw error
  }
}

const MATRIX = '# version: v\n# from: 2027-01-01\n# source: s\n# illustrative: no\ntype;label;nurse\n11502-2;x;R\n'
const changes = (...list: readonly unknown[]): Readonly<Record<string, string>> => ({ 'parameters.json': JSON.stringify(list) })
const LATER = fromIso('2028-06-01T00:00:00Z')

describe('an operator’s folder', () => {
  test('may hold matrices, changes of parameters, or both', () => {
    const change = { version: 'p', from: '2028-01-01', values: { helpersPerPerson: 4 } }
    expect(loadPolicyFolder(folderOf({ 'a.csv': MATRIX })).versionAt(LATER)).toBe('v+parameters-2026.1')
    expect(loadPolicyFolder(folderOf(changes(change))).versionAt(LATER)).toBe('illustrative-2026.1+p')
    const both = loadPolicyFolder(folderOf({ 'a.csv': MATRIX, ...changes(change) }))
    expect(both.versionAt(LATER)).toBe('v+p')
    expect(both.parametersAt(LATER).helpersPerPerson).toBe(4)
  })

  test('is refused whole, with every mistake of every file at once', () => {
    const wrong = {
      'a.csv': MATRIX.replace('R\n', 'X\n'),
      'b.csv': MATRIX.replace('nurse', 'wizard'),
      ...changes(
        { version: '', from: 'soon', values: { helpersPerPerson: 0, attendingSeesAll: 'yes', noSuch: 1 } },
        { version: 'q', from: '2028-01-01', values: {}, more: 1 },
      ),
    }
    const mistakes = mistakesOf(wrong)
    expect(mistakes).toHaveLength(8)
    for (const word of ['a.csv: ', 'b.csv: ', 'wizard', 'version', 'from', 'helpersPerPerson', 'attendingSeesAll', 'noSuch', 'more'])
      expect(mistakes.join('\n')).toContain(word)
  })

  test('holds sets that follow each other, each with a name of its own', () => {
    const p = { version: 'p', from: '2028-01-01', values: {} }
    expect(mistakesOf(changes(p, p))).toEqual([
      'parameters.json: change 2: version "p" comes twice',
      'parameters.json: change 2: does not come after the one before it',
    ])
    expect(mistakesOf({ 'parameters.json': '{' })).toEqual(['parameters.json: must be a JSON list of changes'])
  })

  test('is not empty, and exists', () => {
    expect(mistakesOf({})).toEqual(['holds neither a matrix (*.csv) nor parameters.json'])
    expect(() => loadPolicyFolder(path.join(tmpdir(), 'no-such-policy'))).toThrow('no such folder')
  })

  test('is the policy of the process while it is enforced', () => {
    const undo = enforce(loadPolicyFolder(folderOf(changes({ version: 'p', from: '2028-01-01', values: { personsPerHelper: 9 } }))))
    expect(parametersAt(LATER).personsPerHelper).toBe(9)
    expect(policyVersionAt(LATER)).toBe('illustrative-2026.1+p')
    undo()
    expect(parametersAt(LATER).personsPerHelper).toBe(5)
  })
})
