import type { Operation } from '../platform/operation.ts'
import { type Asking, type Known, knownOn } from './actor-facts.ts'
import type { RightsSnapshot } from './model.ts'

/** One caller before one record, at one version of its rights. */
export type Case<Who extends Asking = Operation> = { readonly op: Who; readonly snapshot: RightsSnapshot; readonly known: Known }

export const caseOf = <Who extends Asking>(op: Who, snapshot: RightsSnapshot): Case<Who> => ({
  op,
  snapshot,
  known: knownOn(op, snapshot),
})

/** Existence is told to the person's side, to whoever has a relation, and to an opened emergency access. */
export const mayKnowOfIt = ({ relationName, relation, kind }: Known): boolean =>
  relationName === 'emergency' || (relation !== 'none' && relation !== 'blocked') || (kind !== null && HOLDERS_SIDE.has(kind))

const HOLDERS_SIDE: ReadonlySet<string> = new Set(['person', 'representative', 'helper', 'reading-helper'])

/** Closed, suspended, deceased: like no record at all, to those who knew it too. */
export const isAlive = ({ state }: RightsSnapshot): boolean => state === 'open' || state === 'active'
