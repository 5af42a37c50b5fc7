import { type Basis, type Grant, issueGrant } from '../kernel/grant.ts'
import type { RefusalDefinition } from '../kernel/refusal.ts'
import type { DocumentRight, ProfileRight, Right } from '../kernel/rights.ts'
import type { Visibility } from '../kernel/visibility.ts'
import { policyVersionAt } from '../policy/index.ts'
import { factsFor, type Known } from './actor-facts.ts'
import { type Case, isAlive, mayKnowOfIt } from './case.ts'
import type { ActorFacts } from './facts.ts'
import { decideFeeding } from './feeding.ts'
import type { RightsSnapshot } from './model.ts'
import { mayOnProfile } from './profile-rights.table.ts'
import { RECORD_RIGHTS, type RecordRight } from './record-rights.table.ts'
import { ACT_REFUSED, DEPOSIT_REFUSED, NO_RECORD } from './refusals.ts'
import { placesHiddenFrom, shelteredPlaces, shelterOf } from './sheltered.ts'
import { fullSight, mayTell, ownSight, reachOf } from './sight.ts'
import { openRightsOf } from './snapshot.ts'
import { NOTHING_VISIBLE, type Reached } from './visibility.ts'

/** A Grant to go in with, or the refusal to trace with it. `blind`: it reaches nothing, and its bearer may not be told that there is a record. */
export type Verdict<R extends Right> = { readonly grant: Grant<R>; readonly blind: boolean; readonly refusal?: RefusalDefinition }

/** What the caller must be besides, told from the same snapshot: whoever is not is answered as one without right. */
export type Condition = (snapshot: RightsSnapshot, known: Known) => boolean

/** `corrects`: a deposit that adds nothing. */
export type Asked<R extends Right> = { readonly right: R; readonly corrects: boolean; readonly condition: Condition }

/** One case, one right: the three kinds of rights are judged each by its own table. Opens nothing but the sealed rules of the record. */
export const judge = <R extends Right>(on: Case, { right, corrects, condition }: Asked<R>): Promise<Verdict<R>> => {
  if (isProfileRight(right)) return judgeProfile(on, right)
  return isDocumentRight(right) ? judgeDocuments(on, right, corrects) : judgeRecord(on, right as R & RecordRight, condition)
}

const DOCUMENT_RIGHT: Readonly<Record<DocumentRight, true>> = {
  read: true,
  deposit: true,
  mask: true,
  unmask: true,
  reveal: true,
  archive: true,
  delete: true,
}
const isDocumentRight = <R extends Right>(right: R): right is R & DocumentRight => right in DOCUMENT_RIGHT

const PROFILE_RIGHT: Readonly<Record<ProfileRight, true>> = {
  'read-profile': true,
  'write-profile': true,
  'hide-profile': true,
  'write-wishes': true,
}
const isProfileRight = <R extends Right>(right: R): right is R & ProfileRight => right in PROFILE_RIGHT

/** The profile is seen as documents of its rubrics' types would be: by `decide`, and by nothing else. Who may write in it stands in a table. */
const judgeProfile = async <R extends ProfileRight>(on: Case, right: R): Promise<Verdict<R>> => {
  const facts = factsFor(on.op, on.snapshot, on.known, 'read')
  if (facts !== null && mayOnProfile(right, facts)) {
    const verdict = await judgeReading(on, right, facts)
    if (right === 'read-profile' || (!verdict.blind && on.snapshot.real)) return verdict
  }
  return right === 'read-profile' ? nothing(on, right, 'profile-right') : refused(on, right, 'profile-right')
}

const judgeDocuments = async <R extends DocumentRight>(on: Case, right: R, corrects: boolean): Promise<Verdict<R>> => {
  const facts = factsFor(on.op, on.snapshot, on.known, right)
  if (right === 'deposit' && !corrects) return judgeDeposit(on, right, facts)
  if (facts === null) return nothing(on, right, 'kind-has-no-right')
  return judgeReading(on, right, facts, corrects ? correction(facts) : undefined)
}

const judgeDeposit = async <R extends DocumentRight>(on: Case, right: R, facts: ActorFacts | null): Promise<Verdict<R>> => {
  const { answer, rule } = facts === null ? ({ answer: 'deny', rule: 'kind-has-no-right' } as const) : decideFeeding(facts, false)
  const named = mayKnowOfIt(on.known) && isAlive(on.snapshot)
  // Her own are what it may replace: whoever adds may correct.
  const own = { ...NOTHING_VISIBLE(on.op.instant), own: on.known.ownTag }
  const grant = await granted(on, right, rule, own, { blind: false, named })
  return answer === 'allow' && on.snapshot.real ? { grant, blind: false } : { grant, blind: false, refusal: DEPOSIT_REFUSED }
}

/** How far the rules reach for these facts, as a Grant. */
const judgeReading = async <R extends Right>(on: Case, right: R, facts: ActorFacts, corrected?: Reached): Promise<Verdict<R>> => {
  const reached = corrected ?? reachOf(on, facts)
  const { tells, visibility } = mayTell(on.known, facts, reached)
    ? fullSight(on, reached, await openRightsOf(on.op, on.snapshot))
    : ownSight(on, reached)
  return { grant: await granted(on, right, reached.rule, visibility, tells ? NAMED : BLIND), blind: !tells }
}

/** Of what she wrote, and of nothing else. */
const correction = (facts: ActorFacts): Reached => {
  const { answer, rule } = decideFeeding(facts, true)
  return { ...NOTHING_REACHED, own: answer === 'allow', rule }
}

const NOTHING_REACHED = {
  others: false,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlaces: true,
  everyAudience: false,
  everyClass: true,
  everyScope: true,
  tells: false,
} as const

const judgeRecord = async <R extends RecordRight>(on: Case, right: R, condition: Condition): Promise<Verdict<R>> => {
  const row = condition(on.snapshot, on.known) ? RECORD_RIGHTS[right].find(({ when }) => when(on)) : undefined
  if (row === undefined || !on.snapshot.real) return refused(on, right, row?.rule ?? 'default')
  return { grant: await granted(on, right, row.rule, placesAlone(on), { blind: false, named: true }), blind: false }
}

const placesAlone = ({ op, snapshot, known }: Case): Visibility => ({
  ...NOTHING_VISIBLE(op.instant),
  hiddenPlaces: known.relationName === 'representative' ? placesHiddenFrom(snapshot, known.tag, op.instant) : null,
})

/** Said to whoever may know of the record; to the others there is none. */
const refused = async <R extends Right>(on: Case, right: R, rule: string): Promise<Verdict<R>> => {
  const named = on.snapshot.real && mayKnowOfIt(on.known) && isAlive(on.snapshot)
  const grant = await granted(on, right, rule, placesAlone(on), { blind: false, named })
  return { grant, blind: false, refusal: named ? ACT_REFUSED : NO_RECORD }
}

/** A Grant that reaches nothing: the statement runs, and finds nothing. */
const nothing = async <R extends Right>(on: Case, right: R, rule: string): Promise<Verdict<R>> => ({
  grant: await granted(on, right, rule, NOTHING_VISIBLE(on.op.instant), BLIND),
  blind: true,
})

/** `named`: the holder may be named to the bearer, in her journal too. */
type Told = { readonly blind: boolean; readonly named: boolean }
const BLIND: Told = { blind: true, named: false }
const NAMED: Told = { blind: false, named: true }

const granted = async <R extends Right>(
  { op, snapshot, known }: Case,
  right: R,
  rule: string,
  visibility: Visibility,
  { blind, named }: Told,
): Promise<Grant<R>> =>
  issueGrant({
    right,
    recordId: snapshot.recordId,
    actorId: op.caller.subject.id,
    actorTag: known.ownTag,
    structureTag: known.structureTag,
    holderId: snapshot.holderId,
    holderName: named && snapshot.real ? (await openRightsOf(op, snapshot)).holderName : '',
    rightsVersion: snapshot.version,
    basis: basisOf({ op, snapshot, known }, rule),
    visibility: { ...visibility, shelteredPlaces: shelteredPlaces(snapshot, op.instant) },
    blind,
    shelter: shelterOf(snapshot, known, op.instant),
  })

const basisOf = ({ op, known }: Case, rule: string): Basis => ({
  rule,
  relation: known.relationName,
  policy: policyVersionAt(op.instant),
  mode: op.mode,
})
