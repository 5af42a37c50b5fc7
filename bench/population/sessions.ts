import type { ActorId, SessionId } from '../../src/kernel/ids.ts'
import type { Instant } from '../../src/kernel/instant.ts'
import { displayName } from '../../src/identity/index.ts'
import { cookieStyle, sealSession } from '../../src/accounts/index.ts'
import { openMasterKey } from '../../src/master-key.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { type Database, timestamp } from '../../src/platform/db/index.ts'
import type { KeyStore } from '../../src/platform/keyring/key-store.ts'
import { type Keyring, openKeyring } from '../../src/platform/keyring/keyring.ts'
import { systemDraw } from '../../src/platform/keyring/primitives.ts'
import { PROFESSIONALS, professional, type Someone, traitsOf } from './people.ts'
import type { Seeded } from './seed.ts'
import { settingsFor } from './world.ts'

/** Everybody signed in: cookies as the server makes them, by number of the person or professional. */
export type SignedIn = { readonly holders: readonly string[]; readonly professionals: readonly string[] }

/** A cookie is sealed under the master key alone: no record's key is opened here. */
const NO_KEYS: KeyStore = {
  get: async () => undefined,
  addMany: async () => new Set(),
  getMany: async () => new Map(),
  add: async () => undefined,
  replace: async () => undefined,
  destroy: async () => undefined,
  names: async function* () {},
  close: async () => undefined,
}

const holder = (seeded: Seeded, i: number): Someone => ({
  subject: { kind: 'person', id: seeded.records[i]?.personId as ActorId, name: displayName(traitsOf(i)) },
})

type Live = { readonly someone: Someone; readonly sessionId: SessionId }

const insertAll = (owner: Database, live: readonly Live[], at: Instant): Promise<unknown> =>
  owner.rows({
    name: 'bench.sessions',
    text: `insert into session (actor_id, session_id, created_at, expires_at, means)
      select a, s, $3::timestamptz, $3::timestamptz + interval '4 hours', 'demonstration' from unnest($1::uuid[], $2::uuid[]) as t (a, s)`,
    values: [live.map(one => one.someone.subject.id), live.map(one => one.sessionId), timestamp(at)],
  })

const cookieOf = (keyring: Keyring, { someone, sessionId }: Live, signedInAt: Instant, lastSeenAt: Instant): string => {
  const { subject, exercise } = someone
  const authentication = {
    subject,
    means: 'demonstration' as const,
    level: 'low' as const,
    authenticatedAt: signedInAt,
    sessionId,
    ...(exercise === undefined ? {} : { exercise }),
  }
  return `${cookieStyle(false).name}=${sealSession(keyring, { authentication, lastSeenAt })}`
}

/** A live session for every holder and professional. `cookies()` seals them anew: one a minute old would be renewed at each request. */
export const signInEverybody = async (folder: string, owner: Database, seeded: Seeded): Promise<{ cookies(): SignedIn }> => {
  const keyring = openKeyring(openMasterKey(settingsFor(folder)), NO_KEYS, systemDraw)
  const at = systemClock.now()
  const liveOf = (someone: Someone): Live => ({ someone, sessionId: systemDraw.uuid() as SessionId })
  const holders = seeded.records.map((_, i) => liveOf(holder(seeded, i)))
  const professionals = Array.from({ length: PROFESSIONALS }, (_, k) => liveOf(professional(k)))
  await insertAll(owner, [...holders, ...professionals], at)
  const sealAll = (live: readonly Live[]): readonly string[] => live.map(one => cookieOf(keyring, one, at, systemClock.now()))
  return { cookies: () => ({ holders: sealAll(holders), professionals: sealAll(professionals) }) }
}
