/**
 * `npm run e2e [-- --screenshots DIR]`: the pages in a real browser, on a real server with the demonstration's population. DIR keeps a
 * picture of each screen at 360 and 1280 px, light and dark. needs: web
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CHROMIUM, provide } from './testing/needs.ts'
import { inBrowser } from './testing/suites.ts'

const { values } = parseArgs({ options: { screenshots: { type: 'string' } } })
provide([CHROMIUM])
if (CHROMIUM.isThere()) {
  const { screenshots } = values
  const { passed, failed } = await inBrowser(screenshots === undefined ? {} : { CARNET_SCREENSHOTS: path.resolve(screenshots) })
  console.log(`e2e: ${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
} else {
  console.error('not run: needs Chromium')
  process.exitCode = 1
}
