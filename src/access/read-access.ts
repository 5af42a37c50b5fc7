import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { listUnderTrace } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import type { RuleActor, RuleBasis, RuleRelation, Scope, Settings } from './model.ts'
import { loadSnapshot, openRightsOf } from './snapshot.ts'

export type AccessPage = {
  readonly settings: Settings
  readonly actors: readonly {
    readonly actor: RuleActor
    readonly relation: RuleRelation
    readonly basis: RuleBasis
    readonly from: Instant
    readonly until: Instant | null
    readonly blocked: boolean
    readonly blockedInEmergency: boolean
    readonly depositsOpposed: boolean
    readonly scope: Scope
  }[]
}

/** Her page « Qui peut voir mon dossier »: every rule as the door applies it. Reading it is traced like any other reading. */
export const readAccess = (op: Operation, recordId: RecordId): Promise<AccessPage> => {
  const act = { action: 'access.read' as const }
  return underGrant(op, recordId, 'read-access', act, async grant => {
    await listUnderTrace(op, grant, act, { name: 'access:nothing', sql: () => 'select 1 as nothing where false', values: [] })
    const snapshot = await loadSnapshot(op, recordId)
    const { details } = await openRightsOf(op, snapshot)
    return {
      settings: snapshot.settings,
      actors: [...snapshot.rules.values()].flatMap(rule => {
        const detail = details.get(rule.actorTag)
        if (detail === undefined) return []
        const { actorTag: _, ...facts } = rule
        return [{ ...facts, ...detail }]
      }),
    }
  })
}
