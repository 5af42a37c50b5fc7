import { describe, expect, test } from 'vitest'
import { decide } from '../../src/access/index.ts'
import { type OracleFacts, POLICIES } from './facts.ts'
import { oracle } from './oracle.ts'
import { compareUnderEach, forEachCombination, PRODUCT_SIZE } from './product.ts'
import { inProductWords, productUnderEach } from './product-decider.ts'

const TEN_MINUTES = 600_000

/** The product's answer when the actor also wrote the document, which the oracle can only say as a relation. */
const asAuthorToo = (facts: OracleFacts): string => decide({ ...inProductWords(facts), own: true }).answer

describe('the decision of the product', () => {
  test(
    'is the oracle’s on every combination of facts, as shipped and with each parameter turned',
    () => {
      const { policies, examples } = compareUnderEach(productUnderEach)
      for (const { name, count, allowed, differences } of policies)
        console.log(`agreement: combinations=${count} allowed=${allowed} differences=${differences} policy: ${name}`)
      expect(examples).toEqual([])
      expect(policies.map(({ name, count, differences }) => ({ name, count, differences }))).toEqual(
        POLICIES.map(({ name }) => ({ name, count: PRODUCT_SIZE, differences: 0 })),
      )
      // A parameter that changes no answer would be one that nobody asks.
      const [shipped, ...turned] = policies
      expect(turned.filter(({ allowed }) => allowed === shipped?.allowed)).toEqual([])
    },
    TEN_MINUTES,
  )

  test(
    'gives an author who has a relation too what either would have given her',
    () => {
      let count = 0
      const wrong: string[] = []
      forEachCombination(
        facts => {
          if (facts.relation === 'blocked') return
          count++
          const expected = oracle(facts) === 'allow' || oracle({ ...facts, relation: 'author' }) === 'allow' ? 'allow' : 'deny'
          if (asAuthorToo(facts) !== expected && wrong.length < 20) wrong.push(`${expected} ${JSON.stringify(facts)}`)
        },
        ['professional', 'secretary', 'structure', 'person', 'helper'],
      )
      console.log(`agreement, authors: combinations=${count}`)
      expect(wrong).toEqual([])
    },
    TEN_MINUTES,
  )

  test('lets a blocked author correct and withdraw her own, and read nothing, not even that', () => {
    const wrong: string[] = []
    forEachCombination(
      facts => {
        if (facts.relation !== 'blocked' || facts.mode !== 'normal') return
        const expected = facts.right === 'read' ? 'deny' : oracle({ ...facts, relation: 'author' })
        const isOwnAct = facts.right === 'read' || facts.right === 'deposit' || facts.right === 'delete'
        if (isOwnAct && asAuthorToo(facts) !== expected && wrong.length < 20) wrong.push(`${expected} ${JSON.stringify(facts)}`)
      },
      ['professional'],
    )
    expect(wrong).toEqual([])
  })
})
