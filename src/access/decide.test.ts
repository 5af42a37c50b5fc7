import { describe, expect, test } from 'vitest'
import { POLICIES, SHIPPED_POLICY } from '../../test/oracle/facts.ts'
import { forEachCombination } from '../../test/oracle/product.ts'
import { inProductWords } from '../../test/oracle/product-decider.ts'
import { ACTING, decide, READING_BY_HOLDERS, READING_BY_PROFESSIONALS, type Rule } from './decide.ts'
import { RULE_CASES, USUAL } from './testing/rule-cases.ts'

const ALL_TURNED = POLICIES.at(-1)?.policy ?? SHIPPED_POLICY

/** One combination in so many, which shares no factor with the facts, meets every rule we have; where it does not, all are asked. */
const SOME = 97

describe('the decision', () => {
  test.each(RULE_CASES)('%s', (_, change, answer, rule) => {
    expect(decide({ ...USUAL, ...change })).toEqual({ answer, rule })
  })

  test('has no rule that is never the first to match, so none stands there for nothing', () => {
    const named = (kind: string, rules: readonly Rule[]): readonly string[] => rules.map(({ rule, answer }) => `${kind} ${rule} ${answer}`)
    const unfired = new Set([...named('reading', [...READING_BY_PROFESSIONALS, ...READING_BY_HOLDERS]), ...named('acting', ACTING)])
    const fire = (every: number): void => {
      let turn = 0
      forEachCombination(
        facts => {
          if (unfired.size === 0 || turn++ % every !== 0) return
          for (const own of [false, true]) {
            for (const policy of [SHIPPED_POLICY, ALL_TURNED]) {
              const { answer, rule } = decide({ ...inProductWords(facts), own, policy })
              unfired.delete(`${facts.right === 'read' ? 'reading' : 'acting'} ${rule} ${answer}`)
            }
          }
        },
        ['agent', 'representative', 'secretary', 'occupational-doctor', 'professional'],
      )
    }
    fire(SOME)
    if (unfired.size > 0) fire(1)
    expect([...unfired]).toEqual([])
  }, 300_000)

  test('gives each rule its source', () => {
    expect([...READING_BY_PROFESSIONALS, ...READING_BY_HOLDERS, ...ACTING].filter(({ source }) => source.length < 5)).toEqual([])
  })
})
