import type { RecordId, Tag } from '../kernel/ids.ts'
import { DAY, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Action, writeUnderTrace } from '../audit/index.ts'
import type { Queries } from '../platform/db/index.ts'
import { parametersAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { actorTag, writeRule } from './rules.ts'
import { underGrant } from './door.ts'
import type { AccessRule, RightsSnapshot, RuleActor, RuleDetail, Scope, Settings } from './model.ts'
import { GRANT_TOO_LONG, SCOPE_INVALID } from './refusals.ts'
import { placesHiddenFrom } from './sheltered.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'
import { insertSettings } from './store.ts'

type Current = { readonly rule: Omit<AccessRule, 'actorTag'>; readonly detail: RuleDetail }
type Change = (current: Current) => Current

/** The person changes what one actor may do: under the record's lock, effective at the next request of anybody. */
const changeRule = (op: Operation, recordId: RecordId, action: Action, actor: RuleActor, change: Change): Promise<void> =>
  changeRights(
    op,
    recordId,
    action,
    async (tx, snapshot) => {
      const tag = actorTag(op, recordId, actor)
      const { details } = await openRightsOf(op, snapshot)
      const nothing: Current = {
        rule: { ...NO_RULE, from: op.instant, until: null },
        detail: { scope: { kind: 'all' }, basis: 'given', actor },
      }
      const standing = details.get(tag)
      const { rule, detail } = change({ rule: snapshot.rules.get(tag) ?? nothing.rule, detail: standing ?? nothing.detail })
      const { secret: _known, ...shown } = detail // what she changes herself, she knows
      const told = toldOf(op, snapshot, { recordId, tag, standing, nothing }, change)
      await writeRule(tx, op, recordId, rule, { ...shown, actor, ...told })
    },
    { about: actorTag(op, recordId, actor) },
  )

type OnRule = { readonly recordId: RecordId; readonly tag: Tag; readonly standing: RuleDetail | undefined; readonly nothing: Current }

/** Somebody who may not know of this actor changes what he knows of her: nothing, or what he changed before. What was said to others stays. */
const toldOf = (
  op: Operation,
  snapshot: RightsSnapshot,
  { recordId, tag, standing, nothing }: OnRule,
  change: Change,
): Pick<RuleDetail, 'told'> => {
  const caller = actorTag(op, recordId, op.caller.subject)
  const told = standing?.told ?? {}
  if (!placesHiddenFrom(snapshot, caller, op.instant).includes(tag)) return standing?.told === undefined ? {} : { told }
  const { scope, basis, ...before } = told[caller] ?? { ...nothing.rule, scope: nothing.detail.scope, basis: nothing.detail.basis }
  const { rule, detail } = change({ rule: before, detail: { ...nothing.detail, scope, basis } })
  return { told: { ...told, [caller]: { ...rule, scope: detail.scope, basis: detail.basis } } }
}

const NO_RULE = { relation: 'none', blocked: false, blockedInEmergency: false, depositsOpposed: false } as const

/** The person changes who sees: under the record's lock, effective at the next request of anybody. */
export const changeRights = async (
  op: Operation,
  recordId: RecordId,
  action: Action,
  work: (tx: Queries, snapshot: RightsSnapshot) => Promise<void>,
  { motive, about }: { readonly motive?: string; readonly about?: Tag } = {},
): Promise<void> => {
  const act = { action, changesRights: true, ...(motive === undefined ? {} : { motive }) }
  await underGrant(op, recordId, 'manage-access', act, async grant => {
    const snapshot = await loadSnapshot(op, recordId)
    const isSheltered = about !== undefined && !grant.shelter.outside && grant.visibility.shelteredPlaces.includes(about)
    await writeUnderTrace(op, grant, isSheltered ? { ...act, stream: 'sheltered' } : act, tx => work(tx, snapshot))
  })
  forgetSnapshot(recordId)
}

export type Authorisation = { readonly actor: RuleActor; readonly until: Instant; readonly scope: Scope }

/** Up to a year, end shown (architecture §5). Gives no more than the scope says; a block stays until it is lifted. */
export const authorise = async (op: Operation, recordId: RecordId, { actor, until, scope }: Authorisation): Promise<void> => {
  if (until > op.instant + parametersAt(op.instant).personGrantMaxDays * DAY) return refuse(GRANT_TOO_LONG)
  checkScope(scope)
  return changeRule(op, recordId, 'access.authorise', actor, ({ rule }) => ({
    rule: {
      ...rule,
      relation: keepsLead(rule.relation) ? rule.relation : 'authorised',
      from: op.instant,
      until: keepsLead(rule.relation) ? null : until,
    },
    detail: { scope, basis: 'given', actor },
  }))
}

const keepsLead = (relation: string): boolean => relation === 'attending' || relation === 'administrator'

export const setScope = async (op: Operation, recordId: RecordId, actor: RuleActor, scope: Scope): Promise<void> => {
  checkScope(scope)
  return changeRule(op, recordId, 'access.scope', actor, ({ rule, detail }) => ({ rule, detail: { ...detail, scope } }))
}

export const endAuthorisation = (op: Operation, recordId: RecordId, actor: RuleActor): Promise<void> =>
  changeRule(op, recordId, 'access.end', actor, ({ rule, detail }) => ({ rule: { ...rule, relation: 'none', until: op.instant }, detail }))

/** « Administrateur » (ENS): sees everything visible to professionals, may be several. The attending doctor is that already, and stays. */
export const nameAdministrator = (op: Operation, recordId: RecordId, actor: RuleActor, named: boolean): Promise<void> =>
  changeRule(op, recordId, 'access.name-role', actor, ({ rule, detail }) => ({
    rule:
      rule.relation === 'attending' || (!named && rule.relation !== 'administrator')
        ? rule
        : { ...rule, relation: named ? 'administrator' : 'none', from: op.instant, until: named ? null : op.instant },
    detail,
  }))

/** Blocked: reads nothing, may still deposit; « même en urgence » closes the emergency doors too (R.1111-49). */
export const block = (op: Operation, recordId: RecordId, actor: RuleActor, evenInEmergency?: boolean): Promise<void> =>
  changeRule(op, recordId, 'access.block', actor, ({ rule, detail }) => ({
    rule: { ...rule, blocked: true, blockedInEmergency: evenInEmergency ?? parametersAt(op.instant).blockAppliesInEmergencyByDefault },
    detail,
  }))

/** Consent must be given again: unblocking leaves no authorisation, unless the insurer's declaration makes her attending doctor. */
export const unblock = (op: Operation, recordId: RecordId, actor: RuleActor): Promise<void> =>
  changeRule(op, recordId, 'access.unblock', actor, ({ rule, detail }) => ({
    rule: { ...rule, blocked: false, blockedInEmergency: false, relation: rule.relation === 'attending' ? 'attending' : 'none' },
    detail,
  }))

export const opposeDeposits = (op: Operation, recordId: RecordId, actor: RuleActor, opposed: boolean): Promise<void> =>
  changeRule(op, recordId, opposed ? 'access.oppose-deposits' : 'access.allow-deposits', actor, ({ rule, detail }) => ({
    rule: { ...rule, depositsOpposed: opposed },
    detail,
  }))

/** Her three switches (L.1111-17 I): SAMU regulation, break-glass, masked documents in an emergency. */
export const setEmergencySwitches = (
  op: Operation,
  recordId: RecordId,
  switches: Pick<Settings, 'breakGlass' | 'regulation' | 'maskedInEmergency'>,
): Promise<void> =>
  changeRights(
    op,
    recordId,
    'access.emergency-settings',
    async (tx, { settings }) => {
      await insertSettings(tx, recordId, { ...settings, ...switches })
    },
    { motive: choicesInWords(switches) },
  )

/** What she chose stands in her journal with its date: the history of the three questions. */
const choicesInWords = ({
  regulation,
  breakGlass,
  maskedInEmergency,
}: Pick<Settings, 'breakGlass' | 'regulation' | 'maskedInEmergency'>) => {
  const said = (yes: boolean): string => (yes ? 'oui' : 'non')
  return `SAMU : ${said(regulation)} ; sans accord : ${said(breakGlass)} ; documents cachés : ${said(maskedInEmergency)}`
}

/**
 * Everything hidden in one click, existing and future: one bit that the door reads before each document's own mask. Undoing it gives
 * back the masks that stood before, and nothing can fail half-way (docs/adr/2611-hide-everything-is-one-bit.md).
 */
export const hideEverything = (op: Operation, recordId: RecordId, hidden: boolean): Promise<void> =>
  changeRights(op, recordId, hidden ? 'access.hide-all' : 'access.show-all', async (tx, { settings }) => {
    await insertSettings(tx, recordId, { ...settings, everythingHidden: hidden })
  })

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

export const checkScope = (scope: Scope): void => {
  switch (scope.kind) {
    case 'all':
      return
    case 'categories':
      return void (scope.classCodes.length > 0 || refuse(SCOPE_INVALID))
    case 'documents':
      return void (scope.documentIds.length > 0 || refuse(SCOPE_INVALID))
    case 'period':
      return void ((MONTH.test(scope.from) && MONTH.test(scope.to) && scope.from <= scope.to) || refuse(SCOPE_INVALID))
  }
}
