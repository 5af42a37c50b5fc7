import type { DocumentId, RecordId, Tag } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Opener, Sealer } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import { factsContext } from '../line.ts'
import type { Facts } from '../model.ts'
import { type ExtractedFact, type FactKind, type FactLine, factStatusNamed } from './model.ts'
import type { FactRow, NewFact } from './store.ts'

/** Bound to its document and to its own id: a value moved to another row does not open. */
const context = (documentId: string, factId: string): string => `document|${documentId}|fact|${factId}`

/** Who decided of it. */
export const decidedContext = (documentId: string, factId: string): string => `${context(documentId, factId)}|decided`

const entryTag = (op: Operation, recordId: RecordId, documentId: DocumentId, path: string): Tag =>
  op.keyring.tag(recordId, 'fact', `entry|${documentId}|${path}`)

export const kindTag = (op: Operation, recordId: RecordId, kind: FactKind): Tag => op.keyring.tag(recordId, 'fact', `kind|${kind}`)

export const sealFacts = (
  op: Operation,
  sealer: Sealer,
  recordId: RecordId,
  documentId: DocumentId,
  facts: readonly ExtractedFact[],
): readonly NewFact[] =>
  facts.map((fact, rank) => {
    const factId = op.draw.uuid()
    return {
      factId,
      rank,
      kindTag: kindTag(op, recordId, fact.kind),
      entryTag: entryTag(op, recordId, documentId, fact.path),
      sealed: sealer.meta(context(documentId, factId), Buffer.from(JSON.stringify(fact))),
    }
  })

/** The line of each document is opened once. */
export const openFacts = (opener: Opener, rows: readonly FactRow[]): readonly FactLine[] => {
  const lines = new Map<DocumentId, Facts>()
  return rows.map(({ document_id: id, fact_id: factId, status, sealed, facts }) => {
    const line = lines.get(id) ?? (JSON.parse(opener.meta(factsContext(id), facts).toString('utf8')) as Facts)
    lines.set(id, line)
    return {
      id: factId,
      status: factStatusNamed(status),
      fact: JSON.parse(opener.meta(context(id, factId), sealed).toString('utf8')) as ExtractedFact,
      document: { id, facts: line },
    }
  })
}

export type StoredFact = {
  readonly fact_id: string
  readonly rank: number
  readonly status: number
  readonly decided_at: Instant | null
  readonly sealed: Buffer
  readonly decided: Buffer | null
}
export type FactAgain = StoredFact & { readonly kindTag: Tag; readonly entryTag: Tag }

/** The same fact of the same document under another record's key and tags. */
export const factAgain = (
  op: Operation,
  { opener, sealer, to }: { readonly opener: Opener; readonly sealer: Sealer; readonly to: RecordId },
  documentId: DocumentId,
  row: StoredFact,
): FactAgain => {
  const [said, decided] = [context(documentId, row.fact_id), decidedContext(documentId, row.fact_id)]
  const plain = opener.meta(said, row.sealed)
  const { kind, path } = JSON.parse(plain.toString('utf8')) as ExtractedFact
  return {
    ...row,
    kindTag: kindTag(op, to, kind),
    entryTag: entryTag(op, to, documentId, path),
    sealed: sealer.meta(said, plain),
    decided: row.decided === null ? null : sealer.meta(decided, opener.meta(decided, row.decided)),
  }
}
