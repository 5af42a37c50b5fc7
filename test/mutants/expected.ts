import type { Facts } from '../../src/access/index.ts'
import { ACTORS, AUDIENCES, MODES, type OracleFacts, RELATIONS, RIGHTS, SCOPES, STATES } from '../oracle/facts.ts'
import { oracle } from '../oracle/oracle.ts'

type Answer = 'allow' | 'deny'
const BITS = [false, true] as const

/** The values of each fact of the product; `doctor` and `own` are said to the oracle as a profession and a relation. */
export const VALUES: { readonly [Name in keyof Facts]: readonly Facts[Name][] } = {
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
  audience: AUDIENCES,
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
  const alone = oracle(asked)
  if (!facts.own || alone === 'allow') return alone
  const isBlocked = facts.relation === 'blocked' && facts.right === 'read' && (facts.mode === 'normal' || facts.blockInEmergency)
  return isBlocked && facts.actor === 'professional' ? 'deny' : oracle({ ...asked, relation: 'author' })
}
