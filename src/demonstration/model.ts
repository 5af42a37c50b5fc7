import type { Ins } from '../kernel/ins.ts'
import type { Instant } from '../kernel/instant.ts'

/** A sentence in both languages of the persona chooser. */
export type Bilingual = { readonly fr: string; readonly en: string }

export type DemoAddress = {
  readonly houseNumber: string
  readonly streetName: string
  readonly postalCode: string
  readonly city: string
}

/** A place of care. Its FINESS is of the test range (letter B): it can belong to nobody. */
export type DemoStructure = {
  readonly key: string
  /** Struct_IdNat: `1` + FINESS, `3` + SIRET for the insurer. */
  readonly nationalId: string
  readonly name: string
  /** TRE_R02, e.g. `SA01` public hospital. */
  readonly sector: string
  readonly sectorDisplay: string
  /** TRE_A01, e.g. `AMBULATOIRE`. */
  readonly practiceSetting: string
  readonly practiceSettingDisplay: string
  readonly address: DemoAddress
  readonly phone: string
  /** Colour of its letterhead, `#rrggbb`. */
  readonly colour: string
}

/** One "situation d'exercice": she chooses one when she signs in (domain: one professional, several places). */
export type DemoExercise = {
  /** Key of a `DemoStructure`. */
  readonly structure: string
  readonly mode: 'self-employed' | 'salaried'
  /** Occupational doctors read nothing by default (CSP L.1111-17 IV). */
  readonly occupational: boolean
  /** Regulation centre of a SAMU. */
  readonly regulation: boolean
}

export type DemoProfessional = {
  readonly key: string
  readonly kind: 'professional' | 'secretary' | 'agent'
  /** PS_IdNat: `8` + RPPS for professionals, `3` + FINESS/internal for employees, `5` + SIRET/internal for the insurer's agent. */
  readonly nationalId: string
  /** 11 digits of the test range 999…, with a valid Luhn key; absent for those who are not health professionals. */
  readonly rpps?: string
  readonly civility: 'M' | 'MME'
  readonly title: 'DR' | ''
  readonly family: string
  readonly given: string
  /** TRE_G15, e.g. `10`; absent for secretary and agent. */
  readonly profession?: string
  /** TRE_R38, e.g. `SM54`. */
  readonly specialty?: string
  /** What TRE_A02 says of profession and specialty. */
  readonly specialtyDisplay: string
  /** How she signs: `Médecin généraliste`. */
  readonly signsAs: string
  /** At least one; the first is where her documents come from unless a document says otherwise. */
  readonly exercises: readonly [DemoExercise, ...DemoExercise[]]
  /** She has no place of her own: whom she replaces, or who answers for his training, at that person's first place. Key of another. */
  readonly attached?: { readonly kind: 'substitute' | 'student'; readonly under: string }
  readonly phone: string
  readonly email: string
  readonly story: Bilingual
}

/** What one professional was allowed: everything, some document classes, chosen documents, or a period (months, inclusive). */
export type DemoScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'classes'; readonly classCodes: readonly string[] }
  | { readonly kind: 'documents'; readonly keys: readonly string[] }
  | { readonly kind: 'period'; readonly fromMonth: string; readonly untilMonth: string }

export type DemoAccess =
  | { readonly kind: 'attending'; readonly professional: string; readonly since: Instant }
  | {
      readonly kind: 'authorised'
      readonly professional: string
      readonly scope: DemoScope
      readonly from: Instant
      readonly until: Instant
    }
  | { readonly kind: 'blocked'; readonly professional: string; readonly since: Instant; readonly evenInEmergency: boolean }

/** Another person who acts on this record. `person` is the key of that other `DemoPerson`. */
export type DemoLink =
  | { readonly kind: 'parent'; readonly person: string; readonly since: Instant }
  | { readonly kind: 'guardian'; readonly person: string; readonly since: Instant; readonly judgment: string }
  | {
      readonly kind: 'helper'
      readonly person: string
      readonly since: Instant
      readonly until: Instant
      readonly rights: readonly ('read' | 'add' | 'write-to-professionals')[]
    }

/** The three switches of emergencies, as she set them: SAMU regulation, break-glass, masked documents too (domain.md §3). */
export type DemoSwitches = { readonly regulation: boolean; readonly breakGlass: boolean; readonly masked: boolean }

export type DemoPerson = {
  readonly key: string
  /** On the test OID, with a right key; the commune 999 exists in no department. */
  readonly ins: Ins
  readonly birthFamily: string
  /** All birth first names, in the order of the register. */
  readonly birthGivens: readonly [string, ...string[]]
  readonly usedFamily: string
  readonly usedGiven: string
  readonly sex: 'F' | 'M'
  /** `YYYY-MM-DD`, drawn from today so that a child of five stays five. */
  readonly birthDate: string
  readonly birthPlaceCode: string
  readonly birthPlaceName: string
  readonly address: DemoAddress
  /** Of the ranges that ARCEP keeps for fiction. */
  readonly phone: string
  readonly email: string
  /** One line for the persona chooser. */
  readonly story: Bilingual
  readonly recordOpenedAt: Instant
  readonly access: readonly DemoAccess[]
  readonly links: readonly DemoLink[]
  readonly switches: DemoSwitches
  /** She hid everything in one click, what exists and what will come. */
  readonly hideAll: boolean
}

/** The whole demonstration, a function of `seed` and `today` only. */
export type DemoWorld = {
  readonly seed: string
  readonly today: Instant
  /** Whether lives are told whole, months and winters included: hundreds of papers. */
  readonly isLong: boolean
  readonly structures: readonly DemoStructure[]
  readonly professionals: readonly DemoProfessional[]
  readonly people: readonly DemoPerson[]
}

export type DemoVisibility = {
  /** Masked to professionals. */
  readonly masked?: boolean
  /** Not for the holder before the announcement consultation (R.1111-53). */
  readonly hiddenUntilAnnouncement?: boolean
  /** Not for the holder's legal representatives (R.1111-50). */
  readonly hiddenFromRepresentatives?: boolean
  /** Kept for these professionals: their national identifiers. */
  readonly audience?: readonly string[]
}

export type DemoMediaType = 'text/xml' | 'application/pdf' | 'image/png' | 'image/jpeg' | 'text/plain'

export type DemoDocument = {
  /** Unique over the whole demonstration: `marcel/bio-…`. */
  readonly key: string
  readonly fileName: string
  readonly mediaType: DemoMediaType
  readonly bytes: Uint8Array
  /** National identifier of the author, or who else brings it. */
  readonly depositor: string | 'patient' | 'insurer'
  /** Struct_IdNat of the place it comes from; absent when the person brings it. */
  readonly structure?: string
  readonly depositedAt: Instant
  readonly visibility: DemoVisibility
  /** Key of the document of which this is the next version. */
  readonly replaces?: string
  /** What a reader of the file must find in it; for a loose file, what its depositor says of it. */
  readonly expected: DemoMetadata
}

export type DemoMetadata = {
  readonly title: string
  readonly typeCode: string
  readonly typeSystem: string
  /** TRE_A03 class, from ASS_X04. */
  readonly classCode: string
  /** When the act began and ended, and when the document was written. */
  readonly actedAt: Instant
  readonly actedUntil: Instant
  readonly writtenAt: Instant
  /** Absent for loose files, whose metadata the server gives. */
  readonly uniqueId?: string
  readonly setId?: string
  readonly version?: number
  readonly formatCode?: string
  readonly parentUniqueId?: string
}
