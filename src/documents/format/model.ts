import type { Code } from '../../kernel/codes.ts'
import type { Ins } from '../../kernel/ins.ts'
import type { ExtractedFact } from '../facts/model.ts'
import type { XmlEncoding } from '../../platform/xml/encoding.ts'

/** An HL7 v3 instance identifier (II): an OID or UUID, and what its issuer adds. */
export type Identifier = {
  readonly root: string
  readonly extension?: string
}

/** A point in time as the document writes it (HL7 TS, e.g. `20200319111700+0100`) and as XDS wants it (DTM in UTC, same precision). */
export type DocumentTime = {
  readonly text: string
  /** `YYYY[MM[DD[hh[mm[ss]]]]]`. A day without time is a day: it is not moved between zones. */
  readonly utc: string
}

/** A date of birth known in whole or in part: a month or day that is not of the calendar (lunar dates of the INS) is left out. */
export type PartialDate = {
  readonly text: string
  readonly year: number
  readonly month?: number
  readonly day?: number
}

export type Sex = 'M' | 'F' | 'U'

export type QualifiedName = {
  /** HL7 EntityNamePartQualifier: `BR` of birth, `CL` in use, `SP` of the spouse. */
  readonly qualifier?: string
  readonly value: string
}

/** Who the document is about, as its header says. Nothing here has been checked against an identity. */
export type DocumentPatient = {
  /** Every id of the patientRole, in order. */
  readonly ids: readonly Identifier[]
  /** The first id under an INS authority; shape and key are for `kernel/ins.ts` to judge. */
  readonly ins?: Ins
  readonly families: readonly QualifiedName[]
  readonly givens: readonly QualifiedName[]
  /** Family name of birth (qualifier BR, or the one without qualifier). */
  readonly birthFamily: string
  /** Family name in use (CL, else SP) when there is one. */
  readonly usedFamily?: string
  /** First names of the birth certificate, as one list separated by spaces. */
  readonly birthGivens: string
  /** First first name of the birth certificate. */
  readonly firstGiven: string
  readonly usedGiven?: string
  readonly sex?: Sex
  readonly birthDate?: PartialDate
  /** INSEE code of the place of birth: commune, or `99` and country. */
  readonly birthplaceInsee?: string
  readonly birthplaceName?: string
}

export type PersonName = {
  readonly family: string
  readonly given: string
  readonly prefix?: string
  readonly suffix?: string
}

export type DocumentOrganization = {
  readonly ids: readonly Identifier[]
  readonly name?: string
}

export type DocumentAuthor = {
  /** PS_IdNat for professionals (1.2.250.1.71.4.2.1), the INS for the person herself. */
  readonly ids: readonly Identifier[]
  /** A person or a system, never both. */
  readonly person?: PersonName
  readonly device?: string
  /** authorRole: `functionCode`, e.g. PCP. */
  readonly role?: Code
  /** authorSpecialty, e.g. `G15_10/SM26`. */
  readonly specialty?: Code
  /** authorInstitution; absent for documents of the person herself. */
  readonly institution?: DocumentOrganization
  readonly time?: DocumentTime
}

export type DocumentSignatory = {
  readonly ids: readonly Identifier[]
  readonly person?: PersonName
  readonly institution?: DocumentOrganization
  readonly time?: DocumentTime
}

/** `RPLC` replaces, `APND` adds to, `XFRM` transforms its parent. */
export type DocumentRelation = {
  readonly kind: 'RPLC' | 'APND' | 'XFRM'
  readonly parentIds: readonly Identifier[]
  /** uniqueId of each parent, in the same order. */
  readonly parentUniqueIds: readonly string[]
  readonly setId?: Identifier
  readonly versionNumber?: string
}

/** referenceIdList of XDS: what links a report, its request and its images. */
export type DocumentReference = {
  readonly kind: 'order' | 'accession' | 'study-instance-uid'
  readonly id: Identifier
}

export type SectionOutline = {
  /** LOINC most of the time; absent when the section carries none. */
  readonly code?: Code
  readonly title?: string
  /** 1 for a section of the body. */
  readonly level: number
}

/** Only of the person's own: kept as they came, shown by what is made of them. */
export type KeptKind = 'heic' | 'docx' | 'dicom' | 'dicom-zip'

export type FileKind = 'cda' | 'pdf' | 'jpeg' | 'png' | 'tiff' | 'txt' | 'rtf' | KeptKind

/** A file inside a CDA: a range of the original's bytes that holds base64, see `extractPart`. */
export type EmbeddedPart = {
  /** Its rank in the document, from 0. */
  readonly index: number
  readonly place: 'body' | 'media'
  /** As the document declares it; empty when it does not. What to serve it as is said by `kind` only. */
  readonly mediaType: string
  /** What its bytes are; absent when they are nothing we serve. Text has no signature: it is what is declared text and holds nothing else. */
  readonly kind?: Exclude<FileKind, 'cda' | KeptKind>
  /** First and past-the-last byte of the base64 in the original. */
  readonly start: number
  readonly end: number
  readonly encoding: XmlEncoding
  /** Of the decoded bytes. */
  readonly size: number
  /** Hexadecimal. */
  readonly sha1: string
  /** `DF`, `GZ`, `ZL`…: the decoded bytes are compressed, and are not served. */
  readonly compression?: string
}

/** What IHE XDS and the DMP know of a document (DocumentEntry), read from its own header. */
export type XdsMetadata = {
  /** `root` or `root^extension` of `id`; at most 128 characters. */
  readonly uniqueId: string
  readonly id: Identifier
  /** `root` or `root^extension`, in order. */
  readonly templateIds: readonly string[]
  readonly typeCode: Code
  /** Derived from the type, never read (ASS_X04). */
  readonly classCode: Code
  /** Derived: ASS_A11 by template, ASS_A12 by media type for a level-1 body. */
  readonly formatCode: string
  readonly mimeType: 'text/xml'
  /** SHA-1 of the original, hexadecimal: XDS's identifier of content, not a proof. */
  readonly hash: string
  /** Bytes of the original. */
  readonly size: number
  readonly languageCode: string
  readonly title: string
  /** HL7 `N`, `R`, `V` and the visibility codes as written. */
  readonly confidentiality: readonly Code[]
  /** What the visibility codes ask for, old names and those of 2026 alike. */
  readonly visibility: DocumentVisibility
  readonly creationTime: DocumentTime
  readonly serviceStart: DocumentTime
  readonly serviceStop?: DocumentTime
  readonly patient: DocumentPatient
  /** The patient's first id that is no INS; the INS again when there is no other (interop §4). */
  readonly sourcePatientId: Identifier
  readonly authors: readonly DocumentAuthor[]
  readonly legalAuthenticator: DocumentSignatory
  readonly custodian: DocumentOrganization
  readonly eventCodes: readonly Code[]
  readonly practiceSetting: Code
  readonly facilityType: Code
  readonly setId?: Identifier
  readonly versionNumber?: string
  readonly relations: readonly DocumentRelation[]
  readonly references: readonly DocumentReference[]
  readonly body: 'structured' | 'unstructured'
  readonly sections: readonly SectionOutline[]
  readonly parts: readonly EmbeddedPart[]
}

export type DocumentVisibility = {
  /** MASQUE_PS */
  readonly masked: boolean
  /** INVISIBLE_PATIENT, or NOPAT since September 2026 */
  readonly hiddenFromHolder: boolean
  /** INVISIBLE_REPRESENTANTS_LEGAUX */
  readonly hiddenFromRepresentatives: boolean
}

/** Digests of the bytes as received, hexadecimal. */
export type OriginalFacts = {
  readonly size: number
  readonly sha1: string
  readonly sha256: string
}

/** What a CDA says of itself. */
export type CdaReading = {
  readonly metadata: XdsMetadata
  readonly original: OriginalFacts
  /** For the search of the record: see `searchableText`. */
  readonly text: string
  /** What its coded entries tell (facts/README.md); `null`: nobody asked, they were not read. */
  readonly facts: readonly ExtractedFact[] | null
}

export const uniqueIdOf = ({ root, extension }: Identifier): string => (extension === undefined ? root : `${root}^${extension}`)

/** 25 MB, as people and the DMP's editors count them: 25 × 1024 × 1024 bytes. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024
/** DICOM images, one file or a ZIP of them (ui.md U4). */
export const MAX_IMAGING_BYTES = 500 * 1024 * 1024
