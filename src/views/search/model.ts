import type { DocumentId } from '../../kernel/ids.ts'
import type { DocumentLine } from '../../documents/index.ts'

/** What somebody asks, as she wrote it. It never stands in an address or a log. */
export type Asked = {
  readonly text: string
  /** Also what means the same. Default: yes. */
  readonly synonyms?: boolean
  /** Also what is nearly written so. Default: yes. */
  readonly corrections?: boolean
  /** Family of documents, as the pages name it. */
  readonly family?: string
  readonly from?: number
  readonly limit?: number
}

/** A piece of an extract; `marked`: what was found. */
export type Piece = { readonly text: string; readonly marked: boolean }

export type FoundDocument = {
  readonly line: DocumentLine
  readonly title: readonly Piece[]
  /** Words around what was found in its text; none when it was found elsewhere. */
  readonly extract: readonly Piece[]
}

/** Somebody who wrote what this reader sees. */
export type FoundPerson = { readonly name: string; readonly role?: string; readonly place?: string; readonly documents: number }

/** One thing of the health profile, or read in a document, that answers. `id` is of its owner. */
export type FoundHealth = {
  readonly id: string
  /** Name of a rubric of the profile, or kind of a fact. */
  readonly rubric: string
  readonly label: readonly Piece[]
  readonly date?: string
  /** Where it was read. */
  readonly documentId?: DocumentId
}

/** What a neighbour lets be searched: already decided, selected and opened for this reader. */
export type HealthWords = {
  readonly id: string
  readonly rubric: string
  readonly label: string
  /** Other words by which it is found. */
  readonly words?: string
  readonly date?: string
  readonly documentId?: DocumentId
}

export type Found = {
  readonly documents: readonly FoundDocument[]
  /** Of all that was found. */
  readonly total: number
  readonly families: readonly { readonly id: string; readonly count: number }[]
  readonly people: readonly FoundPerson[]
  readonly health: readonly FoundHealth[]
  /** What else was looked for, and found. */
  readonly alsoFor: readonly string[]
  readonly corrections: readonly { readonly asked: string; readonly used: string }[]
  /** The days that were understood, both included. */
  readonly period?: { readonly from?: string; readonly to?: string; readonly words: string }
  /** Visible documents whose text is not read yet. */
  readonly unread: number
}
