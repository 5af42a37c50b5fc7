import { describe, expect, test } from 'vitest'
import { forEachCombination } from '../../test/oracle/product.ts'
import { inProductWords } from '../../test/oracle/product-decider.ts'
import { ACTING, decide, READING_BY_HOLDERS, READING_BY_PROFESSIONALS, type Rule } from './decide.ts'
import { RULE_CASES, USUAL } from './testing/rule-cases.ts'

describe('the decision', () => {
  test.each(RULE_CASES)('%s', (_, change, answer, rule) => {
    expect(decide({ ...USUAL, ...change })).toEqual({ answer, rule })
  })

  test('has no rule that is never the first to match, so none stands there for nothing', () => {
    const fired = new Set<string>()
    forEachCombination(
      facts => {
        for (const own of [false, true]) {
          const { answer, rule } = decide({ ...inProductWords(facts), own })
          fired.add(`${facts.right === 'read' ? 'reading' : 'acting'} ${rule} ${answer}`)
        }
      },
      ['professional', 'occupational-doctor', 'secretary', 'representative', 'agent'],
    )
    const named = (kind: string, rules: readonly Rule[]): readonly string[] => rules.map(({ rule, answer }) => `${kind} ${rule} ${answer}`)
    const all = [...named('reading', [...READING_BY_PROFESSIONALS, ...READING_BY_HOLDERS]), ...named('acting', ACTING)]
    expect(all.filter(name => !fired.has(name))).toEqual([])
  }, 120_000)

  test('gives each rule its source', () => {
    expect([...READING_BY_PROFESSIONALS, ...READING_BY_HOLDERS, ...ACTING].filter(({ source }) => source.length < 5)).toEqual([])
  })
})
