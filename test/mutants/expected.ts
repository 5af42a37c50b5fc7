import type { Facts } from '../../src/access/index.ts'
import { ACTORS, AUDIENCES, MODES, type OracleFacts, POLICIES, RELATIONS, RIGHTS, SCOPES, STATES } from '../oracle/facts.ts'
import { oracle } from '../oracle/oracle.ts'

type Answer = 'allow' | 'deny'
const BITS = [false, true] as const

/** Who once represented her is put to the decision as a representative; the decision itself does not know of it. */
export type FactName = Exclude<keyof Facts, 'onceRepresentative'>

const EACH_POLICY: readonly Facts['policy'][] = POLICIES.map(({ policy }) => policy)

/** The values of each fact of the product; `doctor` and `own` are said to the oracle as a profession and a relation. */
export const VALUES: { readonly [Name in FactName]: readonly Facts[Name][] } = {
  actor: ACTORS,
  right: RIGHTS,
  relation: RELATIONS,
  mode: MODES,
  state: STATES,
  doctor: BITS,
  samu: BITS,
  breakGlass: BITS,
  maskedInEmergency: BITS,
  blockInEmergency: BITS,
  depositsOpposed: BITS,
  own: BITS,
  scope: SCOPES,
  matrix: BITS,
  masked: BITS,
  held: BITS,
  hiddenFromRepresentatives: BITS,
  hiddenPlace: BITS,
  audience: AUDIENCES,
  policy: EACH_POLICY,
}

const inOracleWords = (facts: Facts): OracleFacts => ({
  actor: facts.actor,
  profession: facts.doctor ? '10' : '60',
  relation: facts.relation,
  scope: facts.scope,
  matrix: facts.matrix,
  masked: facts.masked,
  held: facts.held,
  hidden_rep: facts.hiddenFromRepresentatives,
  hidden_place: facts.hiddenPlace,
  audience: facts.audience,
  mode: facts.mode,
  samu: facts.samu,
  break_glass: facts.breakGlass,
  masked_in_emergency: facts.maskedInEmergency,
  block_in_emergency: facts.blockInEmergency,
  deposits_opposed: facts.depositsOpposed,
  state: facts.state,
  right: facts.right,
})

/**
 * What the oracle says, also of an author who has a relation: what either would have given her, but that a block takes reading away from the
 * author too (architecture §5, row 2 before row 4).
 */
export const expected = (facts: Facts): Answer => {
  const asked = inOracleWords(facts)
  // The product's own object of the shipped policy is none of these.
  const policy = Math.max(0, EACH_POLICY.indexOf(facts.policy))
  const alone = oracle(asked, policy)
  if (!facts.own || alone === 'allow') return alone
  const isBlocked = facts.relation === 'blocked' && facts.right === 'read' && (facts.mode === 'normal' || facts.blockInEmergency)
  if (isBlocked && facts.actor === 'professional') return 'deny'
  // What she wrote is found, whatever hides it: also in the column that her relation gives her.
  const found = { ...asked, masked: false, matrix: true, audience: 'all', scope: 'all' } as const
  const asAuthor = oracle({ ...asked, relation: 'author' }, policy)
  return asAuthor === 'allow' || facts.relation === 'blocked' ? asAuthor : oracle(found, policy)
}
