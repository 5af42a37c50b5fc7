import type { HolderPage } from '../../access/index.ts'
import type { DocumentLine } from '../../documents/index.ts'
import type { CommittedGrant, Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Rubric } from '../../profile/index.ts'
import type { TreatmentRisk } from './risks.table.ts'

/** Who stands behind a line: said by her side, said by her and confirmed, said by a professional, read in a document, read and confirmed. */
export const STANDINGS = ['declared', 'confirmed', 'professional', 'read', 'read-confirmed'] as const
export type Standing = (typeof STANDINGS)[number]

/** What kind of word it is, where one block holds several. */
export const ORIGINS = [
  'declared',
  'prescription',
  'dispensation',
  'treatment',
  'condition',
  'past-condition',
  'operation',
  'stay',
  'family',
  'allergy',
  'trusted-person',
  'directives',
  'organ-donation',
  'contact',
] as const
export type Origin = (typeof ORIGINS)[number]

/** A code under the OID of its system, wherever it came from. */
export type LineCode = { readonly code: string; readonly system: string; readonly label: string }

/** One line of the synthesis: what, since when, who says it, and where to read it. */
export type Item = {
  readonly id: string
  readonly origin: Origin
  /** In the words of who wrote it; empty where a word of the screen says it all. */
  readonly text: string
  readonly detail: string
  readonly code?: LineCode
  readonly risk?: TreatmentRisk
  /** An allergy that has been dangerous. */
  readonly severe?: true
  /** Said by her side, and nobody has vouched for it yet: what a professional confirms, as it was read. */
  readonly unconfirmed?: { readonly rubric: Rubric; readonly version: number }
  /** Since when, or on which day, where somebody said it; an export says nothing more. */
  readonly onset?: string
  /** Of what is said, as precise as it was written; else of its writing. */
  readonly date: string
  readonly standing: Standing
  readonly by: string
  readonly document?: SourceDocument
  /** Read in a medical summary, which says again what others said. */
  readonly fromSummary?: true
  /** Other current documents that say the same, and what they are when they are of another kind. */
  readonly others: number
  readonly also: readonly Origin[]
}

export type SourceDocument = { readonly id: DocumentId; readonly title: string }

/** « Aucune », in so many words: who, and when. */
export type Denied = { readonly by: string; readonly date: string }

/**
 * Four states that are never confused. `closed`: this profession does not see this part, of anybody. `unknown`: nobody said anything this reader may see.
 * `none`: somebody said that there is none. A list may contradict a `none`: then both are told.
 */
export type Block =
  | { readonly state: 'closed' }
  | { readonly state: 'unknown' }
  | ({ readonly state: 'none' } & Denied)
  | { readonly state: 'list'; readonly items: readonly Item[]; readonly denied?: Denied }

export const BLOCKS = ['allergies', 'treatments', 'conditions', 'history', 'wishes'] as const
export type BlockName = (typeof BLOCKS)[number]

export type ResultPoint = {
  readonly id: string
  /** As the document writes it: `4.89` stays `4.89`, `< 1.0` is no number. */
  readonly value: string
  readonly date: string
  readonly by: string
  readonly document: SourceDocument
  /** Of the laboratory that measured: `H`, `LL`, `N`… */
  readonly interpretation?: string
  readonly low?: string
  readonly high?: string
  readonly standing: Standing
}

/** One analyte: same code, same system, same unit, same material, nothing converted, nothing guessed. */
export type Result = {
  readonly code?: LineCode
  readonly label: string
  /** What was looked at, where the report says it. */
  readonly material?: string
  readonly unit: string
  /** In the table of what is looked for first. */
  readonly isKey: boolean
  readonly latest: ResultPoint
  /** Before it, latest first; at most five. */
  readonly earlier: readonly ResultPoint[]
  /** From the one before to the latest, both being numbers of different days; null: nothing can be said. */
  readonly trend: 'up' | 'down' | 'same' | null
}

export type Change = {
  readonly id: string
  readonly rubric: Rubric
  readonly text: string
  readonly what: 'said' | 'ended'
  readonly at: Instant
}

/** Since this reader's last visit; `since` null: none is known. */
export type Delta = {
  readonly since: Instant | null
  readonly documents: readonly DocumentLine[]
  readonly documentCount: number
  readonly changes: readonly Change[]
}

export type UsefulRule = {
  /** `specialty`, `profession`: a list of types of its own; `any`: the common list. */
  readonly kind: 'specialty' | 'profession' | 'any'
  readonly types: readonly string[]
}

export type Synthesis = {
  readonly holder: HolderPage
  readonly blocks: Readonly<Record<BlockName, Block>>
  readonly results: readonly Result[]
  readonly delta: Delta
  readonly useful: { readonly rule: UsefulRule; readonly lines: readonly DocumentLine[] }
  /** The last medical summary somebody wrote: a VSM, an IPS. */
  readonly lastSummary: DocumentLine | null
  readonly documentCount: number
  /** Of the latest deposit or writing that this reader sees. */
  readonly updatedAt: Instant | null
  readonly committed: CommittedGrant<'read'>
  readonly grant: Grant<'read'>
}
