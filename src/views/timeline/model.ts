import type { DocumentId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import type { Rubric } from '../../profile/index.ts'

export const TIMELINE_KINDS = [
  'document',
  'condition',
  'treatment',
  'prescription',
  'dispensation',
  'operation',
  'procedure',
  'stay',
  'vaccination',
  'measure',
  'result',
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** Rubrics of the profile that stand in time; the others have no moment. */
export const TIMELINE_RUBRICS = ['conditions', 'treatments', 'procedures', 'vaccinations', 'measures'] as const satisfies readonly Rubric[]

/** One line of what an item is made of: a result as it is written, a value that was measured. */
export type Detail = { readonly label: string; readonly value?: string }

/**
 * One thing in time. `date` is as precise as somebody said it, and absent when nobody did; `end` the same. `ongoing`: said to last; `ended`: said to be over,
 * without a day. Neither: nothing is known of its end.
 */
export type TimelineItem = {
  readonly id: string
  readonly kind: TimelineKind
  readonly title: string
  /** As medicine calls it, when she says it otherwise. */
  readonly medical?: string
  readonly date?: PartialDate
  readonly end?: PartialDate
  readonly ongoing?: true
  readonly ended?: true
  /** `document`: it is one · `read`: read in one · the others: what stands behind an entry of the profile. */
  readonly source: 'document' | 'read' | 'declared' | 'confirmed' | 'professional'
  readonly by?: string
  readonly place?: string
  /** The document that it is, or that it was read in. */
  readonly documentId?: DocumentId
  /** Of the document that it was read in. */
  readonly from?: string
  readonly typeCode?: string
  readonly rubric?: Rubric
  /** Of a measure: name in the table of measures. */
  readonly measure?: string
  readonly details?: readonly Detail[]
  /** How many things it stands for, when more than one. */
  readonly count?: number
  /** Documents that name the very same condition (category of CIM-10): said once, with each of its sources. */
  readonly alsoIn?: readonly { readonly documentId: DocumentId; readonly from: string }[]
  readonly addedAt: Instant
}

/** Why something belongs to an episode; each has its sentence on the page. Nothing is joined otherwise. */
export const THREAD_REASONS = ['linked', 'same-code', 'names-it', 'treats-it', 'during-stay'] as const
export type ThreadReason = (typeof THREAD_REASONS)[number]

export type ThreadMember = { readonly item: string; readonly reason: ThreadReason }

/** An episode: `about` is one of the items, and gives it its name. */
export type Thread = { readonly about: string; readonly members: readonly ThreadMember[] }

/** Nothing is there from the month that follows `after` to the month before `before`. It says nothing of her health. */
export type Gap = { readonly after: PartialDate; readonly before: PartialDate }

export type Timeline = {
  /** Latest first; what has no date at the end. */
  readonly items: readonly (Omit<TimelineItem, 'addedAt'> & { readonly isNew: boolean })[]
  readonly threads: readonly Thread[]
  /** Told to her side: a professional is shown no hole (ui.md M11). */
  readonly gaps: readonly Gap[]
  /** `null`: the first visit that is known of. */
  readonly lastVisit: Instant | null
}
