import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decide, mayOnProfile, PROFILE_RIGHTS_TABLE } from '../../src/access/index.ts'
import { PROFILE_RIGHTS, type ProfileRight } from '../../src/kernel/rights.ts'
import { ACTORS, MODES, type OracleFacts, RELATIONS, SAMPLE_PROFESSIONS, STATES } from './facts.ts'
import { oracle } from './oracle.ts'
import { inProductWords } from './product-decider.ts'

type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>

/** `profile-rights.csv`, by « actor right »: written from the texts, read by nothing of the product. */
const cells: Cells = Object.fromEntries(
  readFileSync(new URL('./profile-rights.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => {
      const [actor, right, normal = '', regulation = '', breakGlass = '', source = ''] = line.split(',')
      return [`${actor} ${right}`, { normal, regulation, 'break-glass': breakGlass, source }]
    }),
)

const given = (actor: string, right: ProfileRight, mode: string): boolean => cells[`${actor} ${right}`]?.[mode] === '1'

/** The profile as the texts have it: the cell; then what reading a document of the rubric's type would find; refused deposits stop her writing too. */
const expected = (right: ProfileRight, facts: OracleFacts): boolean =>
  given(facts.actor, right, facts.mode) &&
  !(right !== 'read-profile' && facts.actor === 'professional' && facts.deposits_opposed) &&
  oracle(facts) === 'allow'

const answered = (right: ProfileRight, facts: OracleFacts): boolean => {
  const words = inProductWords(facts)
  return mayOnProfile(right, words) && decide(words).answer === 'allow'
}

const BITS = [false, true] as const

describe('rights on the health profile', () => {
  test('every actor, right and mode has its cell, with a source', () => {
    expect(Object.keys(cells)).toHaveLength(ACTORS.length * PROFILE_RIGHTS.length)
    expect(Object.values(cells).filter(({ source }) => source === '')).toEqual([])
    for (const actor of ACTORS)
      for (const right of PROFILE_RIGHTS)
        for (const mode of MODES)
          expect({ actor, right, mode, given: PROFILE_RIGHTS_TABLE[actor][right][mode] === 'yes' }).toEqual({
            actor,
            right,
            mode,
            given: given(actor, right, mode),
          })
  })

  test('the product answers as the oracle on every combination of actor, record, switch and rubric', () => {
    let count = 0
    const differences: string[] = []
    const tell = (right: ProfileRight, facts: OracleFacts): void => {
      count += 1
      if (expected(right, facts) !== answered(right, facts)) differences.push(`${right} ${JSON.stringify(facts)}`)
    }
    for (const actor of ACTORS)
      for (const profession of SAMPLE_PROFESSIONS)
        for (const relation of RELATIONS)
          for (const mode of MODES)
            for (const state of STATES)
              for (const bits of Array.from({ length: 2 ** 8 }, (_, i) => i)) {
                const bit = (at: number): boolean => BITS[(bits >> at) & 1] ?? false
                const facts: OracleFacts = {
                  actor,
                  profession,
                  relation,
                  mode,
                  state,
                  right: 'read',
                  scope: 'inside',
                  audience: 'all',
                  held: false,
                  matrix: bit(0),
                  masked: bit(1),
                  hidden_rep: bit(2),
                  hidden_place: false,
                  samu: bit(3),
                  break_glass: bit(4),
                  masked_in_emergency: bit(5),
                  block_in_emergency: bit(6),
                  deposits_opposed: bit(7),
                }
                for (const right of PROFILE_RIGHTS) tell(right, facts)
              }
    console.log(`profile: combinations=${count} differences=${differences.length}`)
    expect(differences.slice(0, 5)).toEqual([])
  })
})
