import type { ActorId, RecordId, SessionId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { EmergencyAccess, HelperRights, Settings } from './model.ts'

export type RightsRow = {
  readonly rights_version: string
  readonly holder_id: ActorId
  readonly holder_sealed: Buffer
  readonly state: string
  readonly break_glass: boolean
  readonly regulation: boolean
  readonly masked_in_emergency: boolean
  readonly everything_hidden: boolean
  readonly row_kind: 'rule' | 'regulation' | 'break-glass' | 'share' | 'protected-place' | null
  readonly actor_tag: Tag
  readonly relation: string
  readonly valid_from: Instant
  readonly valid_until: Instant | null
  readonly blocked: boolean
  readonly blocked_in_emergency: boolean
  readonly deposits_opposed: boolean
  readonly adds: boolean
  readonly writes: boolean
  readonly once_representative: boolean
  readonly sealed: Buffer
  readonly session_id: SessionId
  readonly targets: string | null
}

export const selectRights = (db: Queries, recordId: RecordId): Promise<readonly RightsRow[]> =>
  db.rows<RightsRow>({ name: 'access:rights', text: 'select * from rights_of_record($1)', values: [recordId] })

export type RuleRow = {
  readonly recordId: RecordId
  readonly actorTag: Tag
  readonly relation: string
  readonly from: Instant
  readonly until: Instant | null
  readonly blocked: boolean
  readonly blockedInEmergency: boolean
  readonly depositsOpposed: boolean
  readonly helper?: HelperRights
  readonly sealed: Buffer
}

/** Who represented her once is never forgotten: a later rule of the same actor keeps it. */
export const upsertRule = (tx: Queries, rule: RuleRow): Promise<unknown> =>
  tx.rows({
    name: 'access:rule',
    text: `insert into access_rule (record_id, actor_tag, relation, valid_from, valid_until, blocked, blocked_in_emergency, deposits_opposed, sealed,
        adds, writes, once_representative)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $3 = 'representative')
      on conflict (record_id, actor_tag) do update set relation = excluded.relation, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
        blocked = excluded.blocked, blocked_in_emergency = excluded.blocked_in_emergency, deposits_opposed = excluded.deposits_opposed, sealed = excluded.sealed,
        adds = excluded.adds, writes = excluded.writes, once_representative = access_rule.once_representative or excluded.once_representative`,
    values: [
      rule.recordId,
      rule.actorTag,
      rule.relation,
      timestamp(rule.from),
      rule.until === null ? null : timestamp(rule.until),
      rule.blocked,
      rule.blockedInEmergency,
      rule.depositsOpposed,
      rule.sealed,
      rule.helper?.adds ?? false,
      rule.helper?.writes ?? false,
    ],
  })

export const insertSettings = (tx: Queries, recordId: RecordId, settings: Settings): Promise<unknown> =>
  tx.rows({
    name: 'access:settings',
    text: `insert into access_setting (record_id, break_glass, regulation, masked_in_emergency, everything_hidden) values ($1, $2, $3, $4, $5)
      on conflict (record_id) do update set break_glass = excluded.break_glass, regulation = excluded.regulation,
        masked_in_emergency = excluded.masked_in_emergency, everything_hidden = excluded.everything_hidden`,
    values: [recordId, settings.breakGlass, settings.regulation, settings.maskedInEmergency, settings.everythingHidden],
  })

export const upsertEmergency = (tx: Queries, recordId: RecordId, openedAt: Instant, access: EmergencyAccess): Promise<unknown> =>
  tx.rows({
    name: 'access:emergency',
    text: `insert into emergency_access (record_id, session_id, mode, actor_tag, opened_at, valid_until) values ($1, $2, $3, $4, $5, $6)
      on conflict (record_id, session_id, mode) do update set opened_at = excluded.opened_at, valid_until = excluded.valid_until`,
    values: [recordId, access.sessionId, access.mode, access.actorTag, timestamp(openedAt), timestamp(access.until)],
  })

export type EndOfEmergency = Pick<EmergencyAccess, 'sessionId' | 'mode'> & { readonly at: Instant }

export const endEmergency = (tx: Queries, recordId: RecordId, { sessionId, mode, at }: EndOfEmergency): Promise<unknown> =>
  tx.rows({
    name: 'access:end-emergency',
    text: 'update emergency_access set valid_until = least(valid_until, $4) where record_id = $1 and session_id = $2 and mode = $3',
    values: [recordId, sessionId, mode, timestamp(at)],
  })
