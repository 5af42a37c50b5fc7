import { decide } from '../../src/access/index.ts'
import type { Facts } from '../../src/access/index.ts'
import { type Decider, type OracleFacts, POLICIES, SHIPPED_POLICY } from './facts.ts'

/** The oracle's words in the product's vocabulary. `author` is a relation to the oracle, so nothing more is said of whose document it is. */
export const inProductWords = (facts: OracleFacts): Facts => ({
  actor: facts.actor,
  doctor: facts.profession === '10',
  relation: facts.relation,
  mode: facts.mode,
  samu: facts.samu,
  breakGlass: facts.break_glass,
  maskedInEmergency: facts.masked_in_emergency,
  blockInEmergency: facts.block_in_emergency,
  depositsOpposed: facts.deposits_opposed,
  state: facts.state,
  right: facts.right,
  own: false,
  scope: facts.scope,
  matrix: facts.matrix,
  masked: facts.masked,
  held: facts.held,
  hiddenFromRepresentatives: facts.hidden_rep,
  hiddenPlace: facts.hidden_place,
  audience: facts.audience,
  policy: SHIPPED_POLICY,
})

/** The product's decision, as the oracle's comparisons ask for it. */
export const product: Decider = (facts, policy = 0) =>
  decide({ ...inProductWords(facts), policy: POLICIES[policy]?.policy ?? SHIPPED_POLICY }).answer

type Mutable = { -readonly [K in keyof Facts]: Facts[K] }

/** Bit i is set when the product allows under POLICIES[i]. The words are made once for all policies. */
export const productUnderEach = (facts: OracleFacts): number => {
  const words: Mutable = inProductWords(facts)
  let allowed = 0
  for (let i = 0; i < POLICIES.length; i++) {
    words.policy = POLICIES[i]?.policy ?? SHIPPED_POLICY
    if (decide(words).answer === 'allow') allowed |= 1 << i
  }
  return allowed
}
