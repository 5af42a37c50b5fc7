import { describe, expect, test } from 'vitest'
import { CONTROLS, type ControlName } from './controls.ts'
import { amountOf, CONTROL_SEED, SEED } from './how-much.ts'
import { castOf } from './play.ts'
import { whole } from './compare.ts'
import { openTwins } from './twins.ts'

const TEN_MINUTES = 600_000

/** Every observer of every scenario once; `npm run worlds` plays several times as many. */
const PAIRS = amountOf('PAIRS', castOf(undefined).length)
const REQUESTS = amountOf('REQUESTS', 50)
/** The two of protected places are broken in places.test.ts: only families have somebody to keep them from. */
const CONTROL_NAMES = (Object.keys(CONTROLS) as ControlName[]).filter(name => !name.includes('places'))

const twins = await openTwins(['main', ...CONTROL_NAMES])

describe('two worlds that differ by what an observer may not see', () => {
  test(
    'answer her the same bytes, after the same statements, key operations and commits',
    async () => {
      const startedAt = performance.now()
      const { pairs, requests, differences, statuses } = await twins('main', { pairs: PAIRS, requests: REQUESTS, seed: SEED })
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
      console.log(
        `worlds: pairs=${pairs} requests=${requests} differences=${differences.length} statuses=${JSON.stringify(statuses)} seconds=${seconds} seed=${SEED}`,
      )
      expect(differences, whole(differences)).toEqual([])
      expect(pairs).toBe(PAIRS)
      expect(requests).toBe(PAIRS * REQUESTS)
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
    },
    TEN_MINUTES,
  )

  test.each(CONTROL_NAMES)(
    'would be told apart (control): %s',
    async control => {
      const { differences, requests, statuses } = await twins(control, { pairs: 16, requests: 60, control, seed: CONTROL_SEED })
      console.log(`worlds: control ${control} (${CONTROLS[control].what}): requests=${requests} differences=${differences.length}`)
      expect(Object.keys(statuses).filter(status => status.startsWith('5'))).toEqual([])
      expect(differences.length).toBeGreaterThan(0)
      if (control === 'asks-twice') expect(differences.every(({ what }) => what === 'below')).toBe(true)
    },
    TEN_MINUTES,
  )
})
