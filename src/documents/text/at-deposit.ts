import type { ActorId, DocumentId } from '../../kernel/ids.ts'
import type { Sealer } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import type { StoredMetadata } from '../metadata.ts'
import { readableKind } from './reading.ts'
import { type SealedSegment, sealSegment } from './segment.ts'

/** Whose key wraps what waits to be read: neither a record's, which nothing opens without a trace, nor anybody's. */
export const READER = '00000000-0000-4000-8000-000000000005' as ActorId

/** A document's own bytes, or files inside it, that a reader of texts is to open. */
export type Waiting = Pick<StoredMetadata, 'content' | 'parts'>

export const readableParts = ({ parts }: Waiting): Waiting['parts'] =>
  parts.filter(({ kind, compression }) => readableKind(kind) !== undefined && compression === undefined)

export type WaitingRow = { readonly wrappedKey: Buffer; readonly sealed: Buffer; readonly nextPart: number }

/** What a deposit files with its row: the text it holds in its hands (a CDA's), and what is to be read later. */
export type TextAtDeposit = { readonly segment: SealedSegment | null; readonly waiting: WaitingRow | null }

export const waitingContext = (documentId: string): string => `text|${documentId}`

/**
 * The narrative of a CDA has just been read: it is filed at once. A PDF, a scan, a file inside a CDA are read soon after by a process of their own: the
 * deposit goes on there, under its own trace, with the key of this one document wrapped for the reader until it has been read.
 */
export const textAtDeposit = (
  op: Operation,
  sealer: Sealer,
  documentId: DocumentId,
  { content, parts }: Waiting,
  { text, wrapForActor }: { readonly text: string | undefined; readonly wrapForActor: (actorId: ActorId, aside: string) => Buffer },
): TextAtDeposit => {
  const files: Waiting = { content, parts: readableParts({ content, parts }) }
  const isWaiting = readableKind(content.kind) !== undefined || files.parts.length > 0
  const segment = text === undefined && isWaiting ? null : sealSegment(sealer, documentId, 0, text ?? '')
  if (!isWaiting) return { segment, waiting: null }
  const waiting = {
    wrappedKey: wrapForActor(READER, documentId),
    sealed: op.keyring.sealForActor(READER, waitingContext(documentId), Buffer.from(JSON.stringify(files))),
    nextPart: segment === null ? 0 : 1,
  }
  return { segment, waiting }
}
