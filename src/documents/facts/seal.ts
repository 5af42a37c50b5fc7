import type { DocumentId, RecordId, Tag } from '../../kernel/ids.ts'
import type { Opener, Sealer } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import { factsContext } from '../line.ts'
import type { Facts } from '../model.ts'
import { type ExtractedFact, type FactKind, type FactLine, factStatusNamed } from './model.ts'
import type { FactRow, NewFact } from './store.ts'

/** Bound to its document and to its own id: a value moved to another row does not open. */
const context = (documentId: string, factId: string): string => `document|${documentId}|fact|${factId}`

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
      entryTag: op.keyring.tag(recordId, 'fact', `entry|${documentId}|${fact.path}`),
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
