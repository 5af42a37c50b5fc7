import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { attendingDoctorOf, type DemoWorld, demonstrationDocuments, demonstrationWorld } from './demonstration/index.ts'
import type { CdaEngine } from './documents/index.ts'
import { type Instant, instant } from './kernel/instant.ts'
import { type Cast, castOf } from './population/cast.ts'
import { depositPaper } from './population/deposit-paper.ts'
import { openRecords } from './population/open-records.ts'
import { setRules } from './population/set-rules.ts'
import type { OperationAs } from './population/operation-as.ts'

/** What a data folder was populated with; ages and dates stay those of its first day. */
export type Populated = { readonly seed: string; readonly today: number; readonly done: boolean }

export type SeedOptions = {
  /** Where `Populated` is kept. */
  readonly file: string
  readonly now: Instant
  readonly as: OperationAs
  readonly engine: CdaEngine
  /** Told of each person, so that a first start shows that it advances. */
  readonly told?: (person: number, of: number) => void
}

const SEED = 'demonstration'

/** The demonstration world of this data folder: the same one at every start. */
export const worldOf = (file: string, now: Instant): { readonly world: DemoWorld; readonly populated: Populated } => {
  const populated = readPopulated(file) ?? { seed: SEED, today: now, done: false }
  return { world: demonstrationWorld({ seed: populated.seed, today: instant(populated.today) }), populated }
}

/**
 * Fills an empty Carnet through the same verbs as everybody, each act by its own actor at its own date. Killed half-way, the next start
 * goes on: opening a record and depositing a paper twice change nothing.
 */
export const seedDemonstration = async ({ file, now, as, engine, told }: SeedOptions): Promise<DemoWorld> => {
  const { world, populated } = worldOf(file, now)
  if (populated.done) return world
  writePopulated(file, populated)
  const cast: Cast = await castOf(as, world)
  await openRecords(as, cast, world, person => attendingDoctorOf(person))
  for (const [index, person] of world.people.entries()) {
    const papers = new Map<string, string>()
    for (const paper of demonstrationDocuments(world, person)) {
      papers.set(paper.key, await depositPaper(as, engine, cast, person, paper))
    }
    await setRules(as, cast, world, person, papers)
    told?.(index + 1, world.people.length)
  }
  writePopulated(file, { ...populated, done: true })
  return world
}

const readPopulated = (file: string): Populated | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Populated
  } catch {
    return undefined
  }
}

const writePopulated = (file: string, populated: Populated): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.tmp`, `${JSON.stringify(populated)}\n`)
  renameSync(`${file}.tmp`, file)
}
