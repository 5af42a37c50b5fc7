import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { closeAll } from './api.ts'
import { EMERGENCY_ROLES, type EmergencyRan, runEmergency } from './emergency.model.ts'
import { EMERGENCY_JOURNEYS } from './emergency.table.ts'
import { WAYS } from './hand.ts'

/** `npm run e2e -- emergency` says where the report goes, and has every journey made by each hand; beside the other tests, by one. */
const OUT = process.env['CARNET_JOURNEYS_OUT']
const isWhole = OUT !== undefined

const ran: EmergencyRan[] = []
const seen = new Set<string>()

const WALKS = EMERGENCY_JOURNEYS.flatMap((journey, n) => {
  const ways = journey.isNight ? (['mouse'] as const) : WAYS
  return ways
    .filter((_, turn) => isWhole || turn === n % ways.length)
    .map(way => ({ journey, way, name: `${journey.role}, ${way}: ${journey.name}` }))
})

describe('journeys of an emergency (ui.md §2, C5), presses counted by the page itself', () => {
  test('each who answers a call has hers', () => {
    expect([...new Set(EMERGENCY_JOURNEYS.map(({ role }) => role))]).toEqual(EMERGENCY_ROLES)
  })

  test.each(WALKS)('$name', async ({ journey, way }) => {
    const walked = await runEmergency(journey, way, isWhole ? seen : undefined)
    ran.push(walked)
    console.log(`${walked.clicks} of ${walked.allowed}, ${walked.seconds} s: ${walked.presses.map(({ on }) => on).join(' › ')}`)
    const { clicks, problems, consoleMessages, policyViolations, foreignRequests } = walked
    expect({ problems, consoleMessages, policyViolations, foreignRequests }).toEqual({
      problems: [],
      consoleMessages: [],
      policyViolations: [],
      foreignRequests: [],
    })
    expect(clicks).toBeLessThanOrEqual(journey.allowed)
  })
})

afterAll(async () => {
  await closeAll()
  if (OUT === undefined) return
  const report = {
    at: new Date().toISOString(),
    rule: 'a click = one press of a pointer, Enter or Space, after sign-in, from the typed identity; typing, Tab and scrolling are free',
    journeys: ran.map(each => ({ status: each.clicks <= each.allowed ? 'within' : 'above', ...each })),
  }
  mkdirSync(OUT, { recursive: true })
  writeFileSync(path.join(OUT, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
})
