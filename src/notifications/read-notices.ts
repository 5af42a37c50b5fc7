import type { EventId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { type Notice, TEMPLATES } from './model.ts'
import { markRead, selectNotices } from './store.ts'
import { type NoticeBody, noticeContext } from './tell-of-emergency.ts'

const SHOWN = 50

/** What the caller was told, latest first. */
export const readNotices = async (op: Operation): Promise<readonly Notice[]> => {
  const actorId = op.caller.subject.id
  const rows = await selectNotices(op.db, actorId, SHOWN)
  return rows.map(({ id, at, sealed, read_at }) => {
    const { template, recordId } = JSON.parse(op.keyring.openForActor(actorId, noticeContext(id), sealed).toString('utf8')) as NoticeBody
    return { id, at, template, text: TEMPLATES[template].text, recordId, isRead: read_at !== null }
  })
}

/** A notice of somebody else is not found, and nothing says so. */
export const markNoticeRead = async (op: Operation, id: EventId): Promise<void> => {
  await markRead(op.db, op.caller.subject.id, id, op.instant)
}
