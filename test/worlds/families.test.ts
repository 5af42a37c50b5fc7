import { describe, expect, test } from 'vitest'
import { openTwins } from './twins.ts'

const TEN_MINUTES = 600_000
const FAMILIES = Number(process.env['CARNET_WORLDS_FAMILIES'] ?? 200)
const REQUESTS = Number(process.env['CARNET_WORLDS_REQUESTS'] ?? 30)
const SEED = Number(process.env['CARNET_WORLDS_SEED'] ?? 2611)

const twins = await openTwins(['families', 'told'], SEED)

describe('generated families in two worlds that differ by a secret of the child', () => {
  test(
    'show either parent the same bytes, after the same statements, key operations and commits',
    async () => {
      const { pairs, requests, differences, statuses } = await twins('families', { pairs: FAMILIES, requests: REQUESTS, families: true })
      console.log(
        `families: pairs=${pairs} requests=${requests} differences=${differences.length} statuses=${JSON.stringify(statuses)} seed=${SEED}`,
      )
      expect(differences.slice(0, 5)).toEqual([])
      expect([pairs, requests]).toEqual([FAMILIES, FAMILIES * REQUESTS])
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
      expect(statuses['200']).toBeGreaterThan(requests / 3)
    },
    TEN_MINUTES,
  )

  test(
    'would be told apart if every trace went to the stream that parents read (control)',
    async () => {
      const { differences, requests, statuses } = await twins('told', { pairs: 8, requests: 40, families: true, control: 'open-trace' })
      console.log(`families: control open-trace: requests=${requests} differences=${differences.length}`)
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
      expect(differences.length).toBeGreaterThan(0)
    },
    TEN_MINUTES,
  )
})
