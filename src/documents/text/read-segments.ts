import type { CommittedGrant, Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { NO_RECORD } from '../../access/index.ts'
import { type Act, listUnderTrace, selectBeside } from '../../audit/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { openLine } from '../line.ts'
import type { DocumentLine } from '../model.ts'
import { type SegmentRow, selectSegments, selectTexts, type TextRow } from './search-store.ts'
import { openText, openWords } from './segment.ts'

/** A visible document, and the words of each of its parts (`packWords`). */
export type Segments = {
  readonly line: DocumentLine
  /** `null`: it has not been read yet. */
  readonly parts: readonly string[] | null
}

export type SegmentsRead = { readonly documents: readonly Segments[]; readonly committed: CommittedGrant<'read'> }

const SEARCH: Act = { action: 'documents.search' }

/**
 * Everything a search may look into: decided before the query, selected by the clause of a list, in one statement with its trace (architecture §4.3).
 * Throws NO_RECORD for a bearer who may not be told that the record exists and has nothing of her own in it.
 */
export const readSegments = async (op: Operation, grant: Grant<'read'>, act: Act = SEARCH): Promise<SegmentsRead> => {
  const { committed, value: rows } = await listUnderTrace<'read', SegmentRow>(
    op,
    grant,
    act,
    selectSegments(grant.visibility, grant.actorTag),
  )
  if (grant.blind && rows.length === 0) return refuse(NO_RECORD)
  const opener = await op.keyring.opener(committed)
  const documents: { line: DocumentLine; parts: string[] | null }[] = []
  for (const row of rows) {
    const last = documents.at(-1)
    const words = row.part === null || row.words === null ? null : openWords(opener, row.document_id, row.part, row.words)
    if (last?.line.id === row.document_id && words !== null) last.parts?.push(words)
    else documents.push({ line: openLine(opener, row), parts: words === null ? null : [words] })
  }
  return { documents, committed }
}

/** The texts of some of the documents of a search, for its extracts: beside the reading that has committed, under the same clause. */
export const textsBeside = async (
  op: Operation,
  committed: CommittedGrant,
  grant: Grant<'read'>,
  documents: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, readonly string[]>> => {
  if (committed.grant.recordId !== grant.recordId) throw new TypeError('beside another record')
  const texts = new Map<DocumentId, string[]>()
  if (documents.length === 0) return texts
  const rows = await selectBeside<TextRow>(op.db, committed, selectTexts(grant.visibility, documents))
  const opener = await op.keyring.opener(committed)
  for (const { document_id: id, part, sealed } of rows) {
    const text = openText(opener, id, part, sealed)
    const known = texts.get(id)
    if (known === undefined) texts.set(id, [text])
    else known.push(text)
  }
  return texts
}
