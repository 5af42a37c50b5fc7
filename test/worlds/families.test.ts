import { describe, expect, test } from 'vitest'
import { FAMILY_SCENARIOS } from './families.ts'
import { amountOf, CONTROL_SEED, SEED } from './how-much.ts'
import { castOf } from './play.ts'
import { whole } from './compare.ts'
import { openTwins } from './twins.ts'

const TEN_MINUTES = 600_000
/** Either parent in every scenario, a few families each; `npm run worlds` makes many more. */
const FAMILIES = amountOf('FAMILIES', castOf(undefined, FAMILY_SCENARIOS).length * 4)
const REQUESTS = amountOf('REQUESTS', 30)

const twins = await openTwins(['families', 'told'])

describe('generated families in two worlds that differ by a secret of the child', () => {
  test(
    'show either parent the same bytes, after the same statements, key operations and commits',
    async () => {
      const { pairs, requests, differences, statuses } = await twins('families', {
        pairs: FAMILIES,
        requests: REQUESTS,
        families: true,
        seed: SEED,
      })
      console.log(
        `families: pairs=${pairs} requests=${requests} differences=${differences.length} statuses=${JSON.stringify(statuses)} seed=${SEED}`,
      )
      expect(differences, whole(differences)).toEqual([])
      expect([pairs, requests]).toEqual([FAMILIES, FAMILIES * REQUESTS])
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
      expect(statuses['200']).toBeGreaterThan(requests / 3)
    },
    TEN_MINUTES,
  )

  test(
    'would be told apart if every trace went to the stream that parents read (control)',
    async () => {
      const { differences, requests, statuses } = await twins('told', {
        pairs: 8,
        requests: 40,
        families: true,
        control: 'open-trace',
        seed: CONTROL_SEED,
      })
      console.log(`families: control open-trace: requests=${requests} differences=${differences.length}`)
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
      expect(differences.length).toBeGreaterThan(0)
    },
    TEN_MINUTES,
  )
})
