import type { ActorId, SessionId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type DeviceRow = {
  readonly device_id: string
  readonly sealed: Buffer
  readonly first_seen_at: Instant
  readonly last_seen_at: Instant
  readonly trusted_until: Instant | null
}

export const selectDevices = (db: Queries, actorId: ActorId): Promise<readonly DeviceRow[]> =>
  db.rows({
    name: 'accounts.devices',
    text: `select device_id, sealed, first_seen_at, last_seen_at, trusted_until from device
      where actor_id = $1 and forgotten_at is null order by last_seen_at desc, device_id`,
    values: [actorId],
  })

export const insertDevice = (
  tx: Queries,
  row: {
    readonly actorId: ActorId
    readonly deviceId: string
    readonly sealed: Buffer
    readonly at: Instant
    readonly trustedUntil: Instant | null
  },
): Promise<unknown> =>
  tx.rows({
    name: 'accounts.new_device',
    text: `insert into device (actor_id, device_id, sealed, first_seen_at, last_seen_at, trusted_until) values ($1, $2, $3, $4, $4, $5)
      on conflict (actor_id, device_id) do update
        set sealed = excluded.sealed, last_seen_at = excluded.last_seen_at, trusted_until = excluded.trusted_until, forgotten_at = null`,
    values: [row.actorId, row.deviceId, row.sealed, timestamp(row.at), row.trustedUntil === null ? null : timestamp(row.trustedUntil)],
  })

/** `trustedUntil` null leaves what stood. */
export const touchDevice = (tx: Queries, actorId: ActorId, deviceId: string, at: Instant, trustedUntil: Instant | null): Promise<unknown> =>
  tx.rows({
    name: 'accounts.touch_device',
    text: 'update device set last_seen_at = $3, trusted_until = coalesce($4, trusted_until) where actor_id = $1 and device_id = $2',
    values: [actorId, deviceId, timestamp(at), trustedUntil === null ? null : timestamp(trustedUntil)],
  })

/** `deviceId` null: all of them. The session that asks goes on; the others opened from there end. */
export const forgetDevices = (
  tx: Queries,
  actorId: ActorId,
  deviceId: string | null,
  except: SessionId | null,
  at: Instant,
): Promise<unknown> =>
  tx.rows({
    name: 'accounts.forget_devices',
    text: `with gone as (
        update device set forgotten_at = $4, trusted_until = null
        where actor_id = $1 and forgotten_at is null and ($2::uuid is null or device_id = $2) returning device_id)
      update session s set ended_at = $4 from gone
      where s.actor_id = $1 and s.device_id = gone.device_id and ($3::uuid is null or s.session_id <> $3) and s.ended_at is null`,
    values: [actorId, deviceId, except, timestamp(at)],
  })
