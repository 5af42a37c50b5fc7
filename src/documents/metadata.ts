import type { EmbeddedPart, FileKind, XdsMetadata } from './format/model.ts'

/** What the content is, for opening it: the facts the last sealed segment is bound to. */
export type ContentDescription = {
  readonly mediaType: string
  readonly bytes: number
  /** Hexadecimal SHA-256 of the plain bytes. */
  readonly sha256: string
  readonly sha1: string
  readonly kind: FileKind
}

/** The sealed metadata of one document: the whole XDS entry, its parts, its content, what was said at deposit. */
export type StoredMetadata = {
  readonly uniqueId: string
  /** Absent for a file the person deposited as it is. */
  readonly xds?: XdsMetadata
  readonly parts: readonly EmbeddedPart[]
  readonly content: ContentDescription
  readonly fileName?: string
  readonly depositor: {
    readonly kind: string
    readonly name: string
    readonly nationalId?: string
    /** Of who has no national identifier. */
    readonly id?: string
    readonly structure?: string
    /** Struct_IdNat. */
    readonly structureId?: string
  }
  /** Hexadecimal SHA-256 of what was sent, when a CDA was made around it. */
  readonly sentSha256?: string
  /** Parents named by a replacement; kept even when they are not in the record. */
  readonly replaces: readonly string[]
  readonly parentMissing?: true
}
