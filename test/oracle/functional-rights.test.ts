import { describe, expect, test } from 'vitest'
import { disagreements, isKnown, readFunctionalRights } from './files.ts'
import { oracle } from './oracle.ts'
import type { Decider } from './oracle.ts'
import { product } from './product-decider.ts'

/** Every decider that must answer each cell of PDT-INF-526. */
const DECIDERS: readonly (readonly [name: string, decide: Decider])[] = [
  ['oracle', oracle],
  ['product', product],
]

const rows = readFunctionalRights()
const LINES = ['TD3.2 read not masked', 'TD3.2 read masked', 'TD3.2 read not visible', 'TD3.2 read archived', 'TD2.1 or TD2.2 feed']
const ACTS = ['TD3.3a mask', 'TD3.3a unmask', 'TD3.3b', 'TD3.3d', 'TD3.3c']
const CELLS = ['A normal', 'A régulation', 'A bris de glace', 'B normal', 'B régulation', 'B bris de glace']
const MORE_CELLS = ['T', 'M normal', 'M bris de glace', 'E normal', 'I normal', 'I régulation']

describe('the functional rights of PDT-INF-526', () => {
  test('every line that is one of the seven rights has its twelve cells', () => {
    const missing = [...LINES, ...ACTS].flatMap(line =>
      [...CELLS, ...MORE_CELLS].filter(cell => !rows.some(row => row.name.startsWith(line) && row.name.endsWith(`/ ${cell}`))),
    )
    expect(missing).toEqual([])
  })

  test('every row has its own name, known words and a source', () => {
    expect(new Set(rows.map(row => row.name)).size).toBe(rows.length)
    expect(rows.filter(row => !isKnown(row.facts) || row.source === '')).toEqual([])
  })

  test('both answers occur for each right, so that no constant decider passes', () => {
    for (const right of new Set(rows.map(row => row.facts.right))) {
      expect(new Set(rows.filter(row => row.facts.right === right).map(row => row.expected)).size).toBe(2)
    }
  })

  for (const [name, decide] of DECIDERS) {
    test(`${name} answers every cell as the table does`, () => {
      expect(disagreements(decide, rows)).toEqual([])
    })
  }
})
