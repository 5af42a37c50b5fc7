import type { SubjectKind } from '../kernel/actors.ts'
import type { Tag } from '../kernel/ids.ts'
import type { DocumentRight } from '../kernel/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { isHealthProfession, parametersAt } from '../policy/index.ts'
import type { ActorFacts, ActorKind, Relation } from './facts.ts'
import { type AccessRule, isLive, type RightsSnapshot, type RuleRelation, type Share } from './model.ts'

/** Who asks, in which mode, when: all that the decision reads of an operation. With no database and no session of its own, it does nothing. */
export type Asking = Pick<Operation, 'caller' | 'mode' | 'instant' | 'keyring'>

/** The caller as this record knows her. */
export type Known = {
  readonly tag: Tag
  readonly structureTag: Tag | null
  /** Of whom she replaces, or who answers for her training: none of their rules is hers, and what is kept from somebody of them is kept of her acts too. */
  readonly underTag: Tag | null
  /** Under which her deposits count as her own: her tag, or her structure's for secretaries and certificates (PDT-INF-526 note 9). */
  readonly ownTag: Tag
  readonly kind: ActorKind | null
  /** Whose scope is hers: her own rule, else her team's. */
  readonly rule: AccessRule | undefined
  readonly relation: Relation
  /** The code she typed, when it is all that lets her in. */
  readonly share: Share | undefined
  readonly blockInEmergency: boolean
  readonly depositsOpposed: boolean
  /** An emergency access that she opened on this record, in this session and mode, still lasts. */
  readonly emergency: boolean
  /** As what she was invited to act for the holder; she has not answered. */
  readonly invitedAs: 'representative' | 'helper' | null
  /** What the journal says: `holder`, `attending`, `authorised`, `team`, `emergency`, `none`… */
  readonly relationName: string
}

const KINDS: Readonly<Record<SubjectKind, ActorKind | null>> = {
  professional: 'professional',
  secretary: 'secretary',
  structure: 'structure',
  laboratory: 'structure',
  person: 'person',
  agent: 'agent',
  'insurer-feed': 'insurer-feed',
  'catalogue-service': null,
  system: null,
}

export const knownOn = (op: Asking, snapshot: RightsSnapshot): Known => {
  const { subject, exercise } = op.caller
  const tagOf = (value: string): Tag => op.keyring.tag(snapshot.recordId, 'actor', value)
  const tag = tagOf('nationalId' in subject ? subject.nationalId : subject.id)
  const structureTag = exercise === undefined ? null : tagOf(exercise.structureNationalId)
  const own = snapshot.rules.get(tag)
  const team = isInTeam(op) ? teamOf(snapshot, structureTag, own) : undefined
  const kind = kindOf(op, snapshot, own)
  const ownRelation = relationOf(kind, own, op)
  const ruled = ownRelation === 'none' ? relationOf(kind, team, op) : ownRelation
  const share = ruled === 'none' ? shareOf(op, snapshot, tag) : undefined
  const relation = share === undefined ? ruled : 'share'
  const emergency = hasEmergency(op, snapshot, tag)
  const invitedAs = subject.kind === 'person' ? invitationOf(op, own) : null
  return {
    tag,
    structureTag,
    underTag: exercise?.under === undefined ? null : tagOf(exercise.under.nationalId),
    ownTag: subject.kind === 'secretary' && structureTag !== null ? structureTag : tag,
    kind,
    rule: own ?? team,
    relation,
    share,
    blockInEmergency: own?.blockedInEmergency === true || team?.blockedInEmergency === true,
    depositsOpposed: own?.depositsOpposed === true || team?.depositsOpposed === true,
    emergency,
    invitedAs,
    relationName: invitedAs ?? relationName(kind, relation, emergency),
  }
}

/**
 * Whose consent is deemed given as a member of the team of her place: health professionals. The others need the person's own first (Conseil d'État,
 * 15 October 2025). Secretaries and certificates read nothing, and are known by their place.
 */
const isInTeam = ({ caller: { subject, exercise } }: Asking): boolean =>
  subject.kind !== 'professional' || (exercise !== undefined && isHealthProfession(exercise.profession))

/**
 * The rule of her structure's team, unless the person ended what she had given this professional herself: a consent that only ran out,
 * a scope or refused deposits do not take her out of the team (R.1111-46 al. 2).
 */
const teamOf = (snapshot: RightsSnapshot, structureTag: Tag | null, own: AccessRule | undefined): AccessRule | undefined => {
  const team = structureTag === null ? undefined : snapshot.rules.get(structureTag)
  const isEnded = own !== undefined && own.relation === 'none' && own.until !== null
  return team?.relation === 'team' && !isEnded ? team : undefined
}

const kindOf = (op: Asking, snapshot: RightsSnapshot, own: AccessRule | undefined): ActorKind | null => {
  const kind = KINDS[op.caller.subject.kind]
  if (kind === 'professional') return op.caller.exercise?.occupational === true ? 'occupational-doctor' : kind
  // A loop files what the operator writes itself, as the insurer's feed files its own: neither reads anything.
  if (kind === null && op.caller.means === 'loop') return 'insurer-feed'
  if (kind !== 'person' || op.caller.subject.id === snapshot.holderId) return kind
  if (own === undefined || own.blocked || !isLive(own, op.instant)) return null
  if (own.relation === 'representative') return own.relation
  return own.relation === 'helper' ? (own.helper?.adds === true ? 'helper' : 'reading-helper') : null
}

/** A code opens to a professional in her own name, in normal mode; in an emergency she is as one without relation. */
const shareOf = (op: Asking, snapshot: RightsSnapshot, tag: Tag): Share | undefined =>
  op.caller.subject.kind === 'professional' && op.mode === 'normal'
    ? snapshot.shares.find(share => share.actorTag === tag && isLive(share, op.instant))
    : undefined

const relationOf = (kind: ActorKind | null, rule: AccessRule | undefined, op: Asking): Relation => {
  if (rule?.blocked === true) return 'blocked'
  if (kind === 'person' || rule === undefined || !isLive(rule, op.instant)) return 'none'
  return AS_A_PROFESSIONAL[rule.relation]
}

/** What a rule makes of its bearer among professionals. */
const AS_A_PROFESSIONAL: Readonly<Record<RuleRelation, Relation>> = {
  attending: 'attending',
  administrator: 'administrator',
  authorised: 'authorised',
  team: 'team',
  representative: 'none',
  helper: 'none',
  'invited-representative': 'none',
  'invited-helper': 'none',
  none: 'none',
}

/** Asked to act for the holder, and has not answered. */
const invitationOf = (op: Asking, own: AccessRule | undefined): 'representative' | 'helper' | null => {
  if (own === undefined || own.blocked || !isLive(own, op.instant)) return null
  if (own.relation === 'invited-representative') return 'representative'
  return own.relation === 'invited-helper' ? 'helper' : null
}

/** A block that does not hold in an emergency leaves her as one without relation there. */
const relationName = (kind: ActorKind | null, relation: Relation, emergency: boolean): string => {
  if (kind === 'person') return 'holder'
  if (kind === 'representative' || kind === 'helper') return kind
  if (kind === 'reading-helper') return 'helper'
  return emergency && (relation === 'none' || relation === 'blocked') ? 'emergency' : relation
}

const DOCTOR = '10'

/** Facts of the actor for one right, or `null` when no rule can ever say yes. */
export const factsFor = (op: Asking, snapshot: RightsSnapshot, known: Known, right: DocumentRight): ActorFacts | null => {
  if (known.kind === null || op.caller.means === 'activation-code' || (op.mode !== 'normal' && !known.emergency)) return null
  return {
    actor: known.kind,
    doctor: op.caller.exercise?.profession === DOCTOR,
    relation: known.relation,
    mode: op.mode,
    samu: snapshot.settings.regulation,
    breakGlass: snapshot.settings.breakGlass,
    maskedInEmergency: snapshot.settings.maskedInEmergency,
    blockInEmergency: known.blockInEmergency,
    depositsOpposed: known.depositsOpposed,
    state: snapshot.state,
    right,
    policy: parametersAt(op.instant),
  }
}

/** An emergency mode is not claimed in a header: it was opened on this record, by this session, less than an hour ago. */
const hasEmergency = (op: Asking, snapshot: RightsSnapshot, tag: Tag): boolean =>
  snapshot.emergencies.some(
    access => access.mode === op.mode && access.sessionId === op.caller.sessionId && access.actorTag === tag && op.instant < access.until,
  )
