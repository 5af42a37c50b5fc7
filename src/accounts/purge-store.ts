import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export const deleteProfilesOf = async (tx: Queries, recordId: RecordId): Promise<void> => {
  await tx.rows({ name: 'accounts.purge_profiles', text: 'delete from profile where record_id = $1', values: [recordId] })
  await tx.rows({ name: 'accounts.purge_acts', text: 'delete from agent_act where subject = $1', values: [recordId] })
}

const OF_PERSON = [
  'session',
  'profile',
  'account',
  'account_tag',
  'passkey',
  'passkey_tag',
  'device',
  'one_time_code',
  'recovery',
  'activation_code',
  'outside_identity',
] as const

/** Every means of sign-in, every session, every code. */
export const deleteAccount = async (tx: Queries, personId: ActorId): Promise<void> => {
  for (const table of OF_PERSON) {
    await tx.rows({ name: `accounts.purge_${table}`, text: `delete from ${table} where actor_id = $1`, values: [personId] })
  }
}
