import type { ActorId, DocumentId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { PartialDate } from '../kernel/partial-date.ts'
import type { Rubric } from '../kernel/rubrics.ts'

/**
 * What a health profile says, in the element names of FHIR R4 (AllergyIntolerance, MedicationStatement, Condition, Procedure, FamilyMemberHistory,
 * Immunization, Observation, RelatedPerson, Consent), so that an edge translates without thinking. Pure: no I/O here.
 */
export type Coding = {
  readonly system: 'icd-10' | 'atc' | 'cip-13' | 'cis' | 'loinc'
  readonly code: string
  /** As the terminology writes it. */
  readonly display: string
}

/** In her words always; in a code where she chose one. */
export type Concept = { readonly text: string; readonly coding?: Coding }

type Period = { readonly start?: PartialDate; readonly end?: PartialDate }
type Noted = { readonly note?: string }

/** AllergyIntolerance. `high`: it has been dangerous. */
export type Allergy = Noted & {
  readonly rubric: 'allergies'
  readonly code: Concept
  readonly criticality?: 'low' | 'high' | 'unable-to-assess'
  readonly reaction?: string
  readonly onset?: PartialDate
}

/** MedicationStatement. */
export type Treatment = Noted & {
  readonly rubric: 'treatments'
  readonly medication: Concept
  readonly dosage?: string
  readonly reason?: string
  readonly effectivePeriod?: Period
  /** Until when the prescription in hand holds (R4 keeps it in MedicationRequest.dispenseRequest.validityPeriod): to be renewed by then. */
  readonly renewal?: PartialDate
}

/** Condition. */
export type Condition = Noted & {
  readonly rubric: 'conditions'
  readonly code: Concept
  readonly severity?: 'mild' | 'moderate' | 'severe'
  readonly onset?: PartialDate
  readonly abatement?: PartialDate
  /** Care paid in full for it (ALD). */
  readonly longTerm?: boolean
}

/** Procedure; `stay`: in a hospital, whatever was done there. */
export type Procedure = Noted & {
  readonly rubric: 'procedures'
  readonly category: 'operation' | 'stay'
  readonly code: Concept
  readonly performed?: PartialDate
  readonly duration?: { readonly value: number; readonly unit: 'day' | 'week' | 'month' | 'year' }
  readonly location?: string
}

export const RELATIONSHIPS = [
  'mother',
  'father',
  'sister',
  'brother',
  'child',
  'maternal-grandparent',
  'paternal-grandparent',
  'aunt-or-uncle',
  'other',
] as const

/** FamilyMemberHistory. */
export type FamilyHistory = Noted & {
  readonly rubric: 'family-history'
  readonly relationship: (typeof RELATIONSHIPS)[number]
  readonly condition: Concept
  readonly onsetAge?: number
}

/** Immunization. `occurrence` is the day of the injection where it is known. */
export type Vaccination = Noted & {
  readonly rubric: 'vaccinations'
  readonly vaccine: Concept
  readonly occurrence: PartialDate
  readonly dose?: 'first' | 'primary' | 'booster'
  readonly lotNumber?: string
  readonly performer?: string
  readonly site?: string
  /** Against what: codes of the product's own short list. */
  readonly targets?: readonly string[]
}

/** Observation of the kind vital signs. `kind` and units are those of the screen of measures. */
export type Measure = Noted & {
  readonly rubric: 'measures'
  readonly kind: string
  readonly components: readonly { readonly name: string; readonly value: number; readonly unit: string }[]
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, as the person read it on her clock. */
  readonly effective: string
  /** A wish rather than a fact: the value she and her doctor aim at. */
  readonly target?: true
  /** An unusual value: she was asked, and it is right. */
  readonly verified?: true
}

export const HABITS = ['food', 'physical-activity', 'sleep', 'screens', 'alcohol', 'tobacco', 'other'] as const

/** Observation of the kind social history. */
export type Lifestyle = Noted & {
  readonly rubric: 'lifestyle'
  readonly code: (typeof HABITS)[number]
  readonly value: string
  readonly effective?: PartialDate
}

export const DISABILITIES = ['sensory', 'neurodevelopmental', 'psychic', 'motor', 'multiple', 'disabling-disease', 'other'] as const

export type Disability = Noted & {
  readonly rubric: 'disability'
  readonly kind: (typeof DISABILITIES)[number]
  readonly rate?: 'below-50' | '50-79' | '80-or-more'
  readonly technicalHelp?: string
  readonly humanHelp?: string
  /** What whoever cares for her must know: how to speak, to move, to wait. */
  readonly needs?: string
}

/** Observation. Indicative: a transfusion is always checked. */
export type BloodGroup = Noted & {
  readonly rubric: 'blood-group'
  readonly value: 'A+' | 'A-' | 'B+' | 'B-' | 'AB+' | 'AB-' | 'O+' | 'O-'
  readonly effective?: PartialDate
}

/** RelatedPerson. */
export type Contact = Noted & {
  readonly rubric: 'emergency-contacts'
  readonly name: string
  readonly relationship?: string
  readonly phone: string
  readonly otherPhone?: string
  readonly role: 'emergency' | 'carer'
  /** 1 is called first. */
  readonly rank: number
}

/** « Personne de confiance » (CSP L.1111-6): designated in writing, countersigned by whom it names. */
export type TrustedPerson = Noted & {
  readonly rubric: 'trusted-person'
  readonly name: string
  readonly birthDate?: PartialDate
  readonly relationship?: string
  readonly phone?: string
  readonly address?: string
  readonly designatedOn: PartialDate
  /** She says that he knows and agrees. */
  readonly agreed: boolean
  /** The signed form, among her documents. */
  readonly form?: DocumentId
}

/** The two models of the order of 3 August 2016, and a paper of her own. */
export type Directives = Noted & {
  readonly rubric: 'directives'
  readonly model: 'in-good-health' | 'seriously-ill' | 'own-paper'
  readonly writtenOn: PartialDate
  /** By question of the model (profile/directives.ts). */
  readonly answers?: Readonly<Record<string, string>>
  readonly document?: DocumentId
  readonly witnesses?: readonly string[]
}

/** What she tells those who would be asked. Only the national register of refusals is opposable (CSP L.1232-1, R.1232-4-4). */
export type OrganDonation = Noted & {
  readonly rubric: 'organ-donation'
  readonly position: 'agrees' | 'refuses' | 'refuses-some' | 'undecided'
  readonly toldRelatives?: boolean
}

export type Body =
  | Allergy
  | Treatment
  | Condition
  | Procedure
  | FamilyHistory
  | Vaccination
  | Measure
  | Lifestyle
  | Disability
  | BloodGroup
  | Contact
  | TrustedPerson
  | Directives
  | OrganDonation

/** « Je n'en ai pas », said in so many words (FHIR `no-known-…`). */
export type Absence = { readonly rubric: Rubric; readonly none: true }

export const STATUS = { active: 1, ended: 2, removed: 3, none: 4, replaced: 5, draft: 6 } as const
export type EntryStatus = keyof typeof STATUS

export const statusNamed = (number: number): EntryStatus => {
  const found = (Object.keys(STATUS) as EntryStatus[]).find(name => STATUS[name] === number)
  if (found === undefined) throw new RangeError('no such status')
  return found
}

/** Who said it, as a reader is told: « déclaré par moi », « ajouté par Dr X ». */
export type Author = {
  readonly id: ActorId
  readonly kind: 'holder' | 'representative' | 'helper' | 'professional'
  readonly name: string
  readonly nationalId?: string
  readonly profession?: string
  readonly specialty?: string
  readonly place?: string
}

/** What a professional saw before she vouched for a dose. */
export const EVIDENCES = ['vaccination-record', 'certificate', 'box-or-lot', 'document-here', 'given-by-me'] as const
export type Evidence = (typeof EVIDENCES)[number]

export type Confirmation = { readonly by: Author; readonly at: Instant; readonly evidence?: Evidence }

export type EntryId = string

/** One entry as its reader may see it. `source`: what stands behind it. */
export type Entry = {
  readonly id: EntryId
  readonly version: number
  readonly rubric: Rubric
  readonly status: EntryStatus
  readonly body: Body | Absence
  readonly author: Author
  readonly source: 'declared' | 'confirmed' | 'professional'
  readonly confirmed: Confirmation | null
  readonly endedOn: PartialDate | null
  readonly writtenAt: Instant
  /** Documents that she joined; told to her alone. */
  readonly links: readonly DocumentId[]
  /** Why its reader may not change it; `null`: she may. */
  readonly closed: Closed | null
  /** She or someone for her asked its author to correct it. */
  readonly correctionAsked: boolean
}

/** `by-professional`: his to correct · `confirmed`: a dose somebody vouched for · `not-yours`: another's words · `read-only`: she only reads. */
export type Closed = 'by-professional' | 'confirmed' | 'not-yours' | 'read-only'

export const isAbsence = (body: Body | Absence): body is Absence => 'none' in body
