import type { RecordId } from '../kernel/ids.ts'
import { toIso } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { pushDevicesOf } from '../platform/push/index.ts'
import { settingsOf } from './keep-settings.ts'
import { openNotice } from './open-notice.ts'
import { choicesOf } from './settings.ts'
import { selectNotices } from './store.ts'
import { noticeText } from './words.ts'

const ALL = 100_000

/** What the caller was told about this record, how she wants to be told, and where: for the copy of her data (GDPR art. 15 and 20). */
export const copyNotices = async (op: Operation, recordId: RecordId): Promise<string> => {
  const actorId = op.caller.subject.id
  const [rows, settings, devices] = await Promise.all([
    selectNotices(op.db, actorId, ALL, null),
    settingsOf(op.db, op.keyring, actorId),
    pushDevicesOf(op, actorId),
  ])
  const notices = rows.flatMap(({ id, at, sealed, read_at }) => {
    const notice = openNotice(op.keyring, actorId, id, sealed)
    if (notice.recordId !== recordId) return []
    return [
      { at: toIso(at), about: notice.template, text: noticeText(notice.template, 'fr'), readAt: read_at === null ? null : toIso(read_at) },
    ]
  })
  const { language, zone, rhythm, quiet } = settings
  const copy = {
    notices,
    settings: { language, zone, rhythm, quiet, choices: choicesOf(settings, recordId) },
    devices: devices.map(({ label, since }) => ({ label, since: toIso(since) })),
  }
  return `${JSON.stringify(copy, null, 2)}\n`
}
