import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { known } from '../known.ts'
import { closeAll } from './api.ts'
import { WAYS } from './hand.ts'
import { type Ran, run } from './run.ts'
import { SCREEN_IDS } from './screens.ts'
import { seeState, somebodyNew, STATE_SCREENS, STATES, type StateSeen } from './states.ts'
import { OF_MESSAGES } from './helper.table.ts'
import { JOURNEYS } from './table.ts'

/** `npm run e2e -- patient` says where the report goes, and has every journey made in every way; beside the other tests, each is made in one way. */
const OUT = process.env['CARNET_JOURNEYS_OUT']
const isWhole = OUT !== undefined

const ran: Ran[] = []
const states: StateSeen[] = []
const seen = new Set<string>()

/** Turn by turn a mouse, the keys, a finger: each of them for each role. */
const WALKS = JOURNEYS.flatMap((journey, n) =>
  WAYS.filter((_, turn) => isWhole || turn === n % WAYS.length).map(way => ({
    journey,
    way,
    name: `${journey.role}, ${way}: ${journey.name}`,
  })),
)

describe('journeys of ui.md §2, presses counted by the page itself', () => {
  test.each(WALKS)('$name', async ({ journey, way }) => {
    const walked = await run(journey, way, isWhole ? seen : undefined)
    ran.push(walked)
    console.log(
      `${walked.clicks} of ${walked.allowed}, ${walked.seconds} s, trace ${walked.traceSeconds} s: ${walked.presses.map(({ on }) => on).join(' › ')}`,
    )
    const { clicks, problems, consoleMessages, policyViolations, foreignRequests, untold } = walked
    expect({ problems, consoleMessages, policyViolations, foreignRequests, untold }).toEqual({
      problems: [],
      consoleMessages: [],
      policyViolations: [],
      foreignRequests: [],
      untold: [],
    })
    expect(clicks).toBeGreaterThan(0)
    expect(clicks).toBeLessThanOrEqual(journey.allowed)
  })
})

/** A screen that is not there yet is told in the report; it never passes for one that was looked at. */
describe.runIf(isWhole)('every screen of ui.md §3.2, filled, empty and failing', async () => {
  const marcel = isWhole ? await known('marcel') : undefined
  const cookie = isWhole ? await somebodyNew() : ''
  const all = STATE_SCREENS.flatMap(screen => STATES.map(state => ({ screen, state, name: `${screen.id} ${state}` })))
  test.each(all)('$name', async ({ screen, state }) => {
    if (marcel === undefined) throw new Error('nobody is known')
    const seenOne = await seeState(screen, state, marcel, cookie)
    states.push(seenOne)
    expect(seenOne.problems).toEqual([])
  })

  test('all of them are there', () => {
    expect(STATE_SCREENS.map(({ id }) => id)).toEqual(SCREEN_IDS)
    expect(states.filter(({ isThere }) => !isThere).map(({ id }) => id)).toEqual([])
  })
})

afterAll(async () => {
  await closeAll()
  if (OUT === undefined) return
  const report = {
    at: new Date().toISOString(),
    rule: 'a click = one press of a pointer, Enter or Space, after sign-in, from the home; typing, Tab and scrolling are free',
    axe: { tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], excludedRules: [] },
    journeys: [
      ...ran.map(each => ({ status: each.clicks <= each.allowed ? 'within' : 'above', ...each })),
      ...OF_MESSAGES.map(each => ({ status: 'with-messages-later', ...each })),
    ],
    screens: SCREEN_IDS.map(id => ({
      id,
      isThere: states.some(each => each.id === id && each.isThere),
      axeNodes: states.filter(each => each.id === id).flatMap(({ problems }) => problems.filter(problem => problem.includes(': axe ')))
        .length,
      states: states.filter(each => each.id === id).map(({ state, path: at, problems }) => ({ state, path: at, problems })),
      journeys: [...new Set(ran.filter(({ screens }) => screens.includes(id)).map(({ journey }) => journey))],
    })),
  }
  mkdirSync(OUT, { recursive: true })
  writeFileSync(path.join(OUT, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
})
