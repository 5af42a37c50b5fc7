import { listUnderTrace, selectBeside, writeUnderTrace } from '../audit/index.ts'
import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import type { RecordId, Tag } from '../kernel/ids.ts'
import { after, DAY, type Instant, instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { callerAsActor, type OnAccess } from './declare-access.ts'
import { underGrant, underGrantIf } from './door.ts'
import type { AccessRule, RightsSnapshot, RuleDetail } from './model.ts'
import { mayEnter } from './presence.ts'
import type { PresenceMeans } from './presence-store.ts'
import { STAY_INVALID } from './refusals.ts'
import { actorTag, writeRule } from './rules.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'
import { endStayAt, selectStays, type StayShown, upsertStay } from './stay-store.ts'

/** A stay, or any care that a structure has begun for somebody: its own number, the service, since when, until when if it knows. */
export type Stay = { readonly number: string; readonly service?: string; readonly admittedAt: Instant; readonly until?: Instant }

type StayDetail = {
  readonly number: string
  readonly service?: string
  readonly structureName: string
  readonly structureNationalId: string
}

/**
 * What makes a care team: the structure's own software says that somebody is there, and its members may read for as long (L.1110-12, R.1111-46 al. 2). A dated
 * fact: a stay that is not told again ends by itself. `proven`: her card was read at admission. A structure that she blocked, or whose team she ended during
 * this stay, opens nothing by telling it again. `onFirst`: nothing was ever written of this structure. Errors: `no-record`, `stay-invalid`.
 */
export const openStay = async (
  op: Operation,
  recordId: RecordId,
  stay: Stay,
  proven: PresenceMeans | null = null,
  onFirst?: OnAccess,
): Promise<{ readonly until: Instant }> => {
  const until = untilOf(op, stay)
  const act = { action: 'access.open-stay' as const, changesRights: true, ...(stay.service === undefined ? {} : { motive: stay.service }) }
  const structure = callerAsActor(op)
  const enters = mayEnter(op, proven, ({ recordId: here }) => actorTag(op, here, structure))
  await underGrantIf(op, recordId, 'keep-stays', act, enters, async grant => {
    const standing = await standingRule(op, grant)
    const sealer = await op.keyring.sealer(recordId)
    const row = { ...placeOf(op, grant, stay.number), admittedAt: stay.admittedAt, until }
    const sealed = sealer.rights(stayContext(row.numberTag), Buffer.from(JSON.stringify(detailOf(op, stay))))
    await writeUnderTrace(op, grant, act, async tx => {
      const was = await upsertStay(tx, { ...row, sealed })
      if (was === 'ended' || !mayOpen(standing.rule, was)) return
      await writeTeam(tx, op, recordId, standing, latest(standing.rule, until, op.instant))
      if (standing.rule === undefined) await onFirst?.(tx, recordId, grant.shelter.acts)
    })
  })
  forgetSnapshot(recordId)
  return { until }
}

/** She left: at once, unless another stay of hers goes on in the same structure. Ending one that is not there changes nothing. Errors: `no-record`. */
export const endStay = async (op: Operation, recordId: RecordId, number: string): Promise<void> => {
  const act = { action: 'access.end-stay' as const, changesRights: true }
  await underGrant(op, recordId, 'keep-stays', act, async grant => {
    const standing = await standingRule(op, grant)
    await writeUnderTrace(op, grant, act, async tx => {
      const { ended, others } = await endStayAt(tx, placeOf(op, grant, number), op.instant)
      if (ended && standing.rule?.relation === 'team') await writeTeam(tx, op, recordId, standing, others ?? op.instant)
    })
  })
  forgetSnapshot(recordId)
}

const untilOf = (op: Operation, { admittedAt, until }: Stay): Instant => {
  const most = after(op.instant, parametersAt(op.instant).stayMaxDays * DAY)
  const told = until ?? most
  if (admittedAt > op.instant || told <= op.instant || told <= admittedAt) return refuse(STAY_INVALID)
  return earliest(told, most)
}

const earliest = (one: Instant, other: Instant): Instant => instant(Math.min(one, other))

type Standing = { readonly rule: AccessRule | undefined; readonly detail: RuleDetail }

const standingRule = async (op: Operation, grant: Grant): Promise<Standing> => {
  const snapshot: RightsSnapshot = await loadSnapshot(op, grant.recordId)
  const actor = callerAsActor(op)
  const tag = actorTag(op, grant.recordId, actor)
  const detail = (await openRightsOf(op, snapshot)).details.get(tag)
  return { rule: snapshot.rules.get(tag), detail: detail ?? { scope: { kind: 'all' }, basis: 'fact', actor } }
}

/** What she decided of this structure stands: a stay that goes on never takes back what she ended; another one begins anew. */
const mayOpen = (rule: AccessRule | undefined, was: 'new' | 'known'): boolean =>
  rule === undefined || (!rule.blocked && (rule.relation === 'team' || (was === 'new' && rule.relation === 'none')))

const latest = (rule: AccessRule | undefined, until: Instant, at: Instant): Instant =>
  rule?.relation === 'team' && rule.until !== null && rule.until > until && rule.until > at ? rule.until : until

const writeTeam = (tx: Queries, op: Operation, recordId: RecordId, { rule, detail }: Standing, until: Instant): Promise<void> => {
  const goesOn = rule?.relation === 'team' && (rule.until === null || rule.until > op.instant)
  const { actorTag: _tag, ...kept } = rule ?? NO_RULE
  return writeRule(
    tx,
    op,
    recordId,
    { ...kept, relation: 'team', from: goesOn ? rule.from : op.instant, until },
    { ...detail, basis: 'fact' },
  )
}

const NO_RULE = { actorTag: null, blocked: false, blockedInEmergency: false, depositsOpposed: false } as const

const placeOf = (op: Operation, { recordId }: Grant, number: string) => {
  const { subject } = op.caller
  const structure = 'nationalId' in subject ? subject.nationalId : subject.id
  return {
    recordId,
    structureTag: op.keyring.tag(recordId, 'actor', structure),
    numberTag: op.keyring.tag(recordId, 'unique-id', `stay|${structure}|${number}`),
  }
}

const detailOf = (op: Operation, { number, service }: Stay): StayDetail => {
  const { subject } = op.caller
  return {
    number,
    ...(service === undefined ? {} : { service }),
    structureName: subject.name,
    structureNationalId: 'nationalId' in subject ? subject.nationalId : '',
  }
}

const stayContext = (number: Tag): string => `stay|${number}`

export type StayLine = {
  readonly structureName: string
  readonly service?: string
  readonly from: Instant
  readonly until: Instant
  readonly ended: boolean
}

const MOST = 200

/** Where she stays and stayed, for her own page. */
export const readStays = (op: Operation, recordId: RecordId): Promise<readonly StayLine[]> => {
  const act = { action: 'access.read' as const }
  return underGrant(op, recordId, 'read-access', act, async grant => {
    const select = selectStays(MOST, grant.visibility.hiddenPlaces)
    const { value } = await listUnderTrace<'read-access', StayShown>(op, grant, act, select)
    return linesOf(op, recordId, value)
  })
}

/** The same beside another reading that has committed. */
export const staysUnder = async (op: Operation, committed: CommittedGrant): Promise<readonly StayLine[]> => {
  const { recordId, visibility } = committed.grant
  return linesOf(op, recordId, await selectBeside<StayShown>(op.db, committed, selectStays(MOST, visibility.hiddenPlaces)))
}

const linesOf = async (op: Operation, recordId: RecordId, rows: readonly StayShown[]): Promise<readonly StayLine[]> => {
  const open = await op.keyring.openRights(recordId)
  return rows.map(row => {
    const { structureName, service } = JSON.parse(open(stayContext(row.number_tag), row.sealed).toString('utf8')) as StayDetail
    const until = row.ended_at !== null && row.ended_at < row.valid_until ? row.ended_at : row.valid_until
    return { structureName, ...(service === undefined ? {} : { service }), from: row.admitted_at, until, ended: row.ended_at !== null }
  })
}
