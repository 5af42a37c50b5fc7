import type { DocumentId } from '../../kernel/ids.ts'

export const ROUTES = ['intramuscular', 'subcutaneous', 'intradermal', 'oral', 'inhaled'] as const
export type Route = (typeof ROUTES)[number]

/** One dose, as the professional who gives it records it. */
export type NewDose = {
  /** A UUID drawn by whoever asks: the vaccination's own identifier, so that the same request records one dose. */
  readonly clientId: string
  readonly vaccine: string
  readonly cip13?: string
  /** The day, whole. */
  readonly occurrence: string
  readonly lot?: string
  /** Last day of use of the box. */
  readonly expiry?: string
  /** It was given after that day, and she says it. */
  readonly afterExpiry?: true
  readonly kind?: 'first' | 'primary' | 'booster'
  readonly rank?: number
  readonly route?: Route
  readonly site?: string
  readonly targets?: readonly string[]
}

export type RecordedDose = {
  readonly entryId: string
  readonly version: number
  readonly documentId: DocumentId | null
  readonly known: boolean
}
