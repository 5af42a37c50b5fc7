import { describe, expect, test } from 'vitest'
import { decideCase } from '../../src/access/index.ts'
import { fromIso } from '../../src/kernel/instant.ts'
import { matrixAt } from '../../src/policy/index.ts'
import { disagreements, isKnown, readCaseLines, readCases } from './files.ts'
import { oracle } from './oracle.ts'
import type { Decider } from './oracle.ts'

const cases = readCases()
const lines = readCaseLines()
const matrix = matrixAt(fromIso('2026-11-22T12:00:00Z'))

/** The product answers lines, not facts: what `npm run decide` prints for the case of these facts. */
const product: Decider = facts => decideCase(lines[cases.findIndex(row => row.facts === facts)] ?? '', matrix).decision.answer

const DECIDERS: readonly (readonly [name: string, decide: Decider])[] = [
  ['oracle', oracle],
  ['product', product],
]

describe('the hand-written cases', () => {
  test('use unknown words only where they say so', () => {
    expect(cases.filter(row => !isKnown(row.facts) && !row.name.startsWith('unknown-')).map(row => row.name)).toEqual([])
  })

  for (const [name, decide] of DECIDERS) {
    test(`${name} answers each of them as a jurist would`, () => {
      expect(disagreements(decide, cases)).toEqual([])
    })
  }
})
