import type { Instant } from '../../kernel/instant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import type { DocumentLine } from '../model.ts'

/** What she made of one document. */
export type Marks = {
  /** Filed by somebody else, and not opened by this very person. */
  readonly unread: boolean
  readonly pinned: boolean
  readonly folderId: string | null
  /** In the inbox « à classer ». */
  readonly toFile: boolean
  readonly hasNote: boolean
}

/** `note`: for a copy of the record only. */
export type ShelfLine = { readonly line: DocumentLine; readonly marks: Marks; readonly note?: OwnNote }
/** `count`: documents in it that its reader sees. */
export type Folder = { readonly id: string; readonly name: string; readonly count: number }
export type SavedView = { readonly id: string; readonly name: string; readonly facets: unknown }

export type Counts = {
  readonly all: number
  readonly unread: number
  readonly pinned: number
  readonly toFile: number
  readonly masked: number
  readonly mine: number
}

export type Shelf = {
  readonly lines: readonly ShelfLine[]
  readonly folders: readonly Folder[]
  readonly views: readonly SavedView[]
  readonly counts: Counts
}

export type OwnNote = { readonly text: string; readonly at: Instant }
export type OwnMarks = Marks & { readonly note?: OwnNote }

/** What is done to every document named; `documents: null`: to all that she sees. */
export type Organising = {
  readonly documents: readonly DocumentId[] | null
  readonly read?: boolean
  readonly pinned?: boolean
  readonly folderId?: string | null
  readonly toFile?: boolean
}

export const THING = { folder: 1, view: 2 } as const

/** More than anybody keeps by hand. */
export const MOST = { folders: 200, views: 50, documents: 10_000 } as const

export const countsOf = (lines: readonly ShelfLine[]): Counts => {
  const count = (holds: (line: ShelfLine) => boolean): number => lines.filter(holds).length
  return {
    all: lines.length,
    unread: count(({ marks }) => marks.unread),
    pinned: count(({ marks }) => marks.pinned),
    toFile: count(({ marks }) => marks.toFile),
    masked: count(({ line }) => line.masked),
    mine: count(({ line }) => line.own),
  }
}
