import type { AccessMode, Exercise, Subject } from '../kernel/actors.ts'
import type { CommittedGrant } from '../kernel/grant.ts'
import type { ActorId, ShareId, Tag } from '../kernel/ids.ts'
import { attachmentsOfMany, type DirectoryEntry, placesOf, professionalsByNationalId } from '../directory/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Asking, factsFor, type Known, knownOn } from './actor-facts.ts'
import { scopeOf, sightIn } from './sight.ts'
import { isLive, type OpenedRights, type RightsSnapshot, type RuleActor, type RuleDetail } from './model.ts'
import { type AccessPage, rulesUnder } from './read-access.ts'
import { loadSnapshot, openRightsOf } from './snapshot.ts'

/** What somebody would find if she asked now. */
export type Look = {
  /** Documents that she did not write. */
  readonly opens: boolean
  /** Those that are hidden from professionals too. */
  readonly masked: boolean
  /** Within what the person chose for her, and no more. */
  readonly limited: boolean
  /** By a code that runs, and by nothing else. */
  readonly byCode: boolean
}

export type LookOfActor = Look & { readonly emergency: Look }

/**
 * The facts of the paragraph that tells her who may see: every one is an answer of the decision, asked for each person of her rules, for somebody of
 * whom nothing is said, and for each emergency. Nothing here knows a rule.
 */
export type AccessFacts = {
  readonly everythingHidden: boolean
  /** Professionals who open documents today: by name, by a code that runs, as the team of a place. */
  readonly professionals: number
  readonly teams: number
  readonly shares: number
  /** Of those professionals: who also sees what is hidden; who sees only what was chosen for them. */
  readonly seeHidden: number
  readonly limited: number
  /** Who is no one to her, in ordinary care. */
  readonly stranger: Look
  readonly regulation: Look
  readonly breakGlass: Look
  readonly representatives: number
  readonly helpers: number
  readonly blocked: number
  /** Of the blocked: who would not open in an emergency that is open to others. */
  readonly blockedInEmergency: number
  /** A code that nobody typed yet. */
  readonly waitingCodes: number
  readonly looks: ReadonlyMap<Tag, LookOfActor>
}

/** Somebody of the rules, as she would sign in: one possibility for each place where she works. */
export type Possible = { readonly actorTag: Tag; readonly signsInAs: readonly Pick<Asking['caller'], 'subject' | 'exercise'>[] }

type Rights = { readonly snapshot: RightsSnapshot; readonly opened: Pick<OpenedRights, 'details' | 'shares'> }

const NOTHING: Look = { opens: false, masked: false, limited: false, byCode: false }

const isSome = (list: readonly unknown[] | null): boolean => list === null || list.length > 0

/** What one asking would find; `known` when she is nobody's name. */
export const lookOf = (asking: Asking, { snapshot, opened }: Rights, known: Known = knownOn(asking, snapshot)): Look => {
  const facts = factsFor(asking, snapshot, known, 'read')
  if (facts === null) return NOTHING
  const { tells, visibility } = sightIn({ op: asking, snapshot, known }, facts, opened)
  const { others, masked, classTags, monthTags, documentIds } = visibility
  const opens = tells && others && isSome(classTags) && isSome(monthTags) && isSome(documentIds)
  const isChosen = monthTags !== null || documentIds !== null || (classTags !== null && scopeOf(known, opened).kind === 'categories')
  return { opens, masked: opens && masked, limited: opens && isChosen, byCode: opens && known.share !== undefined }
}

const asked = (asking: Asking, who: Possible['signsInAs'][number], mode: AccessMode = 'normal'): Asking => {
  const { exercise: _own, ...session } = asking.caller
  return { ...asking, mode, caller: { ...session, ...who } }
}

/** In an emergency that she would have opened. */
const inEmergency = (asking: Asking, rights: Rights): Look => {
  const known = { ...knownOn(asking, rights.snapshot), emergency: true }
  return lookOf(asking, rights, { ...known, relationName: 'emergency' })
}

const ANYBODY: Subject = { kind: 'professional', id: 'anybody' as ActorId, name: 'anybody', nationalId: 'anybody' }
const placeOf = (structureNationalId: string, profession = '10'): Exercise => ({
  profession,
  structureId: 'anywhere' as ActorId,
  structureNationalId,
  structureName: '',
  occupational: false,
  regulation: true,
})

const best = (looks: readonly Look[]): Look => looks.find(({ opens }) => opens) ?? NOTHING

const lookOfActor = (asking: Asking, rights: Rights, { signsInAs }: Possible): LookOfActor => ({
  ...best(signsInAs.map(who => lookOf(asked(asking, who), rights))),
  emergency: best(signsInAs.map(who => inEmergency(asked(asking, who, 'break-glass'), rights))),
})

/** Pure: rights and people in, facts out. */
export const factsOfAccess = (asking: Asking, rights: Rights, people: readonly Possible[]): AccessFacts => {
  const { snapshot } = rights
  const looks = new Map(people.map(person => [person.actorTag, lookOfActor(asking, rights, person)] as const))
  const isTeam = (tag: Tag): boolean => snapshot.rules.get(tag)?.relation === 'team'
  const isProfessional = (tag: Tag): boolean => people.some(({ actorTag, signsInAs }) => actorTag === tag && signsInAs.some(isCare))
  const opening = [...looks].filter(([, { opens }]) => opens)
  const named = opening.filter(([tag]) => isProfessional(tag) && !isTeam(tag))
  const live = snapshot.shares.filter(share => isLive(share, asking.instant))
  const anybody = { subject: ANYBODY, exercise: placeOf('anywhere') }
  const breakGlass = inEmergency(asked(asking, anybody, 'break-glass'), rights)
  const blocked = [...snapshot.rules.values()].filter(rule => rule.blocked)
  const side = (relation: string): number =>
    opening.filter(([tag]) => !isProfessional(tag) && snapshot.rules.get(tag)?.relation === relation).length
  return {
    everythingHidden: snapshot.settings.everythingHidden,
    professionals: named.filter(([, { byCode }]) => !byCode).length,
    teams: opening.filter(([tag]) => isTeam(tag)).length,
    shares: named.filter(([, { byCode }]) => byCode).length,
    seeHidden: named.filter(([, { masked }]) => masked).length,
    limited: named.filter(([, { limited }]) => limited).length,
    stranger: lookOf(asked(asking, anybody), rights),
    regulation: inEmergency(asked(asking, anybody, 'regulation'), rights),
    breakGlass,
    representatives: side('representative'),
    helpers: side('helper'),
    blocked: blocked.length,
    blockedInEmergency: blocked.filter(({ actorTag }) => breakGlass.opens && looks.get(actorTag)?.emergency.opens === false).length,
    waitingCodes: live.filter(({ actorTag }) => actorTag === null).length,
    looks,
  }
}

const isCare = ({ subject }: Possible['signsInAs'][number]): boolean => subject.kind !== 'person'

/** `byCode`: whom a code lets in today, and nothing else does. */
export type Described = { readonly page: AccessPage; readonly facts: AccessFacts; readonly byCode: ReadonlySet<ActorId> }

/** The rules as their reader may know them, and what they make of each. */
export const describeAccess = async (op: Operation, committed: CommittedGrant): Promise<Described> => {
  const page = await rulesUnder(op, committed)
  const snapshot = await loadSnapshot(op, committed.grant.recordId)
  const { shares } = await openRightsOf(op, snapshot)
  const hidden = new Set(committed.grant.visibility.hiddenPlaces)
  const known: RightsSnapshot = {
    ...snapshot,
    rules: new Map(page.actors.map(rule => [rule.actorTag, rule])),
    shares: snapshot.shares.filter(({ actorTag }) => actorTag === null || !hidden.has(actorTag)),
  }
  const details = new Map<Tag, RuleDetail>(page.actors.map(rule => [rule.actorTag, rule]))
  const entries = await placesByNationalId(op, nationalIds(page, shares))
  const ruled = page.actors.map(({ actorTag, actor, relation }) => possibleOf(actorTag, actor, relation, entries))
  const people = [...ruled, ...byCodes(known, shares, entries, ruled)]
  const facts = factsOfAccess(op, { snapshot: known, opened: { details, shares } }, people)
  const byCode = people.flatMap(({ actorTag, signsInAs: [who] }) =>
    facts.looks.get(actorTag)?.byCode === true && who ? [who.subject.id] : [],
  )
  return { page, facts, byCode: new Set(byCode) }
}

/** Where each may sign in today, by national number: her own places, and those where she replaces somebody or is in training. */
type Entries = ReadonlyMap<string, readonly Exercise[]>

const placesByNationalId = async (op: Operation, asked: readonly string[]): Promise<Entries> => {
  const entries = await professionalsByNationalId(op.db, asked)
  if (entries.size === 0) return new Map()
  const attached = await attachmentsOfMany(
    op.db,
    [...entries.values()].map(({ id }) => id),
    op.instant,
  )
  const placesOfEntry = (entry: DirectoryEntry) => placesOf(entry, attached.get(entry.id) ?? [], op.instant)
  return new Map([...entries].map(([nationalId, entry]) => [nationalId, placesOfEntry(entry)] as const))
}

const nationalIds = ({ actors }: AccessPage, shares: OpenedRights['shares']): readonly string[] => [
  ...new Set([...actors, ...shares.values()].flatMap(({ actor }) => (actor?.nationalId === undefined ? [] : [actor.nationalId]))),
]

const byCodes = (
  snapshot: RightsSnapshot,
  details: OpenedRights['shares'],
  entries: Entries,
  ruled: readonly Possible[],
): readonly Possible[] => {
  const seen = new Set<Tag>(ruled.map(({ actorTag }) => actorTag))
  return snapshot.shares.flatMap(({ id, actorTag }) => {
    const actor = actorOf(details, id)
    if (actorTag === null || actor === undefined || seen.has(actorTag)) return []
    seen.add(actorTag)
    return [possibleOf(actorTag, actor, 'none', entries)]
  })
}

const actorOf = (details: OpenedRights['shares'], id: ShareId): RuleActor | undefined => details.get(id)?.actor

/** As the directory has her today; as the rule kept her when it has her no more. Of a place's team: a doctor who works there. */
const possibleOf = (actorTag: Tag, actor: RuleActor, relation: string, entries: Entries): Possible => {
  const nationalId = actor.nationalId ?? actor.id
  if (actor.kind === 'person') return { actorTag, signsInAs: [{ subject: { kind: 'person', id: actor.id, name: actor.name } }] }
  if (relation === 'team' && actor.kind !== 'professional')
    return { actorTag, signsInAs: [{ subject: ANYBODY, exercise: placeOf(nationalId) }] }
  // A place is let in as a team, by whom works there; by its own certificate it reads nothing.
  if (actor.kind === 'structure' || actor.kind === 'laboratory')
    return { actorTag, signsInAs: [{ subject: { kind: 'structure', id: actor.id, name: actor.name, nationalId } }] }
  const subject: Subject = { kind: 'professional', id: actor.id, name: actor.name, nationalId }
  const exercises = entries.get(nationalId) ?? [{ ...placeOf('anywhere', actor.profession), ...specialtyOf(actor) }]
  return { actorTag, signsInAs: exercises.map(exercise => ({ subject, exercise })) }
}

const specialtyOf = ({ specialty }: RuleActor): Pick<Exercise, 'specialty'> => (specialty === undefined ? {} : { specialty })
