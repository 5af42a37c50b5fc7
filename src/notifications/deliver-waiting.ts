import { holderSide } from '../access/index.ts'
import { traitsOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { instant } from '../kernel/instant.ts'
import { setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { queuePush } from '../platform/push/index.ts'
import { settingsOf } from './keep-settings.ts'
import { eventOf, followsRecord } from './model.ts'
import { DELIVER_WAITING } from './move-waiting.ts'
import { openNotice } from './open-notice.ts'
import { afterQuiet, isOn, type NoticeSettings } from './settings.ts'
import { type AddressOf, numberOf, writeTo } from './tell.ts'
import { deleteDue, selectWaiting, type WaitingRow } from './waiting-store.ts'
import { digestMail } from './words.ts'

/**
 * Her hour has come: one mail and one push for all that waited, however much it is; nothing for what she has read since, or wants no more, or may read no more (a child who came of age meanwhile). `op.db` is the
 * transaction that took the clock: killed half-way, nothing has left and it rings again.
 */
export const deliverWaiting = async (op: Operation, actorId: ActorId, addressOf: AddressOf): Promise<void> => {
  const settings = await settingsOf(op.db, op.keyring, actorId)
  const rows = await selectWaiting(op.db, actorId)
  // A server that slept rings late, maybe in her night.
  const quietUntil = afterQuiet(settings, op.instant)
  if (quietUntil > op.instant) return ringAt(op, actorId, quietUntil, rows)
  const due = rows.filter(row => row.due <= op.instant)
  const wanted: WaitingRow[] = []
  for (const row of due) if (row.read_at === null && (await isStillToTell(op, actorId, settings, row))) wanted.push(row)
  const number = numberOf(op, `digest|${wanted.map(row => row.notice_id).join('|')}`, actorId)
  if (wanted.some(({ channel }) => channel === 'email')) {
    const address = await addressOf(op, actorId)
    await writeTo(op.db, op, { actorId, address }, number, digestMail(settings.language))
  }
  if (wanted.some(({ channel }) => channel === 'push')) await queuePush(op.db, actorId, number, op.instant)
  await deleteDue(op.db, actorId, op.instant)
  const later = rows.filter(row => row.due > op.instant)
  if (later.length > 0) await ringAt(op, actorId, instant(Math.min(...later.map(row => row.due))), later)
}

const ringAt = async ({ db }: Operation, actorId: ActorId, due: Parameters<typeof setDue>[1]['due'], rows: readonly WaitingRow[]) => {
  if (rows.length > 0) await setDue(db, { kind: DELIVER_WAITING, subject: actorId, due })
}

const isStillToTell = async (
  op: Operation,
  actorId: ActorId,
  settings: NoticeSettings,
  { notice_id, sealed, channel }: WaitingRow,
): Promise<boolean> => {
  const { template, recordId } = openNotice(op.keyring, actorId, notice_id, sealed)
  const event = eventOf(template)
  return isOn(settings, recordId, event, channel) && (!followsRecord(event) || (await isOfHerSide(op, actorId, recordId)))
}

/** What is told of a record goes with the right to open it, whichever way it is told. A professional is told of his own acts. */
const isOfHerSide = async (op: Operation, actorId: ActorId, recordId: RecordId): Promise<boolean> => {
  const side = await holderSide(op, recordId)
  const all = side === null ? [] : [side.holderId, ...side.representatives, ...side.helpers]
  return all.includes(actorId) || (await traitsOf(op, actorId)) === undefined
}
