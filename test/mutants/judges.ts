import { isDeepStrictEqual } from 'node:util'
import type { Decision, Facts } from '../../src/access/index.ts'
import { RULE_CASES, USUAL } from '../../src/access/testing/rule-cases.ts'
import { csvProblems, type DecideCase } from '../../src/access/testing/csv-cases.ts'
import { compareVisibility, type Subject } from '../../src/access/testing/visible.ts'
import { instant } from '../../src/kernel/instant.ts'
import type { Visibility } from '../../src/kernel/visibility.ts'
import { seededDraw } from '../support/seeded-draw.ts'
import { expected, type FactName as Name, VALUES } from './expected.ts'

export type Decide = (facts: Facts) => Decision
type Group = { readonly actor: Facts['actor']; readonly right: Facts['right'] }

/** Who noticed, in a few words; `null`: nobody. A mutant that throws is noticed. */
export type Verdict = string | null

const NAMES = Object.keys(VALUES) as readonly Name[]
const draw = seededDraw('mutants')
const pick = (values: readonly unknown[]): unknown => values[(draw.bytes(1)[0] ?? 0) % values.length]
const random = (fixed: Partial<Facts> = {}): Facts =>
  ({ ...Object.fromEntries(NAMES.map(name => [name, pick(VALUES[name])])), ...fixed }) as Facts

const SAMPLE = Array.from({ length: 40_000 }, () => random()).map(facts => ({ facts, answer: expected(facts) }))

export const byRules = (decide: Decide): Verdict => {
  const wrong = RULE_CASES.find(([, change, answer, rule]) => {
    const decided = decide({ ...USUAL, ...change })
    return decided.answer !== answer || decided.rule !== rule
  })
  return wrong === undefined ? null : `rule case « ${wrong[0]} »`
}

export const bySample = (decide: Decide): Verdict =>
  SAMPLE.some(({ facts, answer }) => decide(facts).answer !== answer) ? 'oracle, on a sample' : null

/** Facts that say when they are read. */
const recording = (facts: Facts, read: Set<Name>): Facts => new Proxy(facts, { get: (_, name: Name) => read.add(name) && facts[name] })

/** Facts that a decision never reads cannot change its answer: they are left at one value. */
const readBy = (decides: readonly Decide[], group: Partial<Facts>): readonly Name[] => {
  const read = new Set<Name>()
  for (let i = 0; i < 1_500; i++) for (const decide of decides) decide(recording(random(group), read))
  return NAMES.filter(name => read.has(name) && !(name in group))
}

const differs = (decide: Decide, names: readonly Name[], facts: Facts): boolean => {
  const [name, ...others] = names
  if (name === undefined) return decide(facts).answer !== expected(facts)
  return VALUES[name].some(value => differs(decide, others, { ...facts, [name]: value }))
}

/** The oracle on the product of the facts that either decision reads, for one actor and one right. */
export const byProduct = (decide: Decide, original: Decide, group: Partial<Facts> & Group): Verdict =>
  differs(decide, readBy([decide, original], group), { ...USUAL, ...group }) ? `oracle, ${group.actor} · ${group.right}` : null

const GROUPS: readonly Group[] = VALUES.actor.flatMap(actor => VALUES.right.map(right => ({ actor, right })))

export const byEveryProduct = (decide: Decide, original: Decide): Verdict => {
  for (const group of GROUPS) {
    const verdict = byProduct(decide, original, group)
    if (verdict !== null) return verdict
  }
  return null
}

export const byVisibility = (subject: Subject): Verdict =>
  compareVisibility(subject, { whole: false, most: 1 }).wrong.length > 0 ? 'visibility ≡ decision' : null

const NOTHING: Visibility = {
  own: null,
  others: false,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlaces: null,
  shelteredPlaces: [],
  everyAudience: false,
  audienceTags: [],
  classTags: null,
  monthTags: null,
  documentIds: null,
  at: instant(0),
}

export const byNothing = (nothing: (at: Visibility['at']) => Visibility): Verdict =>
  isDeepStrictEqual(nothing(instant(0)), NOTHING) ? null : 'nothing is visible'

export const byCases = (decideCase: DecideCase): Verdict => {
  const [first] = csvProblems(decideCase)
  return first === undefined ? null : `cases: ${first}`
}

/** The first judge who notices. */
export const noticed = (judges: readonly (() => Verdict)[]): Verdict => {
  try {
    for (const judge of judges) {
      const verdict = judge()
      if (verdict !== null) return verdict
    }
    return null
  } catch (error) {
    return `it throws ${error instanceof Error ? error.name : ''}`
  }
}
