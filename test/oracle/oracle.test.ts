import { describe, expect, test } from 'vitest'
import { POLICIES, TRE_G15 } from './facts.ts'
import { compileGate, compileReach, explain, oracle, REACH_NAMES, REACHES_OF_ALL, RULES, rulesUnder } from './oracle.ts'
import type { OracleFacts, Rules } from './oracle.ts'
import { compareOnProduct, forEachCombination, ONE_ACTOR } from './product.ts'

const differ = (a: Uint16Array, b: Uint16Array): boolean => a.some((value, i) => value !== b[i])
const without = (rules: Rules, table: keyof Rules, index: number): Rules => ({ ...rules, [table]: rules[table].toSpliced(index, 1) })
const facts: OracleFacts = {
  actor: 'professional',
  profession: '10',
  relation: 'authorised',
  scope: 'all',
  matrix: true,
  masked: false,
  held: false,
  hidden_rep: false,
  hidden_place: false,
  audience: 'all',
  mode: 'normal',
  samu: true,
  break_glass: true,
  masked_in_emergency: false,
  block_in_emergency: false,
  deposits_opposed: false,
  state: 'active',
  right: 'read',
}

/** A property over every combination of some actors: how many break it. */
const breaches = (actors: readonly OracleFacts['actor'][], breaks: (facts: OracleFacts) => boolean): number => {
  let count = 0
  forEachCombination(each => {
    if (breaks(each)) count++
  }, actors)
  return count
}
const allows = (each: OracleFacts, change: Partial<OracleFacts> = {}): boolean => oracle({ ...each, ...change }) === 'allow'

/** Every table again without each of its rows, over the whole product: half a minute of one core. */
const WHOLE_PRODUCT = 240_000

describe('the tables of the oracle', () => {
  test('have a source on every row', () => {
    const rows = [...RULES.capacities, ...RULES.records, ...RULES.switches, ...RULES.cells, ...REACHES_OF_ALL]
    expect(rows.filter(row => (row['source'] ?? '').length < 5)).toEqual([])
  })

  test('hold no row that could be taken out without changing an answer', { timeout: WHOLE_PRODUCT }, () => {
    const gate = compileGate(RULES)
    const idleGate = (['records', 'switches'] as const).flatMap(table =>
      RULES[table].filter((_, i) => !differ(gate, compileGate(without(RULES, table, i)))),
    )
    const idleReach = POLICIES.flatMap(({ policy }) => {
      const rules = rulesUnder(policy)
      const reach = compileReach(rules)
      return rules.reaches.filter((_, i) => !differ(reach, compileReach(without(rules, 'reaches', i))))
    })
    expect([...idleGate, ...idleReach]).toEqual([])
  })

  test('give a row to every reach that a cell names, and name every reach', () => {
    const named = new Set(RULES.cells.flatMap(row => (row['reach'] ?? '').split('+')).filter(name => name !== '-'))
    const given = new Set(REACHES_OF_ALL.map(row => row['reach']))
    expect([...named].toSorted()).toEqual(REACH_NAMES.toSorted())
    expect([...given].toSorted()).toEqual(REACH_NAMES.toSorted())
  })
})

describe('the oracle', () => {
  test('denies every value it does not know, whoever asks', () => {
    const columns = ['actor', 'relation', 'scope', 'audience', 'mode', 'state', 'right', 'profession'] as const
    const words = ['', 'constructor', '__proto__', 'toString', '*', 'Normal', '0']
    const allowed = columns.flatMap(column =>
      words.filter(word => oracle({ ...facts, relation: 'attending', [column]: word }) === 'allow').map(word => `${column}=${word}`),
    )
    expect(oracle({ ...facts, relation: 'attending' })).toBe('allow')
    expect(allowed).toEqual([])
  })

  test('knows every profession of TRE_G15 and asks for none from those who have none', () => {
    expect(TRE_G15.filter(profession => oracle({ ...facts, profession }) === 'deny')).toEqual([])
    expect(oracle({ ...facts, actor: 'person', relation: 'none', profession: '' })).toBe('allow')
  })

  test('says which rows it decided by', () => {
    expect(explain(facts).at(-1)).toContain('architecture §5 rows 6 to 10')
    expect(explain({ ...facts, state: 'closed' })).toEqual([])
  })

  test('visits every combination of facts once', () => {
    const seen = new Set<string>()
    const count = forEachCombination(
      each => {
        if (each.state === 'active' && each.right === 'read' && each.mode === 'normal') seen.add(JSON.stringify(each))
      },
      ['agent'],
    )
    expect(count).toBe(ONE_ACTOR)
    expect(seen.size).toBe(ONE_ACTOR / (5 * 7 * 3))
  })
})

describe('the comparison', { timeout: WHOLE_PRODUCT }, () => {
  test('sees a decider that forgets one rule, and agrees with itself', () => {
    const forgetful = (f: OracleFacts) => oracle(f.actor === 'helper' ? { ...f, held: false } : f)
    expect(compareOnProduct(forgetful, ['helper']).differences).toBeGreaterThan(0)
    expect(compareOnProduct(oracle, ['helper'])).toEqual({ count: ONE_ACTOR * 2, differences: 0, examples: [] })
  })
})

describe('on the whole product of facts', { timeout: WHOLE_PRODUCT }, () => {
  test('a block never gives what no relation would not', () => {
    expect(breaches(['professional'], f => f.relation === 'blocked' && allows(f) && !allows(f, { relation: 'none' }))).toBe(0)
  })

  test('no fact that hides ever opens, and no switch that opens ever closes', () => {
    const hides = ['masked', 'held', 'hidden_rep', 'hidden_place', 'block_in_emergency', 'deposits_opposed'] as const
    const opens = ['matrix', 'samu', 'break_glass', 'masked_in_emergency'] as const
    const shut = (f: OracleFacts): boolean =>
      hides.some(name => f[name] && !allows(f, { [name]: false })) || opens.some(name => !f[name] && !allows(f, { [name]: true }))
    expect(breaches(['professional', 'representative'], f => oracle(f) === 'allow' && shut(f))).toBe(0)
  })

  test('agents do nothing; certificates, secretaries, the insurer and occupational doctors never read', () => {
    expect(breaches(['agent'], f => oracle(f) === 'allow')).toBe(0)
    const blind = ['structure', 'secretary', 'insurer-feed', 'occupational-doctor'] as const
    expect(breaches(blind, f => f.right === 'read' && oracle(f) === 'allow')).toBe(0)
  })

  test('nobody acts on a suspended or closed record nor after death', () => {
    expect(breaches(['professional', 'person'], f => f.state !== 'open' && f.state !== 'active' && oracle(f) === 'allow')).toBe(0)
  })

  test('a professional masks, reveals or archives only what she may read', () => {
    const acts: readonly string[] = ['mask', 'unmask', 'reveal', 'archive', 'delete']
    expect(breaches(['professional'], f => acts.includes(f.right) && allows(f) && !allows(f, { right: 'read' }))).toBe(0)
  })
})
