/**
 * `npm run life -- --persons 10000 --years 30 [--seed N] [--ledger OUT.csv] [--control clock]`: a population through births, letters, refusals,
 * activations, majority, separations, closings, deaths and purges, with a driven clock, by the verbs and jobs of production; src/cli/life/README.md.
 */
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { temporaryHome } from '../platform/embedded-postgres/index.ts'
import { monotonic } from '../platform/clock.ts'
import { after, DAY, instant, type Instant, toIso } from '../kernel/instant.ts'
import { Agenda } from './life/agenda.ts'
import { beginLives } from './life/beginnings.ts'
import { chanceOf } from './life/chance.ts'
import { citizensOf } from './life/read-people.ts'
import { keepCount } from './life/keep-count.ts'
import { Ledger } from './life/ledger.ts'
import { settleDoctor } from './life/by-pages.ts'
import { type LifeOptions, readLifeOptions, USAGE } from './life/options.ts'
import { openCountry, populate } from './life/people.ts'
import { openPost } from './life/post.ts'
import { live } from './life/live.ts'
import { watchMajority } from './life/probe.ts'
import { bringIn, openRun } from './life/run.ts'
import { BEGIN, openLifeWorld } from './life/world.ts'
import { planYear } from './life/years.ts'

/** The sweep of production passes every few seconds; here once an hour of the simulated day. */
const PACE = { hours: 1 } as const

const main = async (options: LifeOptions): Promise<number> => {
  const begun = monotonic()
  const home = temporaryHome('carnet-life')
  const chance = chanceOf(options.seed)
  const country = openCountry(chance)
  if (typeof options.persons === 'number') populate(country, options.persons, BEGIN, chance)
  else country.citizens.push(...citizensOf(await readFile(options.persons.file, 'utf8')))
  const world = await openLifeWorld(home, options.control)
  const ledger = new Ledger(options.ledger)
  const end: Instant = after(BEGIN, options.years * 365.25 * DAY)
  const run = openRun({ world, chance, country, agenda: new Agenda(), ledger, end: instant(Math.floor(end)) })
  try {
    const post = openPost(run, home)
    await settleDoctor(run)
    const people = await bringIn(run, country.citizens)
    const known = new Map(people.map(one => [one.citizen, one]))
    for (const child of people)
      watchMajority(
        run,
        child,
        child.citizen.parents.flatMap(parent => known.get(parent) ?? []),
      )
    await beginLives(run, post, people)
    planYear(run, post)
    await live(run, post, begun)
  } finally {
    await world.stop()
    await ledger.close()
    rmSync(home, { recursive: true, force: true })
  }
  const { late, early, kept } = keepCount(ledger.lines, run.end, PACE)
  for (const breach of [...early.slice(0, 15), ...late.slice(0, 15)])
    console.error(`${breach.person} ${breach.event}: due ${breach.due}, done ${breach.done ?? 'never'}`)
  const { figures: f } = run
  console.log(
    `clocks kept: ${kept} · acts: ${f.acts}, by HTTP: ${f.http} (${((100 * f.http) / f.acts).toFixed(1)} %) · until ${toIso(run.end).slice(0, 10)} · ${Math.round((monotonic() - begun) / 1_000)} s`,
  )
  const told = [
    'announced',
    'bounced',
    'opened',
    'opposed',
    'activated',
    'majority',
    'suspended',
    'closed',
    'reopened',
    'vanished',
    'heirs',
  ] as const
  console.log(
    `life: persons=${country.citizens.length} ${told.map(name => `${name === 'vanished' ? 'purged' : name}=${f[name]}`).join(' ')} late=${late.length} early=${early.length} leaks=${f.leaks}`,
  )
  const isWhole = told.every(name => f[name] > 0) && f.http * 100 >= f.acts
  return late.length + early.length + f.leaks === 0 && isWhole ? 0 : 1
}

try {
  process.exitCode = await main(readLifeOptions(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error)
  if (error instanceof TypeError && error.message.includes('Unknown option')) console.error(USAGE)
  process.exitCode = 2
}
