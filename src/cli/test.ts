/**
 * `npm test`: does its own set-up, runs every suite, ends with what was not run and one line of real counts.
 * `npm test -- WORD…` runs only the suites whose name contains a WORD.
 */
import { provide } from './testing/needs.ts'
import type { Counts } from './testing/run.ts'
import { SUITES, type Suite } from './testing/suites.ts'

type Outcome = { readonly suite: Suite; readonly counts: Counts | undefined; readonly seconds: number }

const reasonNotToRun = (suite: Suite): string | undefined => {
  const missing = suite.needs.filter(need => !need.isThere()).map(need => need.name)
  return missing.length > 0 ? `needs ${missing.join(', ')}` : undefined
}

const runSuite = async (suite: Suite): Promise<Outcome> => {
  const reason = reasonNotToRun(suite)
  if (reason !== undefined) {
    console.log(`\n== ${suite.name}: not run, ${reason}`)
    return { suite, counts: undefined, seconds: 0 }
  }
  console.log(`\n== ${suite.name}`)
  const start = performance.now()
  const counts = await suite.run().catch((error: unknown): Counts => {
    console.error(error)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  return { suite, counts, seconds: (performance.now() - start) / 1_000 }
}

const line = ({ suite, counts, seconds }: Outcome): string => {
  if (counts === undefined) return `${suite.name.padEnd(44)} not run`
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  return `${suite.name.padEnd(44)} ${counts.passed} passed, ${counts.failed} failed${skipped}  ${seconds.toFixed(1)} s`
}

const sum = (outcomes: readonly Outcome[], of: (counts: Counts) => number): number =>
  outcomes.reduce((total, { counts }) => total + (counts === undefined ? 0 : of(counts)), 0)

const words = process.argv.slice(2).filter(word => word !== '--')
const chosen = SUITES.filter(suite => words.length === 0 || words.some(word => suite.name.includes(word)))
if (chosen.length === 0) throw new RangeError(`no suite is named so; there are: ${SUITES.map(suite => suite.name).join(' · ')}`)
provide([...new Set(chosen.flatMap(suite => suite.needs))])

const outcomes: Outcome[] = []
for (const suite of chosen) outcomes.push(await runSuite(suite))

console.log(`\n${outcomes.map(line).join('\n')}`)
const notRun = outcomes.filter(({ counts }) => counts === undefined).map(({ suite }) => suite.name)
const failed = sum(outcomes, counts => counts.failed)
console.log(`not run: ${notRun.length}${notRun.length > 0 ? ` (${notRun.join('; ')})` : ''}`)
console.log(`${sum(outcomes, counts => counts.passed)} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
