import { holderSide } from '../access/index.ts'
import { requireAgent } from '../accounts/index.ts'
import {
  displayName,
  findPerson,
  insuredOf,
  personsByNumbers,
  personsByTraits,
  requireLookUp,
  type StrictTraits,
  type Traits,
  traitsOf,
} from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import { refuse } from '../kernel/refusal.ts'
import { isMinor } from '../kernel/majority.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { UNKNOWN_PERSON } from './refusals.ts'

/** A number under the kinds it may be of, or all the strict traits: nobody is found by a part of a name. */
export type Sought =
  | { readonly kind: 'number'; readonly forms: readonly Ins[] }
  | { readonly kind: 'traits'; readonly traits: StrictTraits }

/** Somebody as the desk knows her: administrative facts alone. */
export type DeskPerson = {
  readonly id: ActorId
  readonly recordId: RecordId
  readonly hasRecord: boolean
  readonly name: string
  readonly traits: Traits
  readonly isMinor: boolean
  /** Who is told of what is done for her. */
  readonly told: readonly ActorId[]
}

/** Exact, and one answer for nobody and for a number that is wrong; sixty an hour and agent. Errors: `agents-only`, `too-many-look-ups`. */
export const findForDesk = async (op: Operation, sought: Sought): Promise<readonly DeskPerson[]> => {
  await requireAgent(op)
  await requireLookUp(op)
  const ids = sought.kind === 'number' ? await personsByNumbers(op, sought.forms) : await personsByTraits(op, sought.traits)
  const found = await Promise.all(ids.slice(0, MOST).map(id => personBy(op, id)))
  return found.filter(one => one !== undefined).filter((one, i, all) => all.findIndex(({ id }) => id === one.id) === i)
}

/** Homonyms born the same day in the same place. */
const MOST = 10

/** By her random number; somebody whose numbers lead to another person is that person. Errors: `agents-only`, `unknown-person`. */
export const deskPerson = async (op: Operation, id: ActorId): Promise<DeskPerson> => {
  await requireAgent(op)
  return (await personBy(op, id)) ?? refuse(UNKNOWN_PERSON)
}

const personBy = async (op: Operation, asked: ActorId): Promise<DeskPerson | undefined> => {
  const named = await traitsOf(op, asked)
  const found = named === undefined ? undefined : await findPerson(op, named.ins)
  if (named === undefined || found === undefined) return undefined
  const { personId: id, recordId } = found
  const [traits, side, insured] = await Promise.all([id === asked ? named : traitsOf(op, id), holderSide(op, recordId), insuredOf(op, id)])
  if (traits === undefined) return undefined
  const young = isMinor(traits.birthDate, parametersAt(op.instant).majorityYears, op.instant)
  const representatives = side?.representatives ?? (young ? (insured?.representativeIds ?? []) : [])
  return {
    id,
    recordId,
    hasRecord: side !== null,
    name: displayName(traits),
    traits,
    isMinor: young,
    told: [...new Set([id, ...representatives])],
  }
}
