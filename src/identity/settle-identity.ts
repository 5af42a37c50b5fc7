import { INS_OIDS, sameIns } from '../kernel/ins.ts'
import type { InsuredLine, LineProblem } from './insured-line.ts'
import type { RegisterEntry } from './insured-model.ts'
import { conflictsBetween, plain, type Traits } from './model.ts'

/** A registered person as the decision needs her. */
export type Registered<Id> = { readonly id: Id; readonly traits: Traits; readonly entry: RegisterEntry | undefined }

/** What a line is: somebody new; what is known, said again; one we know, with other facts; one we know, under another number; nobody safe. */
export type Settlement<Id> =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'update'; readonly id: Id }
  | { readonly kind: 'renumber'; readonly id: Id }
  /** An older number of somebody who has her definitive one: it names her, and changes nothing. */
  | { readonly kind: 'former'; readonly id: Id }
  | ({ readonly kind: 'reject' } & LineProblem)

const CONFLICT = {
  kind: 'reject',
  code: 'identity-conflict',
  reason: 'the number is somebody’s with another birth name or birth date',
} as const
const DOUBTFUL = {
  kind: 'reject',
  code: 'identity-doubtful',
  reason: 'a new number with the traits of somebody known, and not enough to say that she is the same',
} as const

/** A number that is known: never merged with other traits. Unknown months and days agree with any. */
export const settleKnown = <Id>({ traits }: InsuredLine, known: Registered<Id>): Settlement<Id> => {
  if (isOther(known.traits, traits)) return CONFLICT
  return sameIns(known.traits.ins, traits.ins) ? { kind: 'update', id: known.id } : { kind: 'unchanged' }
}

/**
 * A number that is not known. `sibling`: who bears its digits as the other kind (NIA or NIR). `alike`: those with equal strict traits and
 * birth place. Homonyms and twins have traits alike, so alike is not enough: a NIA becomes the only one alike, a NIR is replaced when the
 * card is the same. In doubt nobody is joined: two numbers of one person are put right by two agents, two persons in one record by nobody.
 */
export const settleUnknown = <Id>(
  line: InsuredLine,
  sibling: Registered<Id> | undefined,
  alike: readonly Registered<Id>[],
): Settlement<Id> => {
  if (sibling !== undefined) return settleSibling(line, sibling)
  const sameCard = alike.filter(other => isDefinitive(other) && hasSameCard(line, other))
  if (sameCard.length > 1) return DOUBTFUL
  const [one] = sameCard
  if (line.traits.ins.oid === INS_OIDS.nia) return one === undefined ? { kind: 'new' } : { kind: 'former', id: one.id }
  if (one !== undefined) return { kind: 'renumber', id: one.id }
  return settleWaiting(
    line,
    alike.filter(other => !isDefinitive(other) && !hasOtherCard(line, other)),
  )
}

const settleSibling = <Id>({ traits }: InsuredLine, sibling: Registered<Id>): Settlement<Id> => {
  if (isOther(sibling.traits, traits)) return CONFLICT
  return traits.ins.oid === INS_OIDS.nia ? { kind: 'former', id: sibling.id } : { kind: 'renumber', id: sibling.id }
}

const settleWaiting = <Id>({ traits }: InsuredLine, waiting: readonly Registered<Id>[]): Settlement<Id> => {
  const [one, another] = waiting
  if (one === undefined) return { kind: 'new' }
  return another === undefined && traits.birthPlaceInsee !== undefined ? { kind: 'renumber', id: one.id } : DOUBTFUL
}

const isDefinitive = ({ traits }: Registered<unknown>): boolean => traits.ins.oid !== INS_OIDS.nia

const hasSameCard = ({ entry }: InsuredLine, other: Registered<unknown>): boolean =>
  entry.vitale !== undefined && entry.vitale === other.entry?.vitale

const hasOtherCard = ({ entry }: InsuredLine, other: Registered<unknown>): boolean =>
  entry.vitale !== undefined && other.entry?.vitale !== undefined && entry.vitale !== other.entry.vitale

const isOther = (known: Traits, said: Traits): boolean =>
  plain(known.birthName) !== plain(said.birthName) ||
  conflictsBetween(known, { firstNames: [], birthDate: said.birthDate }).includes('birth-date')
