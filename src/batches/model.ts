import type { ActorId, DocumentId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { InitialVisibility } from '../documents/index.ts'
import type { ClaimedTraits } from '../identity/index.ts'
import type { Operation } from '../platform/operation.ts'

export const BATCH_LIMITS = {
  documents: 5_000,
  /** Of each sender; older ones go with their days. */
  batches: 2_000,
  /** Files up to this many bytes are read before they are filed, several at once; they are kept to be tried again. */
  smallBytes: 256 * 1024,
  /** Deposits at the same moment: memory is bounded by this many small files. */
  atOnce: 6,
  /** Outcomes written in one transaction. */
  noted: 32,
} as const

/**
 * A batch most of whose documents are nobody's is no batch: it asks who has a record (security.md A6). So many, and one in ten of what came, may be so.
 */
export const STRANGERS = { some: 20, oneIn: 10 } as const
/** What tells whether somebody has a record here. */
export const TELLS_OF_A_RECORD: ReadonlySet<string> = new Set(['deposit-refused', 'identity-conflict'])

/** What the sender says of one document. Its number is its own, made once: a UUID, the identifier of a loose file, and how it is known if it is sent again. */
export type SaidOfItem = {
  /** The INS as it was written: read again each time it is tried. */
  readonly ins: string
  readonly oid?: string
  /** Whose a loose file is, as the sender knows her; a CDA says it itself. */
  readonly claimed?: ClaimedTraits
  readonly title?: string
  readonly typeCode?: string
  readonly date?: string
  readonly visibility: InitialVisibility
  readonly fileName: string
  readonly mediaType: string
}

/** `said`: `null` when what is said of it cannot be read. */
export type ArrivingItem = { readonly itemId: string; readonly said: SaidOfItem | null; readonly stream: AsyncIterable<Uint8Array> }

export type Outcome =
  | { readonly kind: 'deposited'; readonly recordId: RecordId; readonly documentId: DocumentId; readonly heldUntil: Instant | null }
  | { readonly kind: 'refused'; readonly cause: string; readonly message: string }

/** A sealed line: what was said, what became of it. `sha256`: of the bytes, so that the same document sent again is known. */
export type ItemFacts = {
  readonly said: SaidOfItem
  readonly sha256: string
  readonly outcome: Outcome
  /** Its place in what was sent, from 1: how its sender finds it again. Lines written before it was kept have none. */
  readonly line?: number
}

export type BatchFacts = { readonly name: string; readonly senderName: string }

export type Whose = { readonly actorId: ActorId; readonly batchId: string }

/** Under whose key, and before whose eyes: the structure's, else the sender's own. */
export const inboxOf = ({ caller }: Operation): ActorId => caller.exercise?.structureId ?? caller.subject.id

/** Documents that were refused for one cause. `kept`: those whose file is here, to be tried again without being sent. */
export type Group = { readonly cause: string; readonly message: string; readonly count: number; readonly kept: number }

export type BatchSummary = {
  readonly batchId: string
  readonly name: string
  readonly senderName: string
  readonly begunAt: Instant
  readonly announced: number
  readonly answered: number
  readonly deposited: number
  readonly refused: number
  /** Deposited, and not yet shown to the person. */
  readonly held: number
}

export type Batch = BatchSummary & { readonly groups: readonly Group[] }

export type ItemLine = {
  readonly itemId: string
  readonly answeredAt: Instant
  readonly heldUntil: Instant | null
  readonly bytes: number
  readonly kept: boolean
  readonly facts: ItemFacts
}
