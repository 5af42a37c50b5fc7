import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { change } from '../change-visibility.ts'
import { FACT_IS_HERS } from '../refusals.ts'
import { isHerSide } from './list-facts.ts'
import type { FactStatus } from './model.ts'
import { decidedContext } from './seal.ts'
import { setFactStatus } from './store.ts'

/** Right as it was read. A status on the fact, never a copy of it: it goes with its document. */
export const confirmFact = (op: Operation, grant: Grant<'write-profile'>, documentId: DocumentId, factId: string): Promise<void> =>
  decide(op, grant, documentId, factId, 'confirmed')

/** Wrong, or not wanted: no longer shown. The document is as it was. */
export const dismissFact = (op: Operation, grant: Grant<'write-profile'>, documentId: DocumentId, factId: string): Promise<void> =>
  decide(op, grant, documentId, factId, 'dismissed')

/** Takes back what was decided. */
export const reconsiderFact = (op: Operation, grant: Grant<'write-profile'>, documentId: DocumentId, factId: string): Promise<void> =>
  decide(op, grant, documentId, factId, 'proposed')

const decide = async (
  op: Operation,
  grant: Grant<'write-profile'>,
  documentId: DocumentId,
  factId: string,
  status: FactStatus,
): Promise<void> => {
  if (!isHerSide(grant)) return refuse(FACT_IS_HERS)
  const sealer = await op.keyring.sealer(grant.recordId)
  const by = Buffer.from(JSON.stringify({ by: op.caller.subject.name, relation: grant.basis.relation }))
  const sealed = sealer.meta(decidedContext(documentId, factId), by)
  await change(op, grant, 'documents.decide-fact', documentId, (tx, target) =>
    setFactStatus(tx, target, factId, { status, at: op.instant, sealed }),
  )
}
