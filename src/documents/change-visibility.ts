import type { Grant, TraceStream } from '../kernel/grant.ts'
import type { DocumentId, RecordId, Tag } from '../kernel/ids.ts'
import { holderSide, underGrant } from '../access/index.ts'
import { refuse } from '../kernel/refusal.ts'
import type { DocumentRight } from '../kernel/rights.ts'
import { type Action, writeUnderTrace } from '../audit/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { announcedNow } from './announcement-clocks.ts'
import {
  type Changed,
  deleteVersions,
  revealToHolder,
  revealToRepresentatives,
  setAudience,
  setContested,
  setMasked,
  settleContested,
  setStatus,
  type Target,
} from './change-store.ts'
import { type HiddenFrom, streamOf, TRANSITIONS } from './model.ts'
import { streamAmong } from './sheltered.ts'
import { absentFor } from './read-document.ts'
import { SECRET_REVEAL } from './refusals.ts'

/** What reaches a document, and what is read in it. */
type Changing = Grant<DocumentRight | 'write-profile'>
type Work = (tx: Queries, target: Target) => Promise<readonly Changed[]>
type Change = { readonly action: Action; readonly documentId: DocumentId; readonly motive?: string; readonly work: Work }

/** The document is hidden from somebody who reads the stream the entry was appended to: all is rolled back, and done again under another. */
class OtherStream extends Error {
  readonly stream: TraceStream

  constructor(stream: TraceStream) {
    super('traced in another stream')
    this.stream = stream
  }
}

const hiddenOf = ({ holder_from: holderFrom, hidden_from_representatives: hiddenFromRepresentatives, sheltered }: Changed): HiddenFrom => ({
  holderFrom,
  hiddenFromRepresentatives,
  sheltered,
})

/** One change to one document inside what the Grant reaches; it counts as a change of rights, so nothing decided before it is served after it. */
export const change = (op: Operation, grant: Changing, action: Action, documentId: DocumentId, work: Work): Promise<void> =>
  changing(op, grant, { action, documentId, work })

const changing = async (op: Operation, grant: Changing, asked: Change): Promise<void> => {
  try {
    await changeUnder(op, grant, asked, 'open')
  } catch (error) {
    if (!(error instanceof OtherStream)) throw error
    await changeUnder(op, grant, asked, error.stream)
  }
}

const changeUnder = async (
  op: Operation,
  grant: Changing,
  { action, documentId, motive, work }: Change,
  stream: TraceStream,
): Promise<void> => {
  const act = { action, documents: [documentId], changesRights: true, stream, ...(motive === undefined ? {} : { motive }) }
  await writeUnderTrace(op, grant, act, async tx => {
    const [row] = await work(tx, { recordId: grant.recordId, documentId, reached: grant.visibility })
    if (row === undefined) return refuse(absentFor(grant))
    const right = streamOf(hiddenOf(row), op.instant)
    if (right !== stream) throw new OtherStream(right)
  })
}

/** Masked to professionals; unlimited in both directions (domain.md §5.4 rule 3). */
export const maskDocument = (op: Operation, grant: Grant<'mask'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.mask', id, (tx, target) => setMasked(tx, target, true))

export const unmaskDocument = (op: Operation, grant: Grant<'unmask'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.unmask', id, (tx, target) => setMasked(tx, target, false))

/** Visible to chosen professionals only (`null`: to every one she allows again). National identifiers. */
export const chooseAudience = (op: Operation, grant: Grant<'unmask'>, id: DocumentId, actors: readonly string[] | null): Promise<void> => {
  const tags: readonly Tag[] | null = actors === null ? null : actors.map(actor => op.keyring.tag(grant.recordId, 'actor', actor))
  return change(op, grant, 'documents.audience', id, (tx, target) => setAudience(tx, target, tags))
}

/** One-way (domain.md §5.4 rule 2); to representatives, never inside a session of secrecy (CNDA EX_0.1-1100). */
export const revealDocument = (op: Operation, grant: Grant<'reveal'>, id: DocumentId, to: 'holder' | 'representatives'): Promise<void> =>
  change(op, grant, 'documents.reveal', id, async (tx, target) => {
    if (to === 'holder') {
      const changed = await revealToHolder(tx, target)
      await announcedNow(tx, target.recordId, op.instant)
      return changed
    }
    return op.secret ? refuse(SECRET_REVEAL) : revealToRepresentatives(tx, target)
  })

export const archiveDocument = (op: Operation, grant: Grant<'archive'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.archive', id, (tx, target) => setStatus(tx, target, TRANSITIONS.archive, 'archived'))

export const unarchiveDocument = (op: Operation, grant: Grant<'archive'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.unarchive', id, (tx, target) => setStatus(tx, target, TRANSITIONS.unarchive, 'approved'))

/** Logical and irreversible; the obsolete versions go with it. A tombstone stays for its author. `motive`: why, in the trace that the person reads. */
export const deleteDocument = (op: Operation, grant: Grant<'delete'>, id: DocumentId, motive?: string): Promise<void> =>
  changing(op, grant, {
    action: 'documents.delete',
    documentId: id,
    ...(motive === undefined ? {} : { motive }),
    work: async (tx, target) => {
      const changed = await setStatus(tx, target, TRANSITIONS.delete, 'deleted')
      for (const { series_id } of changed) await deleteVersions(tx, target.recordId, series_id)
      return changed
    },
  })

/**
 * « Ce document n’est pas à moi »: hidden from everybody at once, herself and its author too, until that is settled. `beside`: what follows it, in the same
 * transaction; whether representatives never saw it.
 */
export const contestDocument = (
  op: Operation,
  grant: Grant<'mask'>,
  id: DocumentId,
  beside: (tx: Queries, hersAlone: boolean) => Promise<unknown>,
): Promise<void> =>
  change(op, grant, 'documents.contest', id, async (tx, target) => {
    const changed = await setContested(tx, target)
    const [row] = changed
    if (row !== undefined) await beside(tx, row.hidden_from_representatives)
    return changed
  })

/** What was decided of it, done by a loop: shown again as it was, or withdrawn in every version. Nothing when it is not contested any more. */
export const settleDocument = async (
  op: Operation,
  recordId: RecordId,
  id: DocumentId,
  { as, hersAlone }: { readonly as: 'restored' | 'withdrawn'; readonly hersAlone: boolean },
): Promise<void> => {
  // Inside the transaction of a clock nothing can be decided again: what is decided on is read here.
  await holderSide(op, recordId)
  const act = { action: 'documents.settle', documents: [id], motive: as, changesRights: true } as const
  await underGrant(op, recordId, 'keep-time', act, async grant => {
    const stream = hersAlone ? 'holder' : await streamAmong(op, grant, [id])
    return writeUnderTrace(op, grant, { ...act, stream }, tx => settleContested(tx, recordId, id, as))
  })
}
