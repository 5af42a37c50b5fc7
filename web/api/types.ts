/** Shapes exchanged with the JSON API. Instants are ISO 8601 UTC; document dates are partial ISO (`2026`, `2026-03`, `2026-03-12`). */

export const CATEGORIES = [
  'consultation', 'biology', 'imaging', 'medication', 'hospital', 'vaccine',
  'measure', 'prevention', 'wishes', 'certificate', 'reimbursement', 'other',
] as const
export type Category = (typeof CATEGORIES)[number]

export type Persona = {
  readonly id: string
  readonly group: 'patient' | 'professional' | 'emergency'
  readonly name: string
  readonly age?: number
  readonly role: string
  readonly story: string
  readonly storyEn?: string
}

export type Profile = {
  readonly recordId: string
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly relation: 'self' | 'child' | 'represented' | 'helped'
  readonly sex?: 'F' | 'M'
}

export type Session = {
  readonly kind: 'person' | 'professional'
  readonly mode: 'demonstration' | 'production'
  readonly actorId: string
  readonly name: string
  readonly exercise?: {
    readonly professionLabel: string
    readonly specialtyLabel?: string
    readonly structureName: string
    readonly town?: string
    readonly emergency: boolean
  }
  readonly profiles: readonly Profile[]
}

export type Author = { readonly name: string; readonly role?: string; readonly structure?: string; readonly self: boolean }

export type DocumentSummary = {
  readonly id: string
  readonly title: string
  readonly type: { readonly code: string; readonly label: string }
  readonly category: Category
  readonly date: string
  readonly depositedAt: string
  readonly author: Author
  readonly mime: string
  readonly size: number
  readonly format: 'cda' | 'pdf' | 'image' | 'text' | 'rtf' | 'tiff'
  readonly version: number
  readonly status: 'current' | 'superseded' | 'archived'
  readonly isNew: boolean
  readonly identityToVerify: boolean
  readonly masked: boolean
  readonly audience: 'all' | 'chosen'
  readonly hiddenFromRepresentatives: boolean
  readonly heldUntil?: string
  readonly can: {
    readonly mask: boolean
    readonly unmask: boolean
    readonly choose: boolean
    readonly delete: boolean
    readonly archive: boolean
    readonly replace: boolean
  }
}

export type WhoCanSee =
  | { readonly kind: 'allowed'; readonly count: number }
  | { readonly kind: 'masked'; readonly emergency: boolean }
  | { readonly kind: 'chosen'; readonly names: readonly string[]; readonly emergency: boolean }
  | { readonly kind: 'hidden-all'; readonly emergency: boolean }

export type DocumentDetail = DocumentSummary & {
  readonly versions: readonly {
    readonly id: string
    readonly version: number
    readonly date: string
    readonly authorName: string
    readonly current: boolean
  }[]
  readonly whoCanSee?: WhoCanSee
  readonly audienceIds: readonly string[]
  readonly openedBy: readonly { readonly name: string; readonly role?: string; readonly at: string }[]
  readonly parts: readonly { readonly id: string; readonly label: string; readonly mime: string; readonly size: number }[]
}

export type VisibilityChange =
  | { readonly kind: 'all' }
  | { readonly kind: 'masked' }
  | { readonly kind: 'chosen'; readonly actorIds: readonly string[] }

export type DepositMetadata = {
  readonly title: string
  readonly typeCode: string
  readonly date: string
  readonly visibility: 'all' | 'masked' | 'after-announcement' | 'hidden-from-representatives'
  readonly replaces?: string
  readonly submissionId?: string
  readonly uniqueId?: string
}

export type Deposited = { readonly documentId: string; readonly duplicateOf?: string; readonly identityToVerify: boolean }

export type DocumentType = { readonly code: string; readonly label: string; readonly category: Category }

export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'categories'; readonly categories: readonly Category[] }
  | { readonly kind: 'documents'; readonly documentIds: readonly string[] }
  | { readonly kind: 'period'; readonly from?: string; readonly to?: string }

export type Ruled = {
  readonly actorId: string
  readonly name: string
  readonly role: string
  readonly structure?: string
  readonly town?: string
  readonly relation: 'attending' | 'administrator' | 'authorised' | 'team'
  readonly since: string
  readonly until?: string
  readonly scope: Scope
  readonly lastActAt?: string
}
export type Blocked = Ruled & { readonly evenInEmergency: boolean; readonly blockedAt: string }

/** `chosen: false` is the legal default, never answered by the person. */
export type Choice = { readonly value: boolean; readonly chosen: boolean }
export type EmergencyChoices = { readonly samu: boolean; readonly breakGlass: boolean; readonly masked: boolean }

export type AccessPage = {
  readonly attendingDoctor: Ruled | null
  readonly authorised: readonly Ruled[]
  readonly blocked: readonly Blocked[]
  readonly emergency: { readonly samu: Choice; readonly breakGlass: Choice; readonly masked: Choice }
  readonly hideAll: { readonly active: boolean; readonly since?: string }
  readonly maskedCount: number
  readonly documentCount: number
  readonly representatives: readonly { readonly name: string; readonly relation: string }[]
  readonly categories: readonly { readonly category: Category; readonly count: number }[]
}

export type HideAllResult = { readonly page: AccessPage; readonly changed: number; readonly failed: number }

export type DirectoryEntry = {
  readonly actorId: string
  readonly name: string
  readonly role: string
  readonly structure?: string
  readonly town?: string
}

export type Act =
  | 'open-record' | 'list' | 'read' | 'download' | 'deposit' | 'replace' | 'mask' | 'unmask' | 'choose-audience' | 'delete' | 'archive'
  | 'change-access' | 'block' | 'emergency-choices' | 'read-journal' | 'sign-in' | 'other'

export type AccessMode = 'normal' | 'regulation' | 'break-glass'

export type JournalBasis =
  | 'agreement-declared' | 'agreement-given' | 'care-team' | 'attending' | 'author' | 'emergency' | 'holder' | 'representative' | 'helper' | 'none'

export type JournalEvent = {
  readonly id: string
  readonly at: string
  readonly outcome: 'allowed' | 'refused'
  readonly who: {
    readonly actorId?: string
    readonly name: string
    readonly kind: 'professional' | 'self' | 'representative' | 'helper' | 'structure' | 'agent' | 'system'
    readonly role?: string
  }
  readonly where?: { readonly structure: string; readonly town?: string }
  readonly act: Act
  readonly documents: readonly { readonly id?: string; readonly title: string; readonly category: Category }[]
  readonly more?: number
  readonly mode: AccessMode
  readonly basis: JournalBasis
  readonly reason?: string
  readonly verdict: 'expected' | 'to-check' | 'own' | 'not-analysed'
  readonly verdictReason?: 'declared-doctor' | 'you-authorised' | 'care-team' | 'deposited' | 'no-known-link' | 'exceptional' | 'refused'
  readonly answered?: 'recognised' | 'not-recognised'
}

export type JournalSummary = {
  readonly people: number
  readonly expected: number
  readonly toCheck: number
  readonly refused: number
  readonly since: string
}

/** `summary: null` when the analysis is not available: the screen then reassures about nothing. */
export type JournalPage = {
  readonly summary: JournalSummary | null
  readonly items: readonly JournalEvent[]
  readonly next: string | null
}

/** What the stand-alone verifier concludes on a downloaded proof. */
export type ProofReport = {
  readonly valid: boolean
  readonly streams: readonly { readonly name: string; readonly entries: number; readonly firstAt?: string; readonly lastAt?: string }[]
  readonly sealed: number
  readonly checkpoint: { readonly size: number; readonly at?: string; readonly signatureValid: boolean; readonly witnesses: number } | null
  readonly inclusion: boolean
  readonly problems: readonly string[]
}

export type PersonTraits = {
  readonly recordId: string
  readonly lastName: string
  readonly birthName: string
  readonly firstNames: string
  readonly sex: 'F' | 'M'
  readonly birthDate: string
  readonly birthPlace?: string
  readonly ins: string
  readonly identityStatus: 'qualified' | 'to-verify'
  readonly minor: boolean
  readonly access: { readonly basis: JournalBasis; readonly mode: AccessMode; readonly until?: string }
}

/** The answer to a search never says whether a record exists: `person` is told only when a relation or a presented code allows it. */
export type Found = {
  readonly handle: string
  readonly person: PersonTraits | null
  readonly recordId?: string
  readonly openUntil?: string
}

export type Opened = { readonly recordId: string; readonly until: string }

export type EmergencyGround = 'cannot-answer' | 'immediate-danger' | 'no-representative'

export type OwnEvent = {
  readonly id: string
  readonly at: string
  readonly act: Act
  readonly outcome: 'allowed' | 'refused'
  readonly patient: { readonly initials: string; readonly birthYear?: number }
  readonly recordId?: string
  readonly documents: number
  readonly mode: AccessMode
  readonly basis: JournalBasis
  readonly reason?: string
}

export type RecentRecord = { readonly handle: string; readonly person: PersonTraits; readonly lastOpenedAt: string; readonly until?: string }

export type Fact = {
  readonly label: string
  readonly detail?: string
  readonly source: string
  readonly date: string
  readonly documentId?: string
  readonly phone?: string
}
/** Three states that are never confused: nothing is known, none is known to exist (who said so), or a list. */
export type Block =
  | { readonly state: 'unknown' }
  | { readonly state: 'none'; readonly by: string; readonly at: string }
  | { readonly state: 'list'; readonly items: readonly Fact[]; readonly more?: number }

export type EmergencyView = {
  readonly person: PersonTraits
  readonly until: string
  readonly updatedAt?: string
  readonly blocks: {
    readonly danger: Block
    readonly treatments: Block
    readonly conditions: Block
    readonly wishes: Block
    readonly recent: Block
  }
  readonly useful: readonly DocumentSummary[]
}

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }
