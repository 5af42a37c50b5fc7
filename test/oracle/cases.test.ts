import { describe, expect, test } from 'vitest'
import { disagreements, isKnown, readCases } from './files.ts'
import { oracle } from './oracle.ts'
import type { Decider } from './oracle.ts'

const DECIDERS: readonly (readonly [name: string, decide: Decider])[] = [['oracle', oracle]]

const cases = readCases()

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
