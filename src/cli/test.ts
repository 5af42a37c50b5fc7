/**
 * `npm test`: does its own set-up, runs every suite, ends with what was not run and one line of real counts.
 * `npm test -- WORD…` runs only the suites whose name contains a WORD.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CHROMIUM, provide } from './testing/needs.ts'
import { check, type Counts, ROOT } from './testing/run.ts'
import { type Outcome, runSuites } from './testing/schedule.ts'
import { SUITES } from './testing/suites.ts'

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

// What is compiled of the sources and libraries is kept for the hundreds of processes of one run: half of what it costs to load the server.
const compiled = mkdtempSync(path.join(tmpdir(), 'carnet-compiled-'))
process.env['NODE_COMPILE_CACHE'] = compiled
process.once('exit', () => rmSync(compiled, { recursive: true, force: true }))

// Once, before two suites want them at the same time.
if (chosen.some(({ needs }) => needs.includes(CHROMIUM))) await check(path.join(ROOT, 'start.mjs'), 'web')

const started = performance.now()
const outcomes = await runSuites(chosen)

console.log(`\n${outcomes.map(line).join('\n')}`)
const notRun = outcomes.filter(({ counts }) => counts === undefined).map(({ suite }) => suite.name)
const failed = sum(outcomes, counts => counts.failed)
console.log(`not run: ${notRun.length}${notRun.length > 0 ? ` (${notRun.join('; ')})` : ''}`)
for (const { suite, counts } of outcomes) for (const name of counts?.whichFailed ?? []) console.log(`× ${suite.name}: ${name}`)
console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`)
console.log(`${sum(outcomes, counts => counts.passed)} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
