import { describe, expect, test } from 'vitest'
import { decide } from '../../src/access/index.ts'
import type { OracleFacts } from './facts.ts'
import { oracle } from './oracle.ts'
import { compareOnProduct, forEachCombination, PRODUCT_SIZE } from './product.ts'
import { inProductWords, product } from './product-decider.ts'

const TEN_MINUTES = 600_000

/** The product's answer when the actor also wrote the document, which the oracle can only say as a relation. */
const asAuthorToo = (facts: OracleFacts): string => decide({ ...inProductWords(facts), own: true }).answer

describe('the decision of the product', () => {
  test(
    'is the oracle’s on every combination of facts',
    () => {
      const { count, differences, examples } = compareOnProduct(product)
      console.log(`agreement: combinations=${count} differences=${differences}`)
      expect(examples).toEqual([])
      expect({ count, differences }).toEqual({ count: PRODUCT_SIZE, differences: 0 })
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
