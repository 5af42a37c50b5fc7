import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { AccessRule, RuleDetail } from './model.ts'
import { actorTag, writeRule } from './rules.ts'
import { loadSnapshot, openRightsOf } from './snapshot.ts'

type Carried = { readonly rule: Omit<AccessRule, 'actorTag'>; readonly detail: RuleDetail }

/**
 * Whom she had blocked, or forbidden to deposit, in the record that goes: her papers come where these rules did not stand, so they come along. What
 * opens a record is never carried. Read before the transaction; written in it. They stay when the merge is undone: lifting one is hers.
 */
export const blocksToCarry = async (op: Operation, from: RecordId, to: RecordId): Promise<(tx: Queries) => Promise<void>> => {
  const [theirs, ours] = [await loadSnapshot(op, from), await loadSnapshot(op, to)]
  if (!theirs.real || !ours.real) return async () => undefined
  const [opened, kept] = [await openRightsOf(op, theirs), await openRightsOf(op, ours)]
  const carried = [...theirs.rules.values()].flatMap((rule): readonly Carried[] => {
    const detail = opened.details.get(rule.actorTag)
    if (detail === undefined || !(rule.blocked || rule.depositsOpposed)) return []
    const tag = actorTag(op, to, detail.actor)
    const standing = ours.rules.get(tag) ?? { ...NO_RULE, from: op.instant, until: null }
    return [
      { rule: stricter(standing, rule), detail: kept.details.get(tag) ?? { scope: { kind: 'all' }, basis: 'given', actor: detail.actor } },
    ]
  })
  return async tx => {
    for (const { rule, detail } of carried) await writeRule(tx, op, to, rule, detail)
  }
}

const NO_RULE = { relation: 'none', blocked: false, blockedInEmergency: false, depositsOpposed: false } as const

const stricter = (ours: Omit<AccessRule, 'actorTag'>, theirs: AccessRule): Omit<AccessRule, 'actorTag'> => ({
  ...ours,
  blocked: ours.blocked || theirs.blocked,
  blockedInEmergency: ours.blockedInEmergency || theirs.blockedInEmergency,
  depositsOpposed: ours.depositsOpposed || theirs.depositsOpposed,
})
