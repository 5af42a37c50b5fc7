import { listUnderTrace, writeUnderTrace } from '../audit/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { documentTypes } from '../policy/index.ts'
import { underGrant } from './door.ts'
import { deleteHidden, insertHidden, type HiddenRow, SELECT_HIDDEN } from './hidden-store.ts'

/**
 * What she hides from its first deposit (domain.md §1.3): each of these types of document is masked in the very insert, whoever deposits it but
 * herself, until she says otherwise document by document. What is there already stays as it is.
 */
export const hideFromFirstDeposit = (op: Operation, recordId: RecordId, typeCodes: readonly string[]): Promise<void> => {
  const act = { action: 'record.choose' as const }
  return underGrant(op, recordId, 'manage-access', act, async grant => {
    const tags = [...new Set(typeCodes)].map(type => op.keyring.tag(recordId, 'class', type))
    await writeUnderTrace(op, grant, act, async tx => {
      await deleteHidden(tx, recordId)
      await insertHidden(tx, recordId, tags, grant.actorTag)
    })
  })
}

/** The types of document that she hides so. Reading it is traced like any other reading. */
export const hiddenFromFirstDeposit = (op: Operation, recordId: RecordId): Promise<readonly string[]> => {
  const act = { action: 'access.read' as const }
  return underGrant(op, recordId, 'read-access', act, async grant => {
    const { value } = await listUnderTrace<'read-access', HiddenRow>(op, grant, act, SELECT_HIDDEN)
    const tags = new Set(value.map(({ class_tag }) => class_tag))
    return documentTypes.map(({ code }) => code).filter(code => tags.has(op.keyring.tag(recordId, 'class', code)))
  })
}
