/**
 * `npm run worlds [-- --pairs 320] [--families 200] [--seed N]`: twin worlds that differ by what somebody may not see, many more of them than `npm test` plays.
 * See test/worlds/README.md.
 */
import { parseArgs } from 'node:util'
import { worldsInFull } from './testing/suites.ts'

const { values } = parseArgs({ options: { pairs: { type: 'string' }, families: { type: 'string' }, seed: { type: 'string' } } })
const asked = Object.entries(values).map(([name, value]) => [`CARNET_WORLDS_${name.toUpperCase()}`, value])
const { passed, failed } = await worldsInFull(Object.fromEntries(asked))
console.log(`worlds: ${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
