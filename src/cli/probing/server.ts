import path from 'node:path'
import { mkdirSync } from 'node:fs'
import { giveRole } from '../../accounts/index.ts'
import type { Services } from '../../api/index.ts'
import { type Carnet, type Overrides, startCarnet } from '../../app.ts'
import { readSettings } from '../../config.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { DAY, instant, type Instant } from '../../kernel/instant.ts'
import type { Database, Query } from '../../platform/db/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Session, signIn } from './thieves.ts'

/** A server in this very process, on a database of its own, whose clock a command may push on. */
export type OwnServer = Carnet & { readonly services: Services; passDay(): void }

export const startOwnServer = async (home: string, overrides: Overrides = {}): Promise<OwnServer> => {
  const folder = path.join(home, 'data')
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const settings = readSettings({ MODE: 'demonstration', HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' })
  let passed = 0
  const lent: Services[] = []
  const clock = { now: (): Instant => instant(systemClock.now() + passed * DAY) }
  const carnet = await startCarnet(settings, { seed: false, clock, lend: services => void lent.push(services), ...overrides })
  const [services] = lent
  if (services === undefined) throw new Error('the server lent nothing')
  return {
    ...carnet,
    services,
    passDay: () => {
      passed += 1
    },
  }
}

const WATCHER = '599999999800018-AG0099'

/** An agent who protects the data, signed in. */
export const watcherOn = async (database: Database, session: Session): Promise<Session> => {
  const { text } = await session.ask('PUT', `/api/demonstration/directory/${WATCHER}`, {
    kind: 'agent',
    family: 'VEILLE',
    given: 'Anne',
    city: 'PORT-KERVAL',
    exercises: [],
  })
  const { actorId } = JSON.parse(text) as { readonly actorId: ActorId }
  // Signing in is what registers an agent.
  await signIn(session, { nationalId: WATCHER })
  await giveRole(database, actorId, 'dpo')
  return session
}

/** Every statement as it leaves for the database. */
export const through =
  (change: (query: Query) => Query, heard: (query: Query) => void = () => undefined) =>
  (database: Database): Database => {
    const passed = (query: Query): Query => {
      heard(query)
      return change(query)
    }
    return {
      ...database,
      rows: query => database.rows(passed(query)),
      batch: queries => database.batch(queries.map(passed)),
      transaction: work => database.transaction(tx => work({ ...tx, rows: query => tx.rows(passed(query)) })),
    }
  }
