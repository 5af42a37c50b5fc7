import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { AccessRule, RuleActor, RuleDetail } from './model.ts'
import { ruleContext } from './snapshot.ts'
import { upsertRule } from './store.ts'

/** A professional or structure is known by her national identifier, so that the author of a CDA is known without the directory. */
export const actorTag = (op: Operation, recordId: RecordId, actor: Pick<RuleActor, 'id' | 'nationalId'>): Tag =>
  op.keyring.tag(recordId, 'actor', actor.nationalId ?? actor.id)

export const writeRule = async (
  tx: Queries,
  op: Operation,
  recordId: RecordId,
  rule: Omit<AccessRule, 'actorTag'>,
  detail: RuleDetail,
): Promise<void> => {
  const tag = actorTag(op, recordId, detail.actor)
  const sealer = await op.keyring.sealer(recordId)
  await upsertRule(tx, { recordId, actorTag: tag, ...rule, sealed: sealer.rights(ruleContext(tag), Buffer.from(JSON.stringify(detail))) })
}
