import type { Grant } from '../kernel/grant.ts'
import type { DocumentId, Tag } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { DocumentRight } from '../kernel/rights.ts'
import { type Action, writeUnderTrace } from '../audit/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { deleteVersions, revealToHolder, revealToRepresentatives, setAudience, setMasked, setStatus } from './change-store.ts'
import { TRANSITIONS } from './model.ts'
import { absentFor } from './read-document.ts'

type Reached = { readonly series_id: string } | undefined

/** One change to one document inside what the Grant reaches; it counts as a change of rights, so nothing decided before it is served after it. */
const change = async (
  op: Operation, grant: Grant<DocumentRight>, action: Action, documentId: DocumentId, work: (tx: Queries) => Promise<Reached>,
): Promise<void> => {
  await writeUnderTrace(op, grant, { action, documents: [documentId], changesRights: true }, async tx => {
    const row = await work(tx)
    if (row === undefined) return refuse(absentFor(grant))
    return row
  })
}

/** Masked to professionals; unlimited in both directions (domain.md §5.4 rule 3). */
export const maskDocument = (op: Operation, grant: Grant<'mask'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.mask', id, tx => setMasked(tx, grant.recordId, id, grant.visibility, true))

export const unmaskDocument = (op: Operation, grant: Grant<'unmask'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.unmask', id, tx => setMasked(tx, grant.recordId, id, grant.visibility, false))

/** Visible to chosen professionals only (`null`: to every one she allows again). National identifiers. */
export const chooseAudience = (op: Operation, grant: Grant<'unmask'>, id: DocumentId, actors: readonly string[] | null): Promise<void> => {
  const tags: readonly Tag[] | null = actors === null ? null : actors.map(actor => op.keyring.tag(grant.recordId, 'actor', actor))
  return change(op, grant, 'documents.audience', id, tx => setAudience(tx, grant.recordId, id, grant.visibility, tags))
}

/** One-way (domain.md §5.4 rule 2). */
export const revealDocument = (op: Operation, grant: Grant<'reveal'>, id: DocumentId, to: 'holder' | 'representatives'): Promise<void> =>
  change(op, grant, 'documents.reveal', id, tx => (to === 'holder' ? revealToHolder : revealToRepresentatives)(tx, grant.recordId, id, grant.visibility))

export const archiveDocument = (op: Operation, grant: Grant<'archive'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.archive', id, tx => setStatus(tx, grant.recordId, id, grant.visibility, TRANSITIONS.archive, 'archived'))

export const unarchiveDocument = (op: Operation, grant: Grant<'archive'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.unarchive', id, tx => setStatus(tx, grant.recordId, id, grant.visibility, TRANSITIONS.unarchive, 'approved'))

/** Logical and irreversible; the obsolete versions go with it. A tombstone stays for its author. */
export const deleteDocument = (op: Operation, grant: Grant<'delete'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.delete', id, async tx => {
    const row = await setStatus(tx, grant.recordId, id, grant.visibility, TRANSITIONS.delete, 'deleted')
    if (row !== undefined) await deleteVersions(tx, grant.recordId, row.series_id)
    return row
  })
