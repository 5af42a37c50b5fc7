import { describe, expect, test } from 'vitest'
import { groupOf } from '../../src/policy/index.ts'
import { amountOf, CONTROL_SEED, SEED } from './how-much.ts'
import { PROFESSION_SCENARIOS, PROFESSIONS } from './professions.ts'
import { whole } from './compare.ts'
import { openTwins } from './twins.ts'

const HALF_AN_HOUR = 1_800_000
/** Each profession meets two scenarios; with PROFESSIONS × PROFESSION_SCENARIOS pairs, each of them. */
const PAIRS = amountOf('PROFESSIONS', PROFESSIONS.length * 2)

const twins = await openTwins(['professions', 'unmasked'])

describe('two worlds that differ by what is hidden from professionals', () => {
  test(
    'give every profession the same bytes, after the same statements, through every request of its screens',
    async () => {
      const { pairs, requests, differences, statuses } = await twins('professions', {
        pairs: PAIRS,
        requests: 0,
        families: 'professions',
        seed: SEED,
      })
      console.log(
        `professions: pairs=${pairs} requests=${requests} differences=${differences.length} statuses=${JSON.stringify(statuses)} seed=${SEED}`,
      )
      expect(differences, whole(differences)).toEqual([])
      expect(pairs).toBe(PAIRS)
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
      expect(statuses['200']).toBeGreaterThan(requests / 3)
    },
    HALF_AN_HOUR,
  )

  test(
    'would be told apart if what is masked were shown (control)',
    async () => {
      const { differences } = await twins('unmasked', {
        pairs: 4,
        requests: 0,
        families: 'professions',
        control: 'no-mask',
        seed: CONTROL_SEED,
      })
      console.log(`professions: control no-mask: differences=${differences.length}`)
      expect(differences.length).toBeGreaterThan(0)
    },
    HALF_AN_HOUR,
  )

  test('every column of the matrix that signs in is somebody here, and each meets each scenario', () => {
    expect(new Set(PROFESSIONS.map(([code, specialty]) => groupOf(code, specialty))).size).toBe(17)
    const met = Array.from({ length: PROFESSIONS.length * PROFESSION_SCENARIOS.length }, (_, pair) =>
      [(pair + 1) % PROFESSIONS.length, pair % PROFESSION_SCENARIOS.length].join(),
    )
    expect(new Set(met).size).toBe(PROFESSIONS.length * PROFESSION_SCENARIOS.length)
  })
})
