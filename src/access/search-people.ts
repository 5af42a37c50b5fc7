import { writeUnderTrace } from '../audit/index.ts'
import {
  type Clues,
  findPerson,
  personsByClues,
  plain,
  requireLookUp,
  type Sex,
  soundOf,
  type Traits,
  traitsOf,
} from '../identity/index.ts'
import { issueGrant } from '../kernel/grant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { policyVersionAt } from '../policy/index.ts'
import { type Known, knownOn } from './actor-facts.ts'
import { decidingAgain } from './door.ts'
import { wouldRead } from './sight.ts'
import type { RightsSnapshot } from './model.ts'
import { ACT_REFUSED, TOO_FEW_CLUES, TOO_MANY_PEOPLE } from './refusals.ts'
import { shelterOf } from './sheltered.ts'
import { loadSnapshot } from './snapshot.ts'
import { NOTHING_VISIBLE } from './visibility.ts'

/** Somebody who may be meant, with strict traits and no number. `alike`: another of the list bears the same names, or was born the same day. */
export type FoundPerson = { readonly recordId: RecordId; readonly traits: Omit<Traits, 'ins'>; readonly alike: boolean }

export type SearchClues = Clues & { readonly sex?: Sex }

/** As many as a person compares without erring; and as many as are looked at before that. */
const SHOWN = 8
const LOOKED_AT = 60

/**
 * PDT-INF-526 TD0.5: a regulation centre looks for whoever a call is about, by what the caller says of her. Nobody else may. Closed records, and those whose holder
 * refused regulation, are not in the list; who is in it reads so in her journal. It opens nothing. Errors: `act-refused`, `too-few-clues`,
 * `too-many-people`, `too-many-look-ups`.
 */
export const searchPeople = async (op: Operation, clues: SearchClues): Promise<readonly FoundPerson[]> => {
  const { subject, exercise } = op.caller
  if (exercise?.regulation !== true || op.mode !== 'regulation' || !MAY_SEARCH.has(subject.kind)) return refuse(ACT_REFUSED)
  if (!isEnough(clues)) return refuse(TOO_FEW_CLUES)
  await requireLookUp(op)
  const ids = await personsByClues(op, clues, LOOKED_AT)
  if (ids === null) return refuse(TOO_MANY_PEOPLE)
  const meant: Listed[] = []
  for (const id of ids) meant.push(...(await listedOf(op, id, clues)))
  const listed = meant.length > SHOWN ? nearest(meant, clues) : meant
  if (listed.length > SHOWN) return refuse(TOO_MANY_PEOPLE)
  for (const { recordId } of listed) await decidingAgain(recordId, () => tellFound(op, recordId))
  const found = listed.toSorted((a, b) => nearness(b.traits, clues) - nearness(a.traits, clues) || (a.recordId < b.recordId ? -1 : 1))
  return found.map(one => ({ ...one, alike: found.some(other => other !== one && areAlike(one.traits, other.traits)) }))
}

/** A permanencier (PARM) identifies, and reads nothing. */
const MAY_SEARCH: ReadonlySet<string> = new Set(['professional', 'secretary'])

const isEnough = ({ name, firstName, birth }: Clues): boolean => {
  const given = [name, firstName, birth].filter(clue => clue !== undefined && clue.trim() !== '').length
  const isVague = name === undefined && birth?.length !== 10
  return given >= 2 && !isVague
}

type Listed = { readonly recordId: RecordId; readonly traits: Omit<Traits, 'ins'> }

const listedOf = async (op: Operation, id: ActorId, clues: SearchClues): Promise<readonly Listed[]> => {
  const traits = await traitsOf(op, id)
  const place = traits === undefined ? undefined : await findPerson(op, traits.ins)
  if (traits === undefined || place?.personId !== id) return []
  const snapshot = await loadSnapshot(op, place.recordId)
  if (!snapshot.real || !mayBeListed(op, snapshot, knownOn(op, snapshot))) return []
  if (clues.sex !== undefined && traits.sex !== 'U' && clues.sex !== 'U' && traits.sex !== clues.sex) return []
  const { ins: _number, ...shown } = traits
  return [{ recordId: place.recordId, traits: shown }]
}

/** Asked of the decision itself: would a regulating doctor who knows nothing of her read one ordinary document? */
const mayBeListed = (op: Operation, snapshot: RightsSnapshot, known: Known): boolean =>
  wouldRead(op, snapshot, { ...known, kind: 'professional', emergency: true })

/** In her journal, in the open stream: a regulation centre saw who she is. */
const tellFound = async (op: Operation, recordId: RecordId): Promise<void> => {
  const snapshot = await loadSnapshot(op, recordId)
  const known = knownOn(op, snapshot)
  const grant = issueGrant({
    right: 'declare-access',
    recordId: snapshot.recordId,
    actorId: op.caller.subject.id,
    actorTag: known.tag,
    structureTag: known.structureTag,
    holderName: '',
    holderId: snapshot.holderId,
    rightsVersion: snapshot.version,
    basis: { rule: 'regulation-search', relation: known.relationName, policy: policyVersionAt(op.instant), mode: op.mode },
    visibility: NOTHING_VISIBLE(op.instant),
    blind: false,
    shelter: shelterOf(snapshot, known, op.instant),
  })
  await writeUnderTrace(op, grant, { action: 'access.found' }, async () => undefined)
}

const same = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && plain(one) === plain(other)

const nearness = (
  { birthName, usedName, birthFirstNames, usedFirstName, birthDate }: Omit<Traits, 'ins'>,
  { name, firstName, birth }: Clues,
): number => {
  const sounds = (one: string | undefined, ...others: readonly (string | undefined)[]): number => {
    if (one === undefined) return 0
    if (others.some(other => same(one, other))) return 3
    return others.some(other => other !== undefined && soundOf(plain(other)) === soundOf(plain(one))) ? 2 : 0
  }
  const born = birth === undefined ? 0 : birthDate.startsWith(birth) ? 3 : birthDate.slice(0, 4) === birth.slice(0, 4) ? 1 : 0
  return sounds(name, birthName, usedName) + sounds(firstName, birthFirstNames[0], usedFirstName) + born
}

/** When too many answer, those who answer best. */
const nearest = (meant: readonly Listed[], clues: SearchClues): readonly Listed[] => {
  const most = Math.max(...meant.map(({ traits }) => nearness(traits, clues)))
  return meant.filter(({ traits }) => nearness(traits, clues) === most)
}

const areAlike = (one: Omit<Traits, 'ins'>, other: Omit<Traits, 'ins'>): boolean =>
  one.birthDate === other.birthDate || (same(one.birthName, other.birthName) && same(one.birthFirstNames[0], other.birthFirstNames[0]))
