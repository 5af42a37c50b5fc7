import type { DocumentId } from '../../kernel/ids.ts'
import type { MeasuredPart } from '../../kernel/measures.ts'
import type { Closed } from '../../profile/index.ts'

/** One value in time, with who says it: never two made into one. */
export type Point = {
  readonly id: string
  readonly kind: string
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
  readonly at: string
  readonly parts: readonly MeasuredPart[]
  readonly source: 'declared' | 'confirmed' | 'professional' | 'read'
  readonly by?: string
  /** An entry of the profile, to be changed there. */
  readonly entry?: { readonly version: number; readonly closed: Closed | null }
  /** Read in a document. */
  readonly read?: {
    readonly status: 'proposed' | 'confirmed'
    readonly facts: readonly string[]
    readonly documentId: DocumentId
    readonly title: string
    readonly author: string
  }
}

export type Target = Pick<Point, 'id' | 'kind' | 'parts' | 'at'> & { readonly version: number }

export type Measures = {
  readonly points: readonly Point[]
  readonly targets: readonly Target[]
  /** Of whose body it is: curves of growth need both. */
  readonly birthDate: string
  readonly sex: 'F' | 'M' | 'U'
  /** Told to her side. */
  readonly consents: boolean | null
}
