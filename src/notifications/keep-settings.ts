import { profilesOf } from '../accounts/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import type { Channel, NoticeEvent } from './model.ts'
import { ruleOf } from './model.ts'
import { moveWaiting } from './move-waiting.ts'
import { ALWAYS_TOLD, NOT_YOUR_PROFILE, QUIET_ALL_DAY, ZONE_UNKNOWN } from './refusals.ts'
import { DEFAULTS, isZone, type NoticeSettings, type Timing, withChoice } from './settings.ts'
import { selectSettings, upsertSettings } from './store.ts'

const CONTEXT = 'notice-settings'

/** How somebody wants to be told; what she never chose is as the house has it. */
export const settingsOf = async (db: Queries, keyring: Keyring, actorId: ActorId, forUpdate = false): Promise<NoticeSettings> => {
  const { sealed, refused } = await selectSettings(db, actorId, forUpdate)
  if (sealed !== null)
    return { ...DEFAULTS, ...(JSON.parse(keyring.openForActor(actorId, CONTEXT, sealed).toString('utf8')) as NoticeSettings) }
  return { ...DEFAULTS, off: { own: refused.map(event => `${event}.email`) } }
}

type Change = (settings: NoticeSettings) => NoticeSettings

const change = (op: Operation, next: Change): Promise<void> => {
  const actorId = op.caller.subject.id
  return op.db.transaction(async tx => {
    const settings = next(await settingsOf(tx, op.keyring, actorId, true))
    await upsertSettings(tx, actorId, op.keyring.sealForActor(actorId, CONTEXT, Buffer.from(JSON.stringify(settings))))
    await moveWaiting(tx, op, actorId, settings)
  })
}

export type Choice = {
  /** Of a record she acts for; `null`: for herself. */
  readonly recordId: RecordId | null
  readonly event: NoticeEvent
  readonly channel: Channel
  readonly isWanted: boolean
}

/** Her own choice: nobody makes it for her, and what protects her or the law imposes cannot be silenced. Errors: `always-told`, `not-your-profile`. */
export const chooseNotice = async (op: Operation, { recordId, event, channel, isWanted }: Choice): Promise<void> => {
  if (ruleOf(event).lock !== null) return isWanted ? undefined : refuse(ALWAYS_TOLD)
  if (recordId !== null && !(await profilesOf(op)).some(profile => profile.recordId === recordId)) return refuse(NOT_YOUR_PROFILE)
  await change(op, settings => withChoice(settings, recordId, { event, channel, isWanted }))
}

/** When, and in which language. Errors: `zone-unknown`, `quiet-all-day`. */
export const setTiming = async (op: Operation, { language, zone, rhythm, quiet }: Timing): Promise<void> => {
  if (!isZone(zone)) return refuse(ZONE_UNKNOWN)
  if (quiet !== null && quiet.from === quiet.to) return refuse(QUIET_ALL_DAY)
  await change(op, settings => ({ ...settings, language, zone, rhythm, quiet }))
}
