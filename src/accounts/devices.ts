import type { ActorId } from '../kernel/ids.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { forgetDevices, insertDevice, selectDevices, touchDevice } from './device-store.ts'

/** A browser as it comes: the device its own cookie names, and what it says it is (« Firefox sur Windows »). */
export type SeenBrowser = { readonly device?: KnownDevice; readonly label: string }
/** What the browser's lasting cookie holds, sealed. One browser may be several persons'. */
export type KnownDevice = { readonly deviceId: string; readonly people: readonly ActorId[] }

export type DeviceSeen = KnownDevice & {
  /** She never came from it. */
  readonly isNew: boolean
  /** She never came from any. */
  readonly isFirst: boolean
}

/** A trusted browser needs no one-time code for so long (domain.md §1.3: « appareil enrôlé »). */
const TRUST_MS = 90 * DAY

export type OwnDevice = {
  readonly deviceId: string
  readonly label: string
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
  readonly trustedUntil?: Instant
  readonly isThisOne: boolean
}

const context = (deviceId: string): string => `device|${deviceId}`

/** Known to her, still trusted, and never told to be forgotten. */
export const isTrusted = async (op: Operation, actorId: ActorId, { device }: SeenBrowser): Promise<boolean> => {
  if (device === undefined || !device.people.includes(actorId)) return false
  const rows = await selectDevices(op.db, actorId)
  return rows.some(row => row.device_id === device.deviceId && row.trusted_until !== null && row.trusted_until > op.instant)
}

export const rememberDevice = async (
  tx: Queries,
  op: Operation,
  actorId: ActorId,
  { device, label }: SeenBrowser,
  trust: boolean,
): Promise<DeviceSeen> => {
  const rows = await selectDevices(tx, actorId)
  const trustedUntil = trust ? after(op.instant, TRUST_MS) : null
  const known = device?.people.includes(actorId) === true && rows.find(row => row.device_id === device.deviceId)
  if (device !== undefined && known) {
    await touchDevice(tx, actorId, device.deviceId, op.instant, trustedUntil)
    return { ...device, isNew: false, isFirst: false }
  }
  const deviceId = device?.deviceId ?? op.draw.uuid()
  const sealed = op.keyring.sealForActor(actorId, context(deviceId), Buffer.from(label))
  await insertDevice(tx, { actorId, deviceId, sealed, at: op.instant, trustedUntil })
  return { deviceId, people: [...new Set([...(device?.people ?? []), actorId])].slice(-8), isNew: true, isFirst: rows.length === 0 }
}

export const devicesOf = async (op: Operation, current: KnownDevice | undefined): Promise<readonly OwnDevice[]> => {
  const actorId = op.caller.subject.id
  const rows = await selectDevices(op.db, actorId)
  return rows.map(row => ({
    deviceId: row.device_id,
    label: op.keyring.openForActor(actorId, context(row.device_id), row.sealed).toString('utf8'),
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    ...(row.trusted_until === null || row.trusted_until <= op.instant ? {} : { trustedUntil: row.trusted_until }),
    isThisOne: row.device_id === current?.deviceId,
  }))
}

/** Forgets one of her browsers, or all: sessions opened from it end, and a code is asked there again. */
export const forgetDevice = async (op: Operation, deviceId: string | null): Promise<void> => {
  const { subject, sessionId } = op.caller
  await op.db.transaction(tx => forgetDevices(tx, subject.id, deviceId, sessionId, op.instant))
}

export const sealDevice = ({ keyring }: Pick<Operation, 'keyring'>, { deviceId, people }: KnownDevice): string =>
  keyring.sealCookie(Buffer.from(JSON.stringify({ device: { deviceId, people } }))).toString('base64url')

export const openDevice = ({ keyring }: Pick<Operation, 'keyring'>, text: string): KnownDevice | undefined => {
  if (text.length > 2_048) return undefined
  try {
    const { device } = JSON.parse(keyring.openCookie(Buffer.from(text, 'base64url')).toString('utf8')) as { device?: KnownDevice }
    return device
  } catch {
    return undefined
  }
}
