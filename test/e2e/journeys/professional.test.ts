import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiOf, closeAll } from './api.ts'
import { WAYS } from './hand.ts'
import { PROFESSIONAL_ROLES } from './model.ts'
import { PROFESSIONAL_JOURNEYS } from './professional.table.ts'
import { type Ran, run } from './run.ts'
import { NOT_BUILT } from './structures.table.ts'

/** `npm run e2e -- professional` says where the report goes, and has every journey made by each of its hands; beside the other tests, by one. */
const OUT = process.env['CARNET_JOURNEYS_OUT']
const isWhole = OUT !== undefined

const ran: Ran[] = []
const seen = new Set<string>()

const WALKS = PROFESSIONAL_JOURNEYS.flatMap((journey, n) => {
  const ways = journey.ways ?? WAYS
  return ways
    .filter((_, turn) => isWhole || turn === n % ways.length)
    .map(way => ({ journey, way, name: `${journey.role}, ${way}: ${journey.name}` }))
})

const LOOK_AGAIN_MS = 500

/** He lets the server read his papers: what is measured in them can then be found. */
const letRead = async (consents: boolean): Promise<void> => {
  const api = await apiOf('marcel')
  const record = `/api/records/${api.recordOf()}`
  await api.send('PUT', `${record}/reading`, { consents })
  if (!consents) return
  const read = async (): Promise<boolean> => JSON.stringify(await api.get(`${record}/facts`)).includes('réatinine')
  while (!(await read())) await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
}
beforeAll(() => letRead(true))

describe('journeys of ui.md §2 of ten professions, presses counted by the page itself', () => {
  test('each profession has its own', () => {
    expect([...new Set(PROFESSIONAL_JOURNEYS.map(({ role }) => role))]).toEqual(PROFESSIONAL_ROLES)
  })

  test.each(WALKS)('$name', async ({ journey, way }) => {
    const walked = await run(journey, way, isWhole ? seen : undefined)
    ran.push(walked)
    console.log(`${walked.clicks} of ${walked.allowed}, ${walked.seconds} s: ${walked.presses.map(({ on }) => on).join(' › ')}`)
    const { clicks, problems, consoleMessages, policyViolations, foreignRequests, untold } = walked
    expect({ problems, consoleMessages, policyViolations, foreignRequests, untold }).toEqual({
      problems: [],
      consoleMessages: [],
      policyViolations: [],
      foreignRequests: [],
      untold: [],
    })
    expect(clicks).toBeLessThanOrEqual(journey.allowed)
  })
})

afterAll(async () => {
  await letRead(false)
  await closeAll()
  if (OUT === undefined) return
  const report = {
    at: new Date().toISOString(),
    rule: 'a click = one press of a pointer, Enter, Space or a function key, after sign-in, from the home to the opening, then from the open record; typing, Tab and scrolling are free',
    axe: { tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], excludedRules: [] },
    journeys: [
      ...ran.map(each => ({ status: each.clicks <= each.allowed ? 'within' : 'above', ...each })),
      ...NOT_BUILT.map(each => ({ status: 'not-built', ...each })),
    ],
    screens: [...new Set(ran.flatMap(({ screens }) => screens))].sort().map(id => ({
      id,
      journeys: [...new Set(ran.filter(({ screens }) => screens.includes(id)).map(({ role, journey }) => `${role}: ${journey}`))],
    })),
  }
  mkdirSync(OUT, { recursive: true })
  writeFileSync(path.join(OUT, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
})
