import type { ActorId, AttachmentId, SessionId } from './ids.ts'
import type { Instant } from './instant.ts'

/**
 * Everybody who can act, complete from the start (PDT-INF-526 columns, CSP L.1111-13 ff.).
 * There is no insurer-as-reader, employer or bank: L.1111-18 forbids them, so no value names them.
 */
export type Subject =
  | { readonly kind: 'professional'; readonly id: ActorId; readonly name: string; readonly nationalId: string }
  | { readonly kind: 'secretary'; readonly id: ActorId; readonly name: string; readonly nationalId: string }
  | { readonly kind: 'structure'; readonly id: ActorId; readonly name: string; readonly nationalId: string }
  | { readonly kind: 'person'; readonly id: ActorId; readonly name: string }
  | { readonly kind: 'agent'; readonly id: ActorId; readonly name: string }
  | { readonly kind: 'insurer-feed'; readonly id: ActorId; readonly name: string }
  | { readonly kind: 'laboratory'; readonly id: ActorId; readonly name: string; readonly nationalId: string }
  | { readonly kind: 'catalogue-service'; readonly id: ActorId; readonly name: string }
  | { readonly kind: 'system'; readonly id: ActorId; readonly name: string }

export type SubjectKind = Subject['kind']

/** Where a professional works today: chosen once a session among her exercises (domain.md §6.3). */
export type Exercise = {
  /** TRE_G15 profession code, e.g. `10` doctor, `21` pharmacist. */
  readonly profession: string
  /** TRE_R38 speciality, e.g. `SM26`; absent when none. */
  readonly specialty?: string
  readonly structureId: ActorId
  /** Struct_IdNat, e.g. `10B0172805`. */
  readonly structureNationalId: string
  readonly structureName: string
  /** Occupational doctors read nothing by default (CSP L.1111-17 IV). */
  readonly occupational: boolean
  /** Works in a SAMU regulation centre: the regulation mode is open to her. */
  readonly regulation: boolean
  /** She is here for a time, in somebody's place or under somebody: in her own name all the same. */
  readonly under?: ActingUnder
}

export type AttachmentKind = 'substitute' | 'student'

/**
 * Whom a substitute replaces (CSP L.4131-2, R.4127-65), or who answers for a student's training (R.6153-3). It gives her a place for a time and nothing else: no
 * status, no rule, no author of theirs becomes hers.
 */
export type ActingUnder = {
  readonly id: AttachmentId
  readonly kind: AttachmentKind
  readonly nationalId: string
  readonly name: string
  readonly until: Instant
}

/**
 * How its bearer proved who she is. `activation-code`: her NIR, her card, her birth date and a code; it opens, refuses, closes and reopens a
 * record, and reads nothing of it.
 */
export type Means = 'demonstration' | 'activation-code' | 'passkey' | 'password-and-code' | 'openid-connect' | 'client-key' | 'loop'

export type Level = 'low' | 'substantial' | 'high'

/** What the session says of its bearer: the sealed cookie's content. */
export type Authentication = {
  readonly subject: Subject
  readonly means: Means
  readonly level: Level
  readonly authenticatedAt: Instant
  /** When she last proved it again in this session, for what asks a fresh proof. */
  readonly confirmedAt?: Instant
  readonly sessionId: SessionId
  readonly exercise?: Exercise
  /** The one browser this session is of; absent: whoever bears the cookie. */
  readonly bound?: BoundBrowser
}

/** A browser, by a public key whose other half it cannot give away (a point of P-256, base64url), and the family it said it is of when it signed in. */
export type BoundBrowser = { readonly publicKey: string; readonly family: string }

/** Purpose of use (1.2.250.1.213.1.1.4.248), with ours for the person's own acts. */
export type AccessMode = 'normal' | 'regulation' | 'break-glass'
