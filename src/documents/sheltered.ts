import type { Grant, TraceStream } from '../kernel/grant.ts'
import type { DocumentId, RecordId, Tag } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { selectSheltered } from './store.ts'

/** Which of these documents were written or filed in a protected place. */
export const shelteredAmong = async (
  op: Pick<Operation, 'db'>,
  recordId: RecordId,
  sheltered: readonly Tag[],
  documents: readonly DocumentId[],
): Promise<ReadonlySet<DocumentId>> =>
  sheltered.length === 0 || documents.length === 0 ? NONE : new Set(await selectSheltered(op.db, recordId, sheltered, documents))

const NONE: ReadonlySet<DocumentId> = new Set()

/** Where an act that names these documents is told: who is kept from one of them does not read it. She never names one herself: it is absent for her. */
export const streamAmong = async (
  op: Pick<Operation, 'db'>,
  { recordId, shelter, visibility }: Grant,
  documents: readonly DocumentId[],
): Promise<TraceStream> =>
  !shelter.outside && (await shelteredAmong(op, recordId, visibility.shelteredPlaces, documents)).size > 0 ? 'sheltered' : 'open'
