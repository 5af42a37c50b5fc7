import { type Basis, type Grant, issueGrant } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse, type RefusalDefinition } from '../kernel/refusal.ts'
import type { DocumentRight, ProfileRight, Right } from '../kernel/rights.ts'
import type { Visibility } from '../kernel/visibility.ts'
import { type Act, RightsMoved, traceRefusal } from '../audit/index.ts'
import { policyVersionAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Asking, factsFor, knownOn, type Known } from './actor-facts.ts'
import { decide } from './decide.ts'
import type { ActorFacts } from './facts.ts'
import { mayOnProfile } from './profile-rights.table.ts'
import { RECORD_RIGHTS, type RecordRight } from './record-rights.table.ts'
import type { OpenedRights, RightsSnapshot, Scope } from './model.ts'
import { ACT_REFUSED, DEPOSIT_REFUSED, NO_RECORD, RIGHTS_MOVING } from './refusals.ts'
import { cachedSnapshot, decoySnapshot, forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'
import { placesHiddenFrom, shelteredPlaces, shelterOf } from './sheltered.ts'
import { taggingFor } from './tagging.ts'
import { NOTHING_VISIBLE, reach, type Reached, visibilityOf } from './visibility.ts'

/**
 * When the rights moved between the decision and the lock, decides again. Once is enough for one reader and one change; under a burst
 * of changes to one record a few more, then it says so: never a fault, never a decision on rights that moved.
 */
export const decidingAgain = async <T>(recordId: RecordId, attempt: () => Promise<T>, left = DECISIONS): Promise<T> => {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof RightsMoved)) throw error
    forgetSnapshot(recordId)
    return left > 1 ? decidingAgain(recordId, attempt, left - 1) : refuse(RIGHTS_MOVING)
  }
}

const DECISIONS = 16

/**
 * The one door: decides, and runs the work with the Grant; decides again when the rights moved in between.
 * The seven rights on documents never say no before the statement, except to a deposit: a Grant that reaches nothing runs the same
 * statement, on the record or on a decoy, and the verb answers as if nothing were there.
 */
export const underGrant = <R extends Right, T>(
  op: Operation,
  recordId: RecordId,
  right: R,
  act: Act,
  work: (grant: Grant<R>) => Promise<T>,
): Promise<T> => decidingAgain(recordId, async () => work(await grant(op, recordId, right, act)))

/** Two rights on the same rights of the record: when these moved, both are asked again. Never one `underGrant` inside another, whose first answer would stay old. */
export const underGrants = <A extends Right, B extends Right, T>(
  op: Operation,
  recordId: RecordId,
  [first, second]: readonly [A, B],
  act: Act,
  work: (first: Grant<A>, second: Grant<B>) => Promise<T>,
): Promise<T> => decidingAgain(recordId, async () => work(await grant(op, recordId, first, act), await grant(op, recordId, second, act)))

/**
 * A deposit that corrects what she wrote: it adds nothing, so refused deposits do not stop it (CNDA 2.1-970), and the door says no only by reaching nothing
 * of hers. Who does, sees in the grant's `visibility.own` whether she may.
 */
export const underCorrection = <T>(
  op: Operation,
  recordId: RecordId,
  act: Act,
  work: (grant: Grant<'deposit'>) => Promise<T>,
): Promise<T> => decidingAgain(recordId, async () => work(await grant(op, recordId, 'deposit', act, true)))

/** What the caller must be besides, told from the same snapshot: whoever is not is answered as one without right. */
export type Condition = (snapshot: RightsSnapshot, known: Known) => boolean

/** A right on the record itself that depends on something else as well: an access that is declared, on who proved that the person is there. */
export const underGrantIf = <R extends RecordRight, T>(
  op: Operation,
  recordId: RecordId,
  right: R,
  act: Act,
  condition: Condition,
  work: (grant: Grant<R>) => Promise<T>,
): Promise<T> => decidingAgain(recordId, async () => work(await grant(op, recordId, right, act, false, condition)))

const ALWAYS: Condition = () => true

const grant = async <R extends Right>(
  op: Operation,
  recordId: RecordId,
  right: R,
  act: Act,
  corrects = false,
  condition = ALWAYS,
): Promise<Grant<R>> => {
  // What nobody asked for lately is judged as well, on nothing: whether a snapshot is kept must not show in the work that is done.
  const first = await judge(op, cachedSnapshot(recordId) ?? decoySnapshot(recordId), right, corrects, condition)
  if (!first.blind && first.refusal === undefined) return first.grant
  // A no is never decided on a cached snapshot: rights may have been given meanwhile, and no record at all costs the same reading.
  const verdict = await judge(op, await loadSnapshot(op, recordId), right, corrects, condition)
  if (verdict.refusal !== undefined) {
    await traceRefusal(op, verdict.grant, act, verdict.refusal.code)
    return refuse(verdict.refusal, verdict.grant.basis.rule)
  }
  return verdict.grant
}

type Verdict<R extends Right> = { readonly grant: Grant<R>; readonly blind: boolean; readonly refusal?: RefusalDefinition }

const judge = async <R extends Right>(
  op: Operation,
  snapshot: RightsSnapshot,
  right: R,
  corrects: boolean,
  condition: Condition,
): Promise<Verdict<R>> => {
  const known = knownOn(op, snapshot)
  if (isProfileRight(right)) return judgeProfile(op, snapshot, known, right)
  return isDocumentRight(right)
    ? judgeDocuments(op, snapshot, known, right, corrects)
    : judgeRecord(op, snapshot, known, right as R & RecordRight, condition)
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
const judgeProfile = async <R extends ProfileRight>(
  op: Operation,
  snapshot: RightsSnapshot,
  known: Known,
  right: R,
): Promise<Verdict<R>> => {
  const facts = factsFor(op, snapshot, known, 'read')
  const may = facts !== null && mayOnProfile(right, facts)
  if (may) {
    const verdict = await judgeReading(op, snapshot, known, right, facts)
    if (right === 'read-profile' || (!verdict.blind && snapshot.real)) return verdict
  }
  if (right === 'read-profile') return nothing(op, snapshot, known, right, 'profile-right')
  const named = snapshot.real && mayKnowOfIt(known) && isAlive(snapshot)
  const refused = await granted(op, snapshot, known, right, 'profile-right', NOTHING_VISIBLE(op.instant), { blind: false, named })
  return { grant: refused, blind: false, refusal: named ? ACT_REFUSED : NO_RECORD }
}

const judgeDocuments = async <R extends DocumentRight>(
  op: Operation,
  snapshot: RightsSnapshot,
  known: Known,
  right: R,
  corrects: boolean,
): Promise<Verdict<R>> => {
  const facts = factsFor(op, snapshot, known, right)
  if (right === 'deposit' && !corrects) {
    const { answer, rule } = facts === null ? { answer: 'deny', rule: 'kind-has-no-right' } : decide({ ...facts, ...NO_DOCUMENT })
    const named = mayKnowOfIt(known) && isAlive(snapshot)
    // Her own are what it may replace: whoever adds may correct.
    const own = { ...NOTHING_VISIBLE(op.instant), own: known.ownTag }
    const grant = await granted(op, snapshot, known, right, rule, own, { blind: false, named })
    return answer === 'allow' && snapshot.real ? { grant, blind: false } : { grant, blind: false, refusal: DEPOSIT_REFUSED }
  }
  if (facts === null) return nothing(op, snapshot, known, right, 'kind-has-no-right')
  return judgeReading(op, snapshot, known, right, facts, corrects ? correction(facts) : undefined)
}

/** How far the rules reach for these facts, as a Grant. */
const judgeReading = async <R extends Right>(
  op: Operation,
  snapshot: RightsSnapshot,
  known: Known,
  right: R,
  facts: ActorFacts,
  corrected?: Reached,
): Promise<Verdict<R>> => {
  const reached = corrected ?? reach(facts, snapshot.settings.everythingHidden, known.rule?.onceRepresentative)
  const { tells, visibility } = mayTell(known, facts, reached)
    ? sight(op, snapshot, known, reached, await openRightsOf(op, snapshot))
    : ownSight(op, snapshot, known, reached)
  const given = await granted(op, snapshot, known, right, reached.rule, visibility, tells ? NAMED : BLIND)
  return { grant: given, blind: !tells }
}

type Scopes = Pick<OpenedRights, 'details' | 'shares'>
type Sight = { readonly tells: boolean; readonly visibility: Visibility }

const mayTell = (known: Known, facts: ActorFacts, reached: Reached): boolean =>
  mayKnowOfIt(known) && (reached.tells || reach({ ...facts, right: 'read' }, false).tells)

const sight = (op: Asking, snapshot: RightsSnapshot, known: Known, reached: Reached, opened: Scopes): Sight => ({
  tells: true,
  visibility: visibilityOf(reached, scopeOf(known, opened), taggingFor(op, snapshot, known)),
})

/** Of hers alone, when she may not be told that there is a record. */
const ownSight = (op: Asking, snapshot: RightsSnapshot, known: Known, reached: Reached): Sight => ({
  tells: false,
  visibility: {
    ...NOTHING_VISIBLE(op.instant),
    held: reached.held,
    hiddenFromRepresentatives: reached.hiddenFromRepresentatives,
    masked: reached.masked,
    everyAudience: reached.everyAudience,
    others: false,
    own: reached.own ? taggingFor(op, snapshot, known).own : null,
  },
})

/** What the next request to read of whoever is known so would find: the door's own answer, for previews and for what the person is told. */
export const sightIn = (asking: Asking, snapshot: RightsSnapshot, known: Known, facts: ActorFacts, opened: Scopes): Sight => {
  const reached = reach(facts, snapshot.settings.everythingHidden, known.rule?.onceRepresentative)
  return mayTell(known, facts, reached) ? sight(asking, snapshot, known, reached, opened) : ownSight(asking, snapshot, known, reached)
}

/** The same, of rights as they stand. */
export const sightOf = async (asking: Asking, snapshot: RightsSnapshot, known: Known): Promise<Sight> => {
  const facts = factsFor(asking, snapshot, known, 'read')
  if (facts === null) return { tells: false, visibility: NOTHING_VISIBLE(asking.instant) }
  return sightIn(asking, snapshot, known, facts, await openRightsOf(asking, snapshot))
}

/** How far she was let in: by the code she typed, else by her rule, else by her team's. */
export const scopeOf = ({ share, rule }: Known, { details, shares }: Scopes): Scope => {
  // A share without its sealed part shows nothing: the default is no.
  if (share !== undefined) return shares.get(share.id)?.scope ?? { kind: 'documents', documentIds: [] }
  return (rule === undefined ? undefined : details.get(rule.actorTag)?.scope) ?? ALL
}

/** `named`: the holder may be named to the bearer, in her journal too. */
type Told = { readonly blind: boolean; readonly named: boolean }
const BLIND: Told = { blind: true, named: false }
const NAMED: Told = { blind: false, named: true }

const ALL: Scope = { kind: 'all' }

/**
 * Whether she may correct what is hers in this record, and add nothing to it: how a deposit comes to the door. Nothing is granted here.
 */
export const onlyCorrects = async (op: Operation, recordId: RecordId): Promise<boolean> => {
  // As the door does: what nobody asked for lately is judged as well, on nothing, and a no is never decided on a kept snapshot.
  const kept = cachedSnapshot(recordId) ?? decoySnapshot(recordId)
  const first = feeding(op, kept)
  const { adds, corrects } = first.adds && kept.real ? first : feeding(op, await loadSnapshot(op, recordId))
  return corrects && !adds
}

/** Whether she adds to this record today: what her pages may offer. Nothing is granted here. */
export const mayAdd = async (op: Operation, recordId: RecordId): Promise<boolean> => feeding(op, await loadSnapshot(op, recordId)).adds

const feeding = (op: Operation, snapshot: RightsSnapshot): { readonly adds: boolean; readonly corrects: boolean } => {
  const facts = factsFor(op, snapshot, knownOn(op, snapshot), 'deposit')
  const may = (own: boolean): boolean => facts !== null && decide({ ...facts, ...NO_DOCUMENT, own }).answer === 'allow'
  return { adds: may(false), corrects: may(true) }
}

/** Would one ordinary document be read by whom is known so, if nothing were hidden? */
export const wouldRead = (op: Asking, snapshot: RightsSnapshot, known: Known): boolean => {
  const facts = factsFor(op, snapshot, known, 'read')
  return facts !== null && reach(facts, false).tells
}

/** A relation that opens something today. */
export const isTold = (op: Operation, snapshot: RightsSnapshot): boolean => {
  const known = knownOn(op, snapshot)
  return snapshot.real && mayKnowOfIt(known) && wouldRead(op, snapshot, known)
}

/** Of what she wrote, and of nothing else. */
const correction = (facts: ActorFacts): Reached => {
  const { answer, rule } = decide({ ...facts, ...NO_DOCUMENT, own: true })
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

const NO_DOCUMENT = {
  own: false,
  scope: 'all',
  matrix: true,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlace: false,
  audience: 'all',
} as const

/** Existence is told to the person's side, to whoever has a relation, and to an opened emergency access. */
const mayKnowOfIt = (known: Known): boolean =>
  known.relationName === 'emergency' ||
  (known.relation !== 'none' && known.relation !== 'blocked') ||
  known.kind === 'person' ||
  known.kind === 'representative' ||
  known.kind === 'helper' ||
  known.kind === 'reading-helper'

/** Closed, suspended, deceased: like no record at all, to those who knew it too. */
const isAlive = ({ state }: RightsSnapshot): boolean => state === 'open' || state === 'active'

const nothing = async <R extends Right>(
  op: Operation,
  snapshot: RightsSnapshot,
  known: Known,
  right: R,
  rule: string,
): Promise<Verdict<R>> => ({ grant: await granted(op, snapshot, known, right, rule, NOTHING_VISIBLE(op.instant), BLIND), blind: true })

const judgeRecord = async <R extends RecordRight>(
  op: Operation,
  snapshot: RightsSnapshot,
  known: Known,
  right: R,
  condition: Condition,
): Promise<Verdict<R>> => {
  const row = condition(snapshot, known) ? RECORD_RIGHTS[right].find(({ when }) => when({ op, snapshot, known })) : undefined
  const isGiven = row !== undefined && snapshot.real
  const named = isGiven || (snapshot.real && mayKnowOfIt(known) && isAlive(snapshot))
  const nothing = {
    ...NOTHING_VISIBLE(op.instant),
    hiddenPlaces: known.relationName === 'representative' ? hiddenFrom(op, snapshot, known) : null,
  }
  const given = await granted(op, snapshot, known, right, row?.rule ?? 'default', nothing, { blind: false, named })
  if (isGiven) return { grant: given, blind: false }
  return { grant: given, blind: false, refusal: named ? ACT_REFUSED : NO_RECORD }
}

const hiddenFrom = (op: Operation, snapshot: RightsSnapshot, { tag }: Known) => placesHiddenFrom(snapshot, tag, op.instant)

const granted = async <R extends Right>(
  op: Operation,
  snapshot: RightsSnapshot,
  known: Known,
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
    basis: basisOf(op, known, rule),
    visibility: { ...visibility, shelteredPlaces: shelteredPlaces(snapshot, op.instant) },
    blind,
    shelter: shelterOf(snapshot, known, op.instant),
  })

const basisOf = (op: Operation, known: Known, rule: string): Basis => ({
  rule,
  relation: known.relationName,
  policy: policyVersionAt(op.instant),
  mode: op.mode,
})
