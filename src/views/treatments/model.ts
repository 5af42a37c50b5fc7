import type { DocumentId } from '../../kernel/ids.ts'
import type { Standing } from '../synthesis/model.ts'
import type { TreatmentRisk } from '../synthesis/risks.table.ts'

/** Who speaks: a prescription; a pharmacy that handed it over; she herself, a professional in her profile, or a document that lists what she takes. */
export const SOURCES = ['prescribed', 'delivered', 'declared'] as const
export type Source = (typeof SOURCES)[number]

/** A substance, and how it is known: by a code that the source writes, or by a name of the reviewed list, letter for letter. */
export type Substance = { readonly atc: string; readonly inn?: string; readonly by: 'code' | 'name' }

/** What one source says of one treatment, with where to read it. */
export type Said = {
  readonly id: string
  readonly source: Source
  readonly text: string
  readonly dose: string
  readonly cis?: string
  readonly cip?: string
  readonly substance?: Substance
  /** Since when, and until when, where it is said. */
  readonly since?: string
  readonly until?: string
  /** Of what is said; else of its writing. */
  readonly date: string
  readonly isCurrent: boolean
  readonly standing: Standing
  readonly by: string
  readonly document?: { readonly id: DocumentId; readonly title: string }
}

/**
 * Why lines of several sources are one treatment: the same code of a speciality, of a box, of a substance; the same substance by its exact name; the very same
 * words. Anything less is left apart.
 */
export const JOINS = ['cis', 'cip', 'atc', 'inn', 'words'] as const
export type Join = (typeof JOINS)[number]

export type Treated = {
  readonly id: string
  readonly name: string
  readonly substance?: Substance
  readonly risk?: TreatmentRisk
  /** One of its lines tells of today. */
  readonly isCurrent: boolean
  readonly joins: readonly Join[]
  readonly said: readonly Said[]
  readonly flags: readonly Flag[]
}

export const RULES = ['duplicate', 'allergy', 'kidney', 'pregnancy'] as const
export type RuleId = (typeof RULES)[number]

/** A thing to look at again, told with what it leans on. `degree` is a word of the screen. */
export type Flag = {
  readonly rule: RuleId
  readonly degree: Degree
  /** What it was compared with: an allergy, a result, a pregnancy; for a duplicate, the other product. */
  readonly against: Evidence
  /** Below this figure, as the source of the rule has it. */
  readonly threshold?: number
  readonly ruleSource: string
}

export const DEGREES = ['same-substance', 'same-family', 'to-avoid', 'contraindicated', 'contraindicated-late'] as const
export type Degree = (typeof DEGREES)[number]

export type Evidence = {
  readonly text: string
  readonly date: string
  readonly by: string
  readonly document?: { readonly id: DocumentId; readonly title: string }
}

/**
 * What a rule could look at. Never « no risk »: `nothing-seen` compares what this reader sees, and nothing else. `no-data`: there was nothing to compare
 * with. `old-data`: the last is older than a year. `closed`: her profession is not shown it.
 */
export const CHECK_STATES = ['found', 'nothing-seen', 'old-data', 'no-data', 'closed'] as const
export type CheckState = (typeof CHECK_STATES)[number]

export type Check = {
  readonly rule: RuleId
  readonly state: CheckState
  /** Treatments of today that the rule could not read: no code, no name that is known. */
  readonly unread: number
  /** Names of treatments of today that the rule is about, when there was nothing to compare them with. */
  readonly concerned: readonly string[]
  /** What it was compared with, where it is one thing: the last result. */
  readonly against?: Evidence
  /** Things she says that could be compared with no substance: an allergy in words of her own. */
  readonly incomparable: number
}

export type Treatments = {
  readonly current: readonly Treated[]
  readonly past: readonly Treated[]
  readonly checks: readonly Check[]
  /** « Je ne prends aucun traitement », as she said it. */
  readonly denied: { readonly by: string; readonly date: string } | null
  /** Whether her profession is shown what is declared of it. */
  readonly isDeclaredClosed: boolean
}
