import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Profile } from './model.ts'
import { deleteProfile, selectProfiles, upsertProfile } from './store.ts'

/** Remembers, under the actor's own key, a record she may act on. Idempotent. */
export const rememberProfile = async (
  at: { readonly db: Queries; readonly keyring: Keyring },
  actorId: ActorId,
  profile: Profile,
): Promise<void> => {
  const { recordId, ...rest } = profile
  await upsertProfile(at.db, actorId, recordId, at.keyring.sealForActor(actorId, context(recordId), Buffer.from(JSON.stringify(rest))))
}

export const forgetProfile = async (tx: Queries, actorId: ActorId, recordId: RecordId): Promise<void> => {
  await deleteProfile(tx, actorId, recordId)
}

/** Those whose day is not over. */
export const profilesOf = async (op: Operation): Promise<readonly Profile[]> => {
  const actorId = op.caller.subject.id
  const rows = await selectProfiles(op.db, actorId)
  const profiles = rows.map(({ record_id, sealed }) => ({ ...readProfile(op, actorId, record_id, sealed), recordId: record_id }))
  return profiles.filter(({ until }) => until === undefined || op.instant < until)
}

const context = (recordId: RecordId): string => `profile|${recordId}`

const readProfile = (op: Operation, actorId: ActorId, recordId: RecordId, sealed: Buffer): Omit<Profile, 'recordId'> =>
  JSON.parse(op.keyring.openForActor(actorId, context(recordId), sealed).toString('utf8')) as Omit<Profile, 'recordId'>
