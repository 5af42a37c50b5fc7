import { after, DAY, HOUR, type Instant, MINUTE } from '../../kernel/instant.ts'
import type { ActorId } from '../../kernel/ids.ts'
import type { Database, Queries } from '../db/index.ts'
import type { Keyring } from '../keyring/keyring.ts'
import { openDevice } from './devices.ts'
import { claimMessages, deleteDevice, deleteMessage, insertMessages, type MessageRow, putBackMessage, selectDevice } from './store.ts'
import { PUSH_TTL_SECONDS, type PushOutcome, type PushTransport } from './transport.ts'

/**
 * Leaves a message to each browser of hers, in the caller's transaction: it goes if and only if that commits. The same number twice is once, while it waits:
 * whoever queues does it in the transaction that cannot happen twice.
 */
export const queuePush = async (tx: Queries, actorId: ActorId, id: string, at: Instant): Promise<void> => {
  await insertMessages(tx, actorId, id, at)
}

export type Pusher = {
  readonly db: Database
  readonly keyring: Keyring
  readonly transport: PushTransport
  /** A service that will not take it, by its answer: to be looked into. */
  readonly refused?: (status: number) => void
}

const LEASE = 2 * MINUTE
const LONGEST_WAIT = 4 * HOUR
const LONGEST_ASKED = DAY
const AT_ONCE = 20

export type PushSweep = { readonly taken: number; readonly later: number; readonly dropped: number }

/** Sends what is due at `at`. A process that dies meanwhile leaves it to be sent again: the browser replaces a message by one of the same number. */
export const sendPushes = async (pusher: Pusher, at: Instant): Promise<PushSweep> => {
  const rows = await claimMessages(pusher.db, at, after(at, LEASE), AT_ONCE)
  const fates = await Promise.all(rows.map(row => sendOne(pusher, row, at)))
  const many = (fate: keyof PushSweep): number => fates.filter(one => one === fate).length
  return { taken: many('taken'), later: many('later'), dropped: many('dropped') }
}

const sendOne = async (pusher: Pusher, row: MessageRow, at: Instant): Promise<keyof PushSweep> => {
  const { db, keyring, transport } = pusher
  const device = await selectDevice(db, row.actor_id, row.device_id)
  if (device === undefined || at - row.queued_at >= PUSH_TTL_SECONDS * 1_000) return drop(db, row)
  const outcome = await transport.send(openDevice(keyring, row.actor_id, device.id, device.sealed), row.id)
  return settle(pusher, row, at, outcome)
}

const settle = async ({ db, refused }: Pusher, row: MessageRow, at: Instant, outcome: PushOutcome): Promise<keyof PushSweep> => {
  switch (outcome.kind) {
    case 'taken':
      await deleteMessage(db, row)
      return 'taken'
    case 'gone':
      await db.transaction(tx => deleteDevice(tx, row.actor_id, row.device_id))
      return 'dropped'
    case 'refused':
      refused?.(outcome.status)
      return drop(db, row)
    case 'later':
      await putBackMessage(db, row, after(at, waitAfter(row.attempts, outcome.afterMs)))
      return 'later'
  }
}

const drop = async (db: Queries, row: MessageRow): Promise<'dropped'> => {
  await deleteMessage(db, row)
  return 'dropped'
}

/** One minute, two, four … four hours; longer when the service says so, up to a day. */
export const waitAfter = (attempts: number, asked: number | null): number =>
  Math.max(Math.min(MINUTE * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT), Math.min(asked ?? 0, LONGEST_ASKED))
