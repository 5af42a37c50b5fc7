import { profilesOf } from '../../accounts/index.ts'
import { contactsOf, findPerson, traitsOf } from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { choicesOf, digestMail, type Notice, noticeText, settingsOf } from '../../notifications/index.ts'
import { selectLastFate } from '../../platform/mail/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { type PushDevice, pushDevicesOf } from '../../platform/push/index.ts'
import type { Notice as ShownNotice, NoticeSettings, PushDevice as ShownDevice } from '../contract/index.ts'
import type { Services } from '../services.ts'

/** Hers, when she has one: what is told of it goes with her right to open it. */
export const ownRecordOf = async (op: Operation): Promise<RecordId | null> => {
  const { kind, id } = op.caller.subject
  const traits = kind === 'person' ? await traitsOf(op, id) : undefined
  return traits === undefined ? null : ((await findPerson(op, traits.ins))?.recordId ?? null)
}

export const noticeOf = ({ id, at, template, event, recordId, isRead, isCounted }: Notice): ShownNotice => ({
  id,
  at: toIso(at),
  template,
  event,
  text: noticeText(template, 'fr'),
  textEn: noticeText(template, 'en'),
  recordId,
  read: isRead,
  counted: isCounted,
})

export const deviceOf = ({ id, label, since }: PushDevice): ShownDevice => ({ id, label, since: toIso(since) })

/** « Régler » : what, by which way, when, and whether the ways lead anywhere. */
export const noticeSettingsPage = async (op: Operation, { push, keyring }: Services): Promise<NoticeSettings> => {
  const { id, kind } = op.caller.subject
  const [settings, profiles, email, devices] = await Promise.all([
    settingsOf(op.db, op.keyring, id),
    kind === 'person' ? profilesOf(op) : [],
    emailState(op),
    pushDevicesOf(op, id),
  ])
  const { language, zone, rhythm, quiet } = settings
  return {
    language,
    zone,
    rhythm,
    quiet,
    own: [...choicesOf(settings, null)],
    others: profiles.map(({ recordId }) => ({ recordId, events: [...choicesOf(settings, recordId)] })),
    email,
    preview: digestMail(language),
    ...(push.names.length === 0 ? {} : { pushKey: keyring.pushKeys().publicKey }),
    devices: devices.map(deviceOf),
  }
}

const emailState = async (op: Operation): Promise<NoticeSettings['email']> => {
  const { id } = op.caller.subject
  const { email } = await contactsOf(op, id)
  if (email === undefined) return 'none'
  const fate = await selectLastFate(op.db, id)
  if (fate === 'returned' || fate === 'failed') return 'returned'
  return email.verifiedAt === undefined && email.source === 'self' ? 'not-verified' : 'works'
}
