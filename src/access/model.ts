import type { AccessMode } from '../kernel/actors.ts'
import type { ActorId, DocumentId, PlaceId, RecordId, SessionId, ShareId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { parametersAt } from '../policy/index.ts'
import type { RecordState } from './facts.ts'

/** What one professional may see of a record, as the person chose (architecture §5 defaults). Months are `YYYY-MM`, bounds included. */
export type Scope =
  | { readonly kind: 'all' }
  /** XDS classes, or types where a family of the screens is finer than a class. */
  | { readonly kind: 'categories'; readonly classCodes: readonly string[] }
  | { readonly kind: 'documents'; readonly documentIds: readonly DocumentId[] }
  | { readonly kind: 'period'; readonly from: string; readonly to: string }

/** `invited-…`: somebody of the person's side who was asked to act for her, and may do nothing yet but answer. */
export type RuleRelation =
  | 'attending'
  | 'administrator'
  | 'authorised'
  | 'team'
  | 'representative'
  | 'helper'
  | 'invited-representative'
  | 'invited-helper'
  | 'none'

/** Why the rule is there: declared by the professional, given by the person, or a fact (insurer's declaration, stay, birth). */
export type RuleBasis = 'declared' | 'given' | 'fact'

/** Who the rule is about, kept sealed so that her page can name him. */
export type RuleActor = {
  readonly id: ActorId
  readonly kind: string
  readonly name: string
  readonly nationalId?: string
  readonly profession?: string
  /** Savoir-faire, where the matrix tells specialities of one profession apart. */
  readonly specialty?: string
  readonly structureName?: string
}

/** What a helper may do beside reading: add to the record, write to its professionals (domain.md §1.7). */
export type HelperRights = { readonly adds: boolean; readonly writes: boolean }

/** The part of a rule in clear: enough to decide whether its bearer may know anything at all. */
export type AccessRule = {
  readonly actorTag: Tag
  readonly relation: RuleRelation
  readonly from: Instant
  readonly until: Instant | null
  readonly blocked: boolean
  readonly blockedInEmergency: boolean
  readonly depositsOpposed: boolean
  /** Of a helper; absent: she reads, and no more. */
  readonly helper?: HelperRights
  /** Represented her once: what was hidden from him then stays hidden, whatever he is now (R.1111-50). Kept by the store. */
  readonly onceRepresentative?: true
}

export type ToldRule = Omit<AccessRule, 'actorTag' | 'helper' | 'onceRepresentative'> & { readonly scope: Scope; readonly basis: RuleBasis }

/** Its sealed part: how far, why, who. */
export type RuleDetail = {
  readonly scope: Scope
  readonly basis: RuleBasis
  readonly actor: RuleActor
  /** Written in a session of secrecy: representatives read what stood before, or nothing (R.1111-50). */
  /** What somebody knows of it from whom it is protected: what he changed himself, and nothing else. By his tag. */
  readonly told?: Readonly<Record<string, ToldRule>>
  readonly secret?: { readonly before: Pick<AccessRule, 'relation' | 'from' | 'until'> | null }
}

export type EmergencyAccess = {
  readonly actorTag: Tag
  readonly sessionId: SessionId
  readonly mode: Exclude<AccessMode, 'normal'>
  readonly until: Instant
}

/** Her record shown for an hour at most to whoever among professionals types the code first. */
export type Share = {
  readonly id: ShareId
  /** `null`: nobody typed it yet. */
  readonly actorTag: Tag | null
  readonly from: Instant
  readonly until: Instant
}

/** Its sealed part. `actor`: who opened it. */
export type ShareDetail = { readonly scope: Scope; readonly minutes: number; readonly actor?: RuleActor }

export type Settings = {
  readonly breakGlass: boolean
  readonly regulation: boolean
  readonly maskedInEmergency: boolean
  readonly everythingHidden: boolean
}

/** What the law gives until she decides (L.1111-17 I: emergency allowed unless opposed; masked documents closed unless she opens them). */
export const DEFAULT_SETTINGS: Settings = { breakGlass: true, regulation: true, maskedInEmergency: false, everythingHidden: false }

/** What a record is born with, by the parameters of that day. */
export const settingsAtBirth = (at: Instant): Settings => {
  const { breakGlassAllowedByDefault, regulationAllowedByDefault, maskedInEmergencyByDefault } = parametersAt(at)
  return {
    breakGlass: breakGlassAllowedByDefault,
    regulation: regulationAllowedByDefault,
    maskedInEmergency: maskedInEmergencyByDefault,
    everythingHidden: false,
  }
}

/** Places that one of those who act for her may not learn of; over or not. */
export type ProtectedPlace = {
  readonly id: PlaceId
  /** From whom. */
  readonly hiddenFrom: Tag
  /** Professionals, structures: whose documents, acts and names these are. */
  readonly targets: readonly Tag[]
  readonly from: Instant
  readonly until: Instant
}

/** What is protected: a professional, a place where care is given (by its number or that of who works there), every place of a town. */
export type PlaceNamed =
  | { readonly kind: 'professional' | 'structure'; readonly actorId: ActorId }
  | { readonly kind: 'town'; readonly town: string }

/** Its sealed part. */
export type PlaceDetail = {
  readonly place: PlaceNamed
  readonly name: string
  readonly hiddenFrom: { readonly id: ActorId; readonly name: string }
  readonly by: { readonly id: ActorId; readonly kind: string; readonly name: string }
  /** A judge’s, when the desk recorded it: then only the desk ends it. */
  readonly decision?: { readonly court: string; readonly decidedOn: string; readonly reference: string }
  readonly colleague?: string
}

/** Everything the door decides on, at one version of the record's rights. */
export type RightsSnapshot = {
  readonly recordId: RecordId
  /** False: a decoy that stands for no record. */
  readonly real: boolean
  readonly version: string
  readonly state: RecordState
  readonly holderId: ActorId
  readonly settings: Settings
  readonly rules: ReadonlyMap<Tag, AccessRule>
  readonly emergencies: readonly EmergencyAccess[]
  /** Those that nobody ended, over or not. */
  readonly shares: readonly Share[]
  /** Ended ones too: what was traced under them stays kept from whom they were hidden from. */
  readonly places: readonly ProtectedPlace[]
  readonly sealed: SealedRights
}

/** Opened only for somebody who may know of the record. */
export type SealedRights = {
  readonly holder: Buffer
  readonly rules: ReadonlyMap<Tag, Buffer>
  readonly shares: ReadonlyMap<ShareId, Buffer>
  readonly places: ReadonlyMap<PlaceId, Buffer>
}
export type OpenedRights = {
  readonly holderName: string
  readonly details: ReadonlyMap<Tag, RuleDetail>
  readonly shares: ReadonlyMap<ShareId, ShareDetail>
}

export const isLive = (rule: { readonly from: Instant; readonly until: Instant | null }, at: Instant): boolean =>
  rule.from <= at && (rule.until === null || at < rule.until)
