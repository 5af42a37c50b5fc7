/**
 * `npm run crash [-- --rounds 30] [--control ack-before-commit] [--keep]`: kills the server and PostgreSQL with -9 at random points of a mixed
 * load, and lets another program look whether anything that was acknowledged is lost, untraced or half there. See src/cli/crash/README.md.
 */
import { existsSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { temporaryHome } from '../platform/embedded-postgres/index.ts'
import { type Campaign, type Round, runCampaign } from './crash/rounds.ts'

const CONTROL = 'ack-before-commit'
const LEAST = { acked: 200, reads: 500 }
/** A control holds locks longer, and shows what it must with less. */
const LEAST_OF_CONTROL = { acked: 40, reads: 40 }
const FLIGHT_SHARE = 0.8

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '30' }, control: { type: 'string' }, keep: { type: 'boolean', default: false } },
})
const rounds = Number(values.rounds)
const isControl = values.control !== undefined
if (!(rounds > 0) || (isControl && values.control !== CONTROL)) {
  console.error(`usage: npm run crash [-- --rounds 30] [--control ${CONTROL}]`)
  process.exit(2)
}
const least = isControl ? LEAST_OF_CONTROL : LEAST

const told = (number: number, { target, inFlight, acked, reads, traces, lost, untraced, dangling, recoveryMs, seconds }: Round): void => {
  console.log(
    [
      `round ${String(number).padStart(2)}`,
      target.padEnd(8),
      `in flight ${String(inFlight).padStart(2)}`,
      `acked ${acked}`,
      `reads ${reads}`,
      `traces ${traces}`,
      `lost ${lost.length}`,
      `untraced ${untraced.length}`,
      `dangling ${dangling.length}`,
      `back in ${recoveryMs} ms`,
      `${seconds.toFixed(1)} s`,
    ].join('  '),
  )
  for (const line of [...lost, ...untraced, ...dangling].slice(0, 5)) console.log(`          ${line}`)
}

const sum = (list: readonly Round[], of: (round: Round) => number): number => list.reduce((total, round) => total + of(round), 0)

const conclude = ({ rounds: done, halves }: Campaign): boolean => {
  const inFlight = sum(done, round => round.inFlight)
  const withFlight = done.filter(round => round.inFlight > 0).length
  const lost = sum(done, round => round.lost.length)
  const untraced = sum(done, round => round.untraced.length)
  const dangling = sum(done, round => round.dangling.length) + halves.dangling.length
  for (const line of halves.dangling.slice(0, 10)) console.log(`dangling: ${line}`)
  const poor = done.filter(({ acked, reads }) => acked < least.acked || reads < least.reads).length
  if (withFlight < done.length * FLIGHT_SHARE) console.log(`only ${withFlight} kills had requests in flight`)
  if (poor > 0) console.log(`${poor} rounds acknowledged less than ${least.acked} deposits or ${least.reads} reads`)
  console.log(
    `crash: kills=${done.length} inflight=${inFlight} acked=${sum(done, round => round.acked)} reads=${sum(done, round => round.reads)}` +
      ` traces=${halves.traces} lost=${lost} untraced=${untraced} dangling=${dangling}`,
  )
  return lost + untraced + dangling + poor === 0 && withFlight >= done.length * FLIGHT_SHARE
}

const home = temporaryHome('carnet-crash')
const remove = (): void => {
  const cluster = path.join(home, 'data', 'postgres')
  if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
}

try {
  const campaign = await runCampaign({ home, rounds, least, told, ...(isControl ? { broken: CONTROL } : {}) })
  process.exitCode = conclude(campaign) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  if (values.keep) console.log(`kept: ${home}`)
  else remove()
}
