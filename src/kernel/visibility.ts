import type { DocumentId, Tag } from './ids.ts'
import type { Instant } from './instant.ts'

/**
 * What a Grant lets its bearer see, as a value: `access/` computes it without reading a document, each store turns it into its WHERE clause.
 * A document is visible when it is `own`, or when every other condition holds.
 */
export type Visibility = {
  /** Documents whose author, depositor or structure bears this tag: rule 4, her own. `null`: nobody's. */
  readonly own: Tag | null
  /** False: nothing but `own`. */
  readonly others: boolean
  /** `null`: every class. Otherwise the class tags that the matrix and the scope leave. */
  readonly classTags: readonly Tag[] | null
  /** `null`: every month. Otherwise month tags (`YYYY-MM` of the act) inside the scope's period. */
  readonly monthTags: readonly Tag[] | null
  /** `null`: every document. Otherwise the list the person chose. */
  readonly documentIds: readonly DocumentId[] | null
  /** Sees documents masked to professionals. */
  readonly masked: boolean
  /** Sees documents kept for chosen professionals; otherwise only those whose audience holds one of `audienceTags`. */
  readonly everyAudience: boolean
  readonly audienceTags: readonly Tag[]
  /** Sees documents the holder may not see yet (R.1111-53). */
  readonly held: boolean
  /** The instant against which `holder_from` is compared when `held` is false. */
  readonly at: Instant
  /** Sees documents hidden from representatives (R.1111-50). */
  readonly hiddenFromRepresentatives: boolean
  /** Nothing of these professionals, structures, towns: places that were protected from the bearer. `null`: not one from whom any can be. */
  readonly hiddenPlaces: readonly Tag[] | null
  /** Protected from somebody: what is done on a document of one is traced in the sheltered stream. */
  readonly shelteredPlaces: readonly Tag[]
}
