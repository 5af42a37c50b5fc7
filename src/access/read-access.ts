import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import type { ActorId, RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { listUnderTrace, type SliceSelect } from '../audit/index.ts'
import { type Traits, traitsOf } from '../identity/index.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import { isTold } from './sight.ts'
import {
  type AccessRule,
  isLive,
  type RightsSnapshot,
  type RuleActor,
  type RuleBasis,
  type RuleRelation,
  type Scope,
  type Settings,
  type Share,
} from './model.ts'
import { NO_RECORD } from './refusals.ts'
import { cachedSnapshot, holderOf, loadSnapshot, openRightsOf } from './snapshot.ts'

export type AccessPage = {
  readonly settings: Settings
  readonly actors: readonly {
    readonly actorTag: Tag
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

const NOTHING: SliceSelect = { name: 'access:nothing', sql: () => 'select 1 as nothing where false', values: [] }

/** Her page « Qui peut voir mon dossier »: every rule as the door applies it. Reading it is traced like any other reading. */
export const readAccess = (op: Operation, recordId: RecordId): Promise<AccessPage> => {
  const act = { action: 'access.read' as const }
  return underGrant(op, recordId, 'read-access', act, async grant => {
    const { committed } = await listUnderTrace(op, grant, act, NOTHING)
    return rulesUnder(op, committed)
  })
}

/** The rules beside another reading that has committed. */
export const rulesUnder = async (op: Operation, { grant }: CommittedGrant): Promise<AccessPage> => {
  const snapshot = await loadSnapshot(op, grant.recordId)
  const { details } = await openRightsOf(op, snapshot)
  const hidden = new Set(grant.visibility.hiddenPlaces)
  return {
    settings: snapshot.settings,
    actors: [...snapshot.rules.values()]
      .flatMap(({ actorTag, ...rule }) => {
        const found = details.get(actorTag)
        if (found === undefined) return []
        const { secret, told, ...detail } = found
        if (hidden.has(actorTag)) {
          const known = told?.[grant.actorTag]
          return known === undefined ? [] : [{ actorTag, ...detail, ...known }]
        }
        if (secret === undefined || grant.basis.relation !== 'representative') return [{ actorTag, ...rule, ...detail }]
        return secret.before === null ? [] : [{ actorTag, ...rule, ...secret.before, ...detail }]
      })
      .toSorted(inOrder),
  }
}

/** Oldest first. The order of rows in the store tells what else was written beside them. */
const inOrder = (a: Pick<AccessRule, 'from' | 'actorTag'>, b: Pick<AccessRule, 'from' | 'actorTag'>): number =>
  a.from - b.from || (a.actorTag < b.actorTag ? -1 : 1)

export type HolderPage = { readonly traits: Traits; readonly relation: string; readonly rule: string; readonly until: Instant | null }

/** Whose record this is: the banner of whoever may know of it. */
export const readHolder = (op: Operation, recordId: RecordId): Promise<HolderPage> => {
  const act = { action: 'person.read' as const }
  return underGrant(op, recordId, 'read', act, async grant => {
    await listUnderTrace(op, grant, act, NOTHING)
    if (grant.blind) return refuse(NO_RECORD)
    return holderPage(op, grant)
  })
}

/** The same beside another reading that has committed: one act, one entry. */
export const holderBeside = (op: Operation, { grant }: CommittedGrant): Promise<HolderPage> =>
  grant.blind ? refuse(NO_RECORD) : holderPage(op, grant)

const holderPage = async (op: Operation, grant: Grant): Promise<HolderPage> => {
  const traits = await traitsOf(op, grant.holderId)
  if (traits === undefined) throw new Error('a record without holder')
  const snapshot = await loadSnapshot(op, grant.recordId)
  const emergency = snapshot.emergencies.find(access => access.mode === op.mode && access.sessionId === op.caller.sessionId)
  return {
    traits,
    relation: grant.basis.relation,
    rule: grant.basis.rule,
    until: (emergency ?? sharedTo(op, snapshot, grant) ?? snapshot.rules.get(grant.actorTag))?.until ?? null,
  }
}

const sharedTo = (op: Operation, { shares }: RightsSnapshot, { actorTag, basis }: Grant): Share | undefined =>
  basis.relation === 'share' ? shares.find(share => share.actorTag === actorTag && isLive(share, op.instant)) : undefined

/** Whose record it is, for comparing what is filed in it: as the rights were that the grant was decided on. */
export const holderTraits = async (op: Operation, { recordId }: Grant): Promise<Traits> =>
  holderOf(op, cachedSnapshot(recordId) ?? (await loadSnapshot(op, recordId)))

/** Who must be told of an emergency access (R.1111-48): identifiers only. */
export const whoIsTold = async (
  op: Operation,
  recordId: RecordId,
): Promise<{ readonly holderId: ActorId; readonly attending: readonly ActorId[] }> => {
  const snapshot = await loadSnapshot(op, recordId)
  const { details } = await openRightsOf(op, snapshot)
  const attending = [...snapshot.rules.values()].filter(rule => rule.relation === 'attending' && !rule.blocked)
  return { holderId: snapshot.holderId, attending: attending.flatMap(rule => details.get(rule.actorTag)?.actor.id ?? []) }
}

/** Whom to call: her attending doctor, beside a reading that has committed, for whoever may know of the record. */
export const attendingBeside = async (op: Operation, { grant }: CommittedGrant): Promise<readonly RuleActor[]> => {
  if (grant.blind) return []
  const snapshot = await loadSnapshot(op, grant.recordId)
  const { details } = await openRightsOf(op, snapshot)
  const attending = [...snapshot.rules.values()].filter(rule => rule.relation === 'attending' && !rule.blocked && isLive(rule, op.instant))
  return attending.flatMap(({ actorTag }) => details.get(actorTag)?.actor ?? [])
}

/** The door's own « may be told that it exists », without reading anything: no trace, as nothing leaves but what the asker already is to the person. */
export const mayKnowOf = async (op: Operation, recordId: RecordId): Promise<boolean> => isTold(op, await loadSnapshot(op, recordId))
