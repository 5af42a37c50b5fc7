import { ACTORS, AUDIENCES, MODES, RELATIONS, RIGHTS, SAMPLE_PROFESSIONS, SCOPES, STATES } from './facts.ts'
import { type Decider, type OracleFacts, POLICIES } from './facts.ts'
import { explain, oracle, oracleUnderEach } from './oracle.ts'

type Mutable = { -readonly [K in keyof OracleFacts]: OracleFacts[K] }
const BITS = [false, true] as const
const NEVER = [false] as const

/** 2 professions × 8 relations × 3 modes × 5 states × 7 rights × 3 scopes × 3 audiences × 2⁹ bits. */
export const ONE_ACTOR = 2 * 8 * 3 * 5 * 7 * 3 * 3 * 2 ** 9

/** From whom a place can be hidden; for the seven others the bit is nothing (agreement.test.ts). */
const KEPT_FROM: ReadonlySet<OracleFacts['actor']> = new Set(['representative', 'helper', 'reading-helper'])

/** 10 actors, and once more those from whom a place can be hidden. */
export const PRODUCT_SIZE = (ACTORS.length + KEPT_FROM.size) * ONE_ACTOR

const blank = (): Mutable => ({
  actor: 'agent',
  profession: '10',
  relation: 'none',
  scope: 'all',
  matrix: false,
  masked: false,
  held: false,
  hidden_rep: false,
  hidden_place: false,
  audience: 'all',
  mode: 'normal',
  samu: false,
  break_glass: false,
  masked_in_emergency: false,
  block_in_emergency: false,
  deposits_opposed: false,
  state: 'active',
  right: 'read',
})

/** Who acts, in which mode, on which record, with which switches. */
const eachActor = (facts: Mutable, actors: readonly OracleFacts['actor'][], then: () => void): void => {
  for (facts.actor of actors)
    for (facts.profession of SAMPLE_PROFESSIONS)
      for (facts.relation of RELATIONS)
        for (facts.mode of MODES)
          for (facts.state of STATES)
            for (facts.samu of BITS)
              for (facts.break_glass of BITS)
                for (facts.masked_in_emergency of BITS) for (facts.block_in_emergency of BITS) for (facts.deposits_opposed of BITS) then()
}

/** What is asked, and of which document. */
const eachDocument = (facts: Mutable, then: () => void): void => {
  for (facts.right of RIGHTS)
    for (facts.scope of SCOPES)
      for (facts.audience of AUDIENCES)
        for (facts.matrix of BITS)
          for (facts.masked of BITS)
            for (facts.held of BITS)
              for (facts.hidden_rep of BITS) for (facts.hidden_place of KEPT_FROM.has(facts.actor) ? BITS : NEVER) then()
}

/**
 * Calls `visit` with every combination of facts and returns how many there were. It is one object that changes: copy it to keep it.
 * `actors` cuts the work between processes.
 */
export const forEachCombination = (visit: (facts: OracleFacts) => void, actors: readonly OracleFacts['actor'][] = ACTORS): number => {
  const facts = blank()
  let count = 0
  eachActor(facts, actors, () =>
    eachDocument(facts, () => {
      count++
      visit(facts)
    }),
  )
  return count
}

export type Comparison = { readonly count: number; readonly differences: number; readonly examples: readonly string[] }

/** The oracle against another decider on the whole product: how many answers differ, and the first few with the rows the oracle met. */
export const compareOnProduct = (decide: Decider, actors: readonly OracleFacts['actor'][] = ACTORS): Comparison => {
  let differences = 0
  const examples: string[] = []
  const count = forEachCombination(facts => {
    const expected = oracle(facts)
    if (decide(facts) === expected) return
    differences++
    if (examples.length < 20) examples.push(`oracle=${expected} ${JSON.stringify(facts)} ${JSON.stringify(explain(facts))}`)
  }, actors)
  return { count, differences, examples }
}

export type PolicyComparison = { readonly name: string; readonly count: number; readonly allowed: number; readonly differences: number }

/** The oracle against another decider on the whole product under each policy; `decideAll` sets bit i when it allows under POLICIES[i]. */
export const compareUnderEach = (
  decideAll: (facts: OracleFacts) => number,
): { readonly policies: readonly PolicyComparison[]; readonly examples: readonly string[] } => {
  const allowed = POLICIES.map(() => 0)
  const differences = POLICIES.map(() => 0)
  const examples: string[] = []
  const count = forEachCombination(facts => {
    const expected = oracleUnderEach(facts)
    const answered = decideAll(facts)
    for (let i = 0; i < POLICIES.length; i++) allowed[i] = (allowed[i] ?? 0) + ((expected >> i) & 1)
    if (answered === expected) return
    POLICIES.forEach(({ name }, i) => {
      if (((answered ^ expected) & (1 << i)) === 0) return
      differences[i] = (differences[i] ?? 0) + 1
      if (examples.length < 20) examples.push(`${name} product=${(answered >> i) & 1} ${JSON.stringify(facts)}`)
    })
  })
  return {
    policies: POLICIES.map(({ name }, i) => ({ name, count, allowed: allowed[i] ?? 0, differences: differences[i] ?? 0 })),
    examples,
  }
}

if (import.meta.main) {
  let allowed = 0
  const start = process.hrtime.bigint()
  const count = forEachCombination(facts => {
    if (oracle(facts) === 'allow') allowed++
  })
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  console.log(`product: combinations=${count} allowed=${allowed} denied=${count - allowed}`)
  console.log(`product: seconds=${seconds.toFixed(1)} decisions/s=${Math.round(count / seconds)}`)
}
