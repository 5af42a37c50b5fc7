import type { HolderPage, RuleActor } from '../../access/index.ts'
import type { DocumentLine, FactLine } from '../../documents/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Entry, Rubric } from '../../profile/index.ts'
import type { CardRisk } from '../card/model.ts'
import type { TreatmentRisk } from '../synthesis/risks.table.ts'
import type { SourceDocument, Standing } from '../synthesis/model.ts'

/** Five blocks in fixed places, in the order in which they are read (ui.md X4). */
export const EMERGENCY_BLOCKS = ['danger', 'treatments', 'conditions', 'wishes', 'recent'] as const
export type EmergencyBlockName = (typeof EMERGENCY_BLOCKS)[number]

export const RECENT_RESULTS = ['creatinine', 'potassium', 'haemoglobin', 'inr'] as const
export type RecentResult = (typeof RECENT_RESULTS)[number]

/** What a line is, where its own words do not say it; the screen has the word. */
export type EmergencyTag =
  | CardRisk
  | Exclude<TreatmentRisk, 'anticoagulant'>
  | RecentResult
  | 'allergy'
  | 'blood-group'
  | 'directives'
  | 'paper'
  | 'trusted-person'
  | 'contact'
  | 'attending-doctor'
  | 'stay'
  | 'ecg'

export type EmergencyLine = {
  readonly id: string
  readonly tag: EmergencyTag | null
  readonly text: string
  readonly detail: string
  readonly date: string
  readonly by: string
  /** Absent: of a register, or a document itself. */
  readonly standing?: Standing
  readonly document?: SourceDocument
  readonly phone?: string
}

/** What is looked for in a block. Where nobody said anything of it, that is written: it never reads as « there is none ». */
export const TOPICS = [
  'allergies',
  'pregnancy',
  'treatments',
  'conditions',
  'directives',
  'trusted-person',
  'attending-doctor',
  'stay',
  ...RECENT_RESULTS,
] as const
export type Topic = (typeof TOPICS)[number]

/** `unknown`: nobody said anything that this reader sees. `closed`: her profession does not see this of anybody. `none`: somebody said that there is none. */
export type Silence =
  | { readonly topic: Topic; readonly state: 'unknown' | 'closed' }
  | { readonly topic: Topic; readonly state: 'none'; readonly by: string; readonly date: string }

export type EmergencyBlock = {
  readonly items: readonly EmergencyLine[]
  /** Lines beyond those that a screen holds. */
  readonly more: number
  readonly silent: readonly Silence[]
}

/** What this reader sees, before it has its place. */
export type ToPlace = {
  readonly entries: readonly Entry[]
  readonly facts: readonly FactLine[]
  readonly lines: readonly DocumentLine[]
  readonly attending: readonly RuleActor[]
  readonly today: string
  readonly sex: 'F' | 'M' | 'U'
  readonly birthDate: string
  /** Rubrics and types of document that the habilitation matrix gives nobody of this profession. */
  readonly closed: ReadonlySet<Rubric>
  readonly isClosed: (typeCode: string) => boolean
}

export type Emergency = {
  readonly holder: HolderPage
  readonly blocks: Readonly<Record<EmergencyBlockName, EmergencyBlock>>
  readonly useful: readonly DocumentLine[]
  readonly updatedAt: Instant | null
  readonly grant: Grant<'read'>
}
