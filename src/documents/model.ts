import type { DocumentId, SubmissionId, Tag } from '../kernel/ids.ts'
import type { TraceStream } from '../kernel/grant.ts'
import type { Instant } from '../kernel/instant.ts'

/** XDS availabilityStatus with the French extensions (domain.md §5.6). */
export const STATUS = { approved: 1, deprecated: 2, archived: 3, deleted: 4 } as const
export type Status = keyof typeof STATUS

const STATUS_NAME: readonly Status[] = ['approved', 'deprecated', 'archived', 'deleted']

export const statusNamed = (number: number): Status => STATUS_NAME[number - 1] ?? noSuchStatus()

const noSuchStatus = (): never => {
  throw new RangeError('no such status')
}

/**
 * Transitions of domain.md §5.6. Deleting is logical and irreversible, and takes the obsolete versions with it; a deprecated version is
 * not deleted by itself.
 */
export const TRANSITIONS: Readonly<Record<'archive' | 'unarchive' | 'delete' | 'replace', readonly Status[]>> = {
  archive: ['approved'],
  unarchive: ['archived'],
  delete: ['approved', 'archived'],
  replace: ['approved', 'archived'],
}

/** What a list line shows; sealed. Dates are partial ISO 8601 or instants, as the document gives them. */
export type Facts = {
  readonly title: string
  readonly typeCode: string
  readonly typeSystem: string
  readonly date: string
  readonly authorName: string
  readonly authorRole?: string
  readonly authorPlace?: string
  readonly mediaType: string
  readonly format: 'cda' | 'pdf' | 'image' | 'text' | 'rtf' | 'heic' | 'docx' | 'dicom'
  /** The header's identity was accepted without standing (tolerated test identities). */
  readonly identityToVerify?: true
}

/** One line of a record's documents. */
export type DocumentLine = {
  readonly id: DocumentId
  readonly seriesId: string
  readonly version: number
  readonly status: Status
  readonly facts: Facts
  readonly bytes: number
  readonly submittedAt: Instant
  readonly masked: boolean
  readonly chosen: boolean
  readonly heldUntil: Instant | null
  readonly hiddenFromRepresentatives: boolean
  /** The reader wrote or deposited it. */
  readonly own: boolean
  readonly replacedBy: DocumentId | null
  /** Where it was asked for: the reader has still to open this version. */
  readonly unread?: boolean
}

/** How a depositor asks a document to be seen (domain.md §5.4). */
export type InitialVisibility = {
  readonly masked: boolean
  /** Held until the announcement consultation (R.1111-53). */
  readonly held: boolean
  readonly hiddenFromRepresentatives: boolean
}

/** From whom a document is hidden, as its row says it. */
export type HiddenFrom = {
  readonly holderFrom: Instant | null
  readonly hiddenFromRepresentatives: boolean
  /** Of a place that is protected from one of those who act for her. */
  readonly sheltered: boolean
}

/** Where the trace of an act on a document goes: to the streams of those who may see it, never another's (architecture §4.11). */
export const streamOf = ({ holderFrom, hiddenFromRepresentatives, sheltered }: HiddenFrom, at: Instant): TraceStream => {
  if (holderFrom !== null && holderFrom > at) return 'held'
  if (hiddenFromRepresentatives) return 'holder'
  return sheltered ? 'sheltered' : 'open'
}

export type Audience = { readonly kind: 'all' } | { readonly kind: 'chosen'; readonly actorTags: readonly Tag[] }

export type Receipt = {
  readonly documentId: DocumentId
  readonly submissionId: SubmissionId
  /** True when this very deposit had been made before: nothing was added. */
  readonly known: boolean
  readonly replaced: DocumentId | null
  /** A parent was named that is not in the record: the relation is kept, nothing was deprecated. */
  readonly parentMissing: boolean
  readonly identityToVerify: boolean
  /** It was to wait, or to be hidden, and the version it replaces had been seen: it is visible like that one (domain.md §5.4 rule 2). */
  readonly shownAtOnce: boolean
}
