import type { Proposal, SavedUpload } from '../../api/types.ts'

/**
 * One file on its way. It leaves as soon as it is given, is read by the server, then waits for her word: nothing is in her record before
 * « Enregistrer ».
 */
export type Entry = {
  readonly key: string
  readonly file: File
  readonly title: string
  readonly typeCode: string
  /** As typed, day first. */
  readonly date: string
  readonly masked: boolean
  /** « À classer plus tard ». */
  readonly toFile: boolean
  readonly uploadId: string | null
  readonly proposal: Proposal | null
  /** She touched a field: what the server then proposes does not change it. */
  readonly touched: boolean
  /** The name read in it is another person’s, and she has answered. */
  readonly personConfirmed: boolean
  readonly state: State
}

export type State =
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly deposited: SavedUpload }
  | { readonly kind: 'failed'; readonly why: string; readonly again: boolean }

/** « Ordonnance_2026-03.pdf » proposes « Ordonnance 2026 03 ». */
export const titleFrom = (fileName: string): string =>
  fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

export const countOf = (queue: readonly Entry[], kind: State['kind']): number => queue.filter(entry => entry.state.kind === kind).length

/** What is still on its way, so that she is warned before she leaves. */
export const isMoving = ({ state }: Entry): boolean => state.kind === 'sending' || state.kind === 'reading' || state.kind === 'saving'

/** The name read in a file is not the name of the record: saved only after she answered. */
export const needsAnswer = ({ proposal, personConfirmed }: Entry): boolean => proposal?.person?.verdict === 'other' && !personConfirmed

/** What the server read in it, unless she wrote something herself. `typed` says a date as she would type it. */
export const withProposal = (entry: Entry, proposal: Proposal, typed: (partial: string) => string | null): Entry => {
  const read = { ...entry, proposal, state: { kind: 'ready' as const } }
  if (entry.touched) return read
  const date = proposal.date ? typed(proposal.date.value) : null
  return {
    ...read,
    title: proposal.title?.value ?? entry.title,
    typeCode: proposal.typeCode?.value ?? entry.typeCode,
    date: date ?? entry.date,
  }
}
