import { profilesOf } from '../accounts/index.ts'
import type { EventId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { eventOf, followsRecord, type Notice } from './model.ts'
import { openNotice } from './open-notice.ts'
import { markAllRead, markRead, markUnread, type NoticeRow, selectNotice, selectNotices, selectUnread } from './store.ts'

const SHOWN = 50
/** Counted so far; more is said as more. */
export const MOST_COUNTED = 100

export type NoticePage = { readonly items: readonly Notice[]; readonly next: EventId | null }

/**
 * What the caller was told, latest first. What is told of a record goes with the right to open it: a helper whose access ended reads nothing of it any
 * more, and it is not counted. `ownRecordId`: hers, when she has one.
 */
export const readNotices = async (op: Operation, ownRecordId: RecordId | null, after: EventId | null = null): Promise<NoticePage> => {
  const actorId = op.caller.subject.id
  const before = after === null ? null : await selectNotice(op.db, actorId, after)
  if (before === undefined) return { items: [], next: null }
  const rows = await selectNotices(op.db, actorId, SHOWN, before)
  const items = await visible(op, ownRecordId, rows)
  return { items, next: rows.length === SHOWN ? (rows.at(-1)?.id ?? null) : null }
}

export const countUnread = async (op: Operation, ownRecordId: RecordId | null): Promise<number> =>
  (await visible(op, ownRecordId, await selectUnread(op.db, op.caller.subject.id, MOST_COUNTED))).length

const visible = async (op: Operation, ownRecordId: RecordId | null, rows: readonly NoticeRow[]): Promise<readonly Notice[]> => {
  const { id: actorId, kind } = op.caller.subject
  const reach = kind === 'person' ? new Set([ownRecordId, ...(await profilesOf(op)).map(({ recordId }) => recordId)]) : undefined
  return rows
    .map(({ id, at, sealed, read_at, counted }): Notice => {
      const { template, recordId } = openNotice(op.keyring, actorId, id, sealed)
      return { id, at, template, event: eventOf(template), recordId, isRead: read_at !== null, isCounted: counted }
    })
    .filter(({ event, recordId }) => reach === undefined || !followsRecord(event) || reach.has(recordId))
}

/** A notice of somebody else is not found, and nothing says so. */
export const markNoticeRead = async (op: Operation, id: EventId): Promise<void> => {
  await markRead(op.db, op.caller.subject.id, id, op.instant)
}

export const markNoticeUnread = async (op: Operation, id: EventId): Promise<void> => {
  await markUnread(op.db, op.caller.subject.id, id)
}

/** All that she had before her eyes: what came since stays unread. */
export const markNoticesRead = async (op: Operation, until: Instant): Promise<void> => {
  await markAllRead(op.db, op.caller.subject.id, until, op.instant)
}
