/** What crosses between the server and the process that reads texts: plain values. */

/** Files that hold words, or a picture of words. */
const READABLE = ['pdf', 'jpeg', 'png', 'tiff', 'txt', 'rtf'] as const
export type ReadableKind = (typeof READABLE)[number]

export const readableKind = (kind: string | undefined): ReadableKind | undefined => READABLE.find(readable => readable === kind)

export type ReadingAsked = {
  readonly kind: ReadableKind
  /** As they come from the store: the server never holds a whole file for its reader. */
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
  /** From 1. */
  readonly fromPage: number
}

/** The file piece by piece, then what to do with it. */
export type ToReader = { readonly piece: Uint8Array } | Omit<ReadingAsked, 'bytes'>

/** `text` of pages up to `nextPage`; `null`: it was the last. `unreadable`: encrypted, damaged, not what it says. */
export type ReadingAnswer =
  | { readonly kind: 'pages'; readonly text: string; readonly nextPage: number | null }
  | { readonly kind: 'unreadable'; readonly why: string }

/** How much of one file is read: a book of nine hundred pages whole when it holds its text, fewer when it is pictures. */
export const READING_LIMITS = {
  pages: 2_000,
  scannedPages: 100,
  pagesOfAnAnswer: 50,
  scannedPagesOfAnAnswer: 5,
  charactersOfAPage: 50_000,
} as const
