/**
 * `npm run e2e [-- --screenshots DIR]`: the pages in a real browser, on a real server with the demonstration's population. DIR keeps a
 * picture of each screen at 360 and 1280 px, light and dark. `npm run e2e -- patient [--out DIR]`: the journeys of a person, a parent and a helper, with a
 * mouse, with keys alone, with a finger; presses counted, every screen looked at, a report and a sheet of pictures in DIR. `-- professional [--out DIR]`: those
 * of ten professions. `-- emergency`: those of whoever answers a call. needs: web
 */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CHROMIUM, provide } from './testing/needs.ts'
import { inBrowser, journeysOfEmergencies, journeysOfPatients, journeysOfProfessionals } from './testing/suites.ts'

const { values, positionals } = parseArgs({ options: { screenshots: { type: 'string' }, out: { type: 'string' } }, allowPositionals: true })
const { screenshots, out } = values
provide([CHROMIUM])
if (!CHROMIUM.isThere()) {
  console.error('not run: needs Chromium')
  process.exitCode = 1
} else {
  const folder = path.resolve(out ?? path.join(tmpdir(), 'carnet-journeys'))
  const [who = ''] = positionals
  const journeys = new Map([
    ['patient', journeysOfPatients],
    ['professional', journeysOfProfessionals],
    ['emergency', journeysOfEmergencies],
  ]).get(who)
  if (journeys) mkdirSync(folder, { recursive: true })
  const counts = journeys ? journeys(folder) : inBrowser(screenshots === undefined ? {} : { CARNET_SCREENSHOTS: path.resolve(screenshots) })
  const { passed, failed } = await counts
  if (journeys) console.log(`report: ${folder}`)
  console.log(`e2e: ${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
