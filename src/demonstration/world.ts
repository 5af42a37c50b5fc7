import type { Instant } from '../kernel/instant.ts'
import type { DemoPerson, DemoProfessional, DemoStructure, DemoWorld } from './model.ts'
import { peopleAt } from './people.ts'
import { PROFESSIONALS } from './professionals.ts'
import { STRUCTURES } from './structures.ts'

export type WorldAsked = {
  readonly seed: string
  readonly today: Instant
  /** Every paper of every life; without, what each story needs: enough for a test. */
  readonly isLong?: boolean
}

/** People, professionals and places. The same three give the same world, to the byte; a long one holds all that a short one does. */
export const demonstrationWorld = ({ seed, today, isLong = false }: WorldAsked): DemoWorld => ({
  seed,
  today,
  isLong,
  structures: STRUCTURES,
  professionals: PROFESSIONALS,
  people: peopleAt(today),
})

const found = <T extends { readonly key: string }>(all: readonly T[], key: string): T => {
  const one = all.find(candidate => candidate.key === key)
  if (one === undefined) throw new RangeError(`the demonstration has no ${key}`)
  return one
}

/** @throws RangeError for a key that the world does not have. */
export const professionalOf = (world: DemoWorld, key: string): DemoProfessional => found(world.professionals, key)
export const structureOf = (world: DemoWorld, key: string): DemoStructure => found(world.structures, key)
export const personOf = (world: DemoWorld, key: string): DemoPerson => found(world.people, key)
