import type { AccessMode } from '../kernel/actors.ts'
import type { DocumentRight } from '../kernel/rights.ts'
import type { Parameters } from '../policy/index.ts'

/** Who asks, as the rules know her: the columns of PDT-INF-526 and the person's side (domain.md §2.2, §1.7). */
export const ACTOR_KINDS = [
  'professional',
  'occupational-doctor',
  'secretary',
  'structure',
  'person',
  'representative',
  'helper',
  /** A helper who was not given the right to add. */
  'reading-helper',
  'agent',
  'insurer-feed',
] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

export const RELATIONS = ['attending', 'administrator', 'authorised', 'team', 'share', 'author', 'blocked', 'none'] as const
/** `share`: a code that the person showed her, for an hour at most. `author`: wrote this document and has no other relation. */
export type Relation = (typeof RELATIONS)[number]

export const SCOPES = ['all', 'inside', 'outside'] as const
export const AUDIENCES = ['all', 'chosen-in', 'chosen-out'] as const
export const MODES = ['normal', 'regulation', 'break-glass'] as const
/** `open`: opened, not yet activated by the person. */
export const STATES = ['open', 'active', 'suspended', 'closed', 'deceased'] as const
export type RecordState = (typeof STATES)[number]

/** The parameters that the decision itself asks; the others are durations, limits and first values. */
export const DECISION_PARAMETERS = [
  'attendingSeesAll',
  'administratorSeesAll',
  'occupationalDoctorReads',
  'blockedMayDeposit',
  'afterOppositionAuthorMayCorrect',
  'afterOppositionAuthorMayDelete',
  'maskedAndHeldExclusive',
] as const
export type DecisionPolicy = Pick<Parameters, (typeof DECISION_PARAMETERS)[number]>

/** What the door must know of the actor and the record. */
export type ActorFacts = {
  readonly actor: ActorKind
  /** TRE_G15 profession 10: the columns A and B of PDT-INF-526 differ. */
  readonly doctor: boolean
  readonly relation: Relation
  readonly mode: AccessMode
  /** The person allows SAMU regulation, break-glass, and masked documents in an emergency: her three switches. */
  readonly samu: boolean
  readonly breakGlass: boolean
  readonly maskedInEmergency: boolean
  /** The block of this professional holds « même en urgence ». */
  readonly blockInEmergency: boolean
  readonly depositsOpposed: boolean
  readonly state: RecordState
  readonly right: DocumentRight
  /** In force when she asks. */
  readonly policy: DecisionPolicy
}

/** What the rules need of one document, relative to the actor. */
export type DocumentFacts = {
  /** The actor is its author. */
  readonly own: boolean
  readonly scope: (typeof SCOPES)[number]
  /** The habilitation matrix's bit for (profession, type). */
  readonly matrix: boolean
  readonly masked: boolean
  /** Not yet for the holder (R.1111-53). */
  readonly held: boolean
  readonly hiddenFromRepresentatives: boolean
  /** Written by somebody, or somewhere, that is protected from the actor (Code civil 515-11). */
  readonly hiddenPlace: boolean
  readonly audience: (typeof AUDIENCES)[number]
}

export type Facts = ActorFacts & DocumentFacts

export type Answer = 'allow' | 'deny'
export type Decision = { readonly answer: Answer; readonly rule: string }
