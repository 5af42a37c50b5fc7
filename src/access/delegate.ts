import type { Grant } from '../kernel/grant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Action, listUnderTrace, type SliceSelect, writeUnderTrace } from '../audit/index.ts'
import type { Traits } from '../identity/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import { type AccessRule, type HelperRights, isLive, type RuleActor, type RuleRelation } from './model.ts'
import { ACT_REFUSED } from './refusals.ts'
import { actorTag, writeRule } from './rules.ts'
import { forgetSnapshot, holderOf, loadSnapshot, openRightsOf } from './snapshot.ts'

/** Relations of the person's side: who acts for the holder, or was asked to. */
export type PersonsRelation = Extract<RuleRelation, 'representative' | 'helper' | 'invited-representative' | 'invited-helper' | 'none'>

/** What somebody may do for the holder from now on. */
export type PersonsRule = {
  readonly relation: PersonsRelation
  readonly from: Instant
  readonly until: Instant | null
  readonly helper?: HelperRights
}

/** One actor of the person's side, as her rule stands at this instant. */
export type ActingFor = { readonly actor: RuleActor; readonly rule: AccessRule }

/** What a change of who acts for her is decided on: under the record's lock, since the append stands before it. */
export type Delegating = {
  readonly grant: Grant<'delegate'>
  readonly holder: Traits
  /** Live rules of the person's side. */
  readonly acting: readonly ActingFor[]
  /** As a legal representative or protector: acts today, did once, never did. */
  represents(id: ActorId): 'today' | 'once' | 'never'
  write(tx: Queries, actor: RuleActor, rule: PersonsRule): Promise<void>
}

/**
 * Changes who acts for the holder, through the door: decided, traced, and effective at the next request of anybody (domain.md §1.6, §1.7).
 * Whether the door let her in as holder, representative, helper, invited, desk or clock is `grant.basis.rule`: what each may change is for
 * `delegations/` to say.
 */
export const delegating = async <T>(
  op: Operation,
  recordId: RecordId,
  action: Action,
  work: (tx: Queries, on: Delegating) => Promise<T>,
  motive?: string,
): Promise<T> => {
  const act = { action, changesRights: true, ...(motive === undefined ? {} : { motive }) }
  const done = await underGrant(op, recordId, 'delegate', act, async grant => {
    const on = await standing(op, recordId, grant)
    return (await writeUnderTrace(op, grant, act, tx => work(tx, on))).value
  })
  forgetSnapshot(recordId)
  return done
}

const standing = async (op: Operation, recordId: RecordId, grant: Grant<'delegate'>): Promise<Delegating> => {
  const snapshot = await loadSnapshot(op, recordId)
  const { details } = await openRightsOf(op, snapshot)
  const acting = [...snapshot.rules.values()].flatMap(rule => {
    const detail = details.get(rule.actorTag)
    return detail !== undefined && PERSONS.has(rule.relation) && isLive(rule, op.instant) ? [{ actor: detail.actor, rule }] : []
  })
  return {
    grant,
    holder: await holderOf(op, snapshot),
    acting,
    represents: id => {
      const rule = snapshot.rules.get(actorTag(op, recordId, { id }))
      if (rule?.relation === 'representative' && isLive(rule, op.instant)) return 'today'
      return rule?.onceRepresentative === true ? 'once' : 'never'
    },
    write: (tx, actor, rule) =>
      writeRule(tx, op, recordId, { ...UNBLOCKED, ...rule }, { scope: { kind: 'all' }, basis: rule.helper ? 'given' : 'fact', actor }),
  }
}

const PERSONS: ReadonlySet<string> = new Set(['representative', 'helper', 'invited-representative', 'invited-helper'])
const UNBLOCKED = { blocked: false, blockedInEmergency: false, depositsOpposed: false } as const

/** As rules name a person. */
export const personActor = (id: ActorId, name: string): RuleActor => ({ id, kind: 'person', name })

/** An active record of her own: what makes somebody able to act for another (domain.md §1.7). */
export const holdsActiveRecord = async (op: Operation, recordId: RecordId): Promise<boolean> => {
  const { real, state, holderId } = await loadSnapshot(op, recordId)
  return real && state === 'active' && holderId === op.caller.subject.id
}

const NOTHING: SliceSelect = { name: 'access:delegates', sql: () => 'select 1 as nothing where false', values: [] }

/** Lets the holder, and who has all her rights, read who acts for her; answers whose list that is. Traced like any reading of her rules. */
export const readerOfDelegates = (op: Operation, recordId: RecordId): Promise<ActorId> => {
  const act = { action: 'access.read' as const }
  return underGrant(op, recordId, 'read-access', act, async grant => {
    if (grant.basis.relation !== 'holder' && grant.basis.relation !== 'representative') return refuse(ACT_REFUSED)
    await listUnderTrace(op, grant, act, NOTHING)
    return grant.holderId
  })
}
