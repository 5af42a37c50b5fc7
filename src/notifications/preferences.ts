import type { ActorId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { NOTICE_EVENTS, type NoticeEvent } from './model.ts'
import { ALWAYS_TOLD } from './refusals.ts'
import { selectPreferences, upsertPreference } from './store.ts'

/** One line of « Notifications »: in the application always, by e-mail unless she says no. */
export type Preference = { readonly event: NoticeEvent; readonly email: boolean; readonly isLocked: boolean }

export const preferencesOf = async (db: Queries, actorId: ActorId): Promise<readonly Preference[]> => {
  const off = new Set((await selectPreferences(db, actorId)).filter(row => !row.is_on).map(row => row.event))
  return NOTICE_EVENTS.map(event => ({ event, email: event === 'security' || !off.has(event), isLocked: event === 'security' }))
}

/** Her own preferences: nobody sets them for her, and what protects her account cannot be silenced. Errors: `always-told`. */
export const setPreference = async (op: Operation, event: NoticeEvent, email: boolean): Promise<void> => {
  if (event === 'security') {
    if (!email) refuse(ALWAYS_TOLD)
    return
  }
  await upsertPreference(op.db, op.caller.subject.id, event, email)
}
