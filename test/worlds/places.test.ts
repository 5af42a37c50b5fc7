import { describe, expect, test } from 'vitest'
import { amountOf, CONTROL_SEED, SEED } from './how-much.ts'
import { whole } from './compare.ts'
import { openTwins } from './twins.ts'

const TEN_MINUTES = 600_000
const FAMILIES = amountOf('PLACES', 12)
const REQUESTS = amountOf('REQUESTS', 40)

const twins = await openTwins(['places', 'shown', 'told'])

describe('families in two worlds that differ by what is done in places that the mother keeps from the father', () => {
  test(
    'show him the same bytes, after the same statements, key operations and commits',
    async () => {
      const { pairs, requests, differences, statuses } = await twins('places', {
        pairs: FAMILIES,
        requests: REQUESTS,
        families: 'places',
        seed: SEED,
      })
      console.log(
        `places: pairs=${pairs} requests=${requests} differences=${differences.length} statuses=${JSON.stringify(statuses)} seed=${SEED}`,
      )
      expect(differences, whole(differences)).toEqual([])
      expect([pairs, requests]).toEqual([FAMILIES, FAMILIES * REQUESTS])
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
      expect(statuses['200']).toBeGreaterThan(requests / 3)
    },
    TEN_MINUTES,
  )

  const control = async (name: 'shown' | 'told', broken: 'no-places' | 'places-in-the-open'): Promise<void> => {
    const { differences, requests, statuses } = await twins(name, {
      pairs: 2,
      requests: 40,
      families: 'places',
      control: broken,
      seed: CONTROL_SEED,
    })
    console.log(`places: control ${broken}: requests=${requests} differences=${differences.length}`)
    expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
    expect(differences.length).toBeGreaterThan(0)
  }

  test('would be told apart if the WHERE clause forgot the places (control)', () => control('shown', 'no-places'), TEN_MINUTES)

  test(
    'would be told apart if their trace went to the stream that he reads (control)',
    () => control('told', 'places-in-the-open'),
    TEN_MINUTES,
  )
})
