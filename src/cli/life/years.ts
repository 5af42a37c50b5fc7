import { after, DAY, HOUR, type Instant, toIso } from '../../kernel/instant.ts'
import { beginLives } from './beginnings.ts'
import { close, die, suspend } from './endings.ts'
import { askForHelp, fileUnseen, separate } from './middles.ts'
import { ageOn } from './people.ts'
import type { Post } from './post.ts'
import { watchMajority } from './probe.ts'
import { bringIn, type Known, type Run } from './run.ts'

/** How often each thing happens to a thousand people in a year. */
const A_YEAR = { births: 11, closings: 6, suspensions: 0.6, unseen: 6, helpers: 8, separations: 1.5 } as const

/** A year of the country is thought of at its first day: who is born, dies, leaves, falls out. */
export const planYear = (run: Run, post: Post): void => {
  const { agenda, world, country } = run
  const living = country.citizens.filter(({ diedOn }) => diedOn === undefined).length
  const many = (perThousand: number): number => wholePart(run, (perThousand * living) / 1_000)
  const some = (count: number, act: () => Promise<void>): void => {
    for (let i = 0; i < count; i++) agenda.add(someDay(run), act)
  }
  some(many(A_YEAR.births), () => beBorn(run, post))
  some(many(A_YEAR.closings), () => close(run, anybody(run)))
  some(Math.max(1, many(A_YEAR.suspensions)), () => suspend(run, anybodyActive(run)))
  some(many(A_YEAR.unseen), () => fileUnseen(run, anybodyActive(run)))
  some(many(A_YEAR.helpers), () => askForHelp(run, anybodyActive(run), anybodyActive(run)))
  some(many(A_YEAR.separations), () => separateSomebody(run))
  for (const known of run.people.values()) if (run.chance.happens(mortality(run, known))) agenda.add(someDay(run), () => die(run, known))
  const next = after(world.now(), 365 * DAY)
  if (next < run.end) agenda.add(next, async () => planYear(run, post))
}

const wholePart = ({ chance }: Run, value: number): number => Math.floor(value) + (chance.happens(value % 1) ? 1 : 0)

const someDay = ({ world, chance }: Run): Instant => after(world.now(), chance.between(1, 364 * 24) * HOUR)

/** One in a thousand at forty, one in fifty at eighty, one in five beyond ninety-five: roughly. */
const mortality = (run: Run, { citizen, state }: Known): number => {
  const age = ageOn(citizen, run.world.now())
  if (state === 'dead' || citizen.diedOn !== undefined || age < 1) return 0
  return Math.min(0.35, 0.0003 + 0.00002 * Math.exp(age * 0.098))
}

const anybody = ({ country: { citizens }, citizens: known, chance }: Run): Known => {
  for (;;) {
    const citizen = citizens[chance.between(0, citizens.length - 1)]
    const one = citizen === undefined ? undefined : known.get(citizen)
    if (one !== undefined) return one
  }
}

/** A few tries; a country where nobody is active yet has somebody else. */
const anybodyActive = (run: Run): Known => {
  for (let i = 0; i < 40; i++) {
    const one = anybody(run)
    if (one.state === 'active' && ageOn(one.citizen, run.world.now()) >= 18) return one
  }
  return anybody(run)
}

const beBorn = async (run: Run, post: Post): Promise<void> => {
  const mother = anybodyOfAge(run)
  if (mother === undefined) return
  const newborn = run.country.born(toIso(run.world.now()).slice(0, 10), [mother.citizen])
  const fresh = await bringIn(run, [newborn])
  for (const child of fresh) watchMajority(run, child, [mother])
  await beginLives(run, post, fresh)
}

const anybodyOfAge = (run: Run): Known | undefined => {
  for (let i = 0; i < 60; i++) {
    const one = anybody(run)
    const age = ageOn(one.citizen, run.world.now())
    if (age >= 20 && age <= 42 && one.citizen.diedOn === undefined) return one
  }
  return undefined
}

const separateSomebody = async (run: Run): Promise<void> => {
  const { people, chance } = run
  const children = [...people.values()].filter(({ citizen }) => citizen.parents.length > 1 && ageOn(citizen, run.world.now()) < 17)
  const child = children[chance.between(0, children.length - 1)]
  const second = child?.citizen.parents[1]
  const parent = second === undefined ? undefined : run.citizens.get(second)
  if (child !== undefined && parent !== undefined) await separate(run, child, parent)
}
