import type { Deposited } from '../../api/types.ts'

export type Entry = {
  readonly key: string
  readonly file: File
  readonly title: string
  readonly typeCode: string
  /** As typed, day first. */
  readonly date: string
  readonly masked: boolean
  /** Made once for each file: sending again after a doubt never makes two documents. */
  readonly uniqueId: string
  readonly state:
    | { readonly kind: 'ready' }
    | { readonly kind: 'sending'; readonly share: number }
    | { readonly kind: 'sent'; readonly deposited: Deposited }
    | { readonly kind: 'failed'; readonly why: string }
}

export const MAX_BYTES = 25_000_000

/** « Ordonnance_2026-03.pdf » proposes « Ordonnance 2026 03 ». */
export const titleFrom = (fileName: string): string =>
  fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

export const countOf = (queue: readonly Entry[], kind: Entry['state']['kind']): number =>
  queue.filter(entry => entry.state.kind === kind).length
