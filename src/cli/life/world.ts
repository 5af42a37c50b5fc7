import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { LOOP, registerAgent, startSession } from '../../accounts/index.ts'
import { operationFor, type Services } from '../../api/index.ts'
import { startCarnet } from '../../app.ts'
import { ringsOf } from '../../clocks.ts'
import { readSettings } from '../../config.ts'
import type { Subject } from '../../kernel/actors.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { after, DAY, fromIso, type Instant } from '../../kernel/instant.ts'
import { createLog } from '../../platform/log.ts'
import type { Operation } from '../../platform/operation.ts'
import { openSweeper, type Rung } from '../../retention/index.ts'
import { HttpClient } from '../job/http-client.ts'

/** A server whose clock is driven, its verbs in this process and its routes by HTTP. */
export type LifeWorld = {
  readonly services: Services
  readonly http: HttpClient
  readonly begin: Instant
  now(): Instant
  /** Never backwards. */
  advance(to: Instant): void
  /** As the loops of the house. */
  loop(): Operation
  /** Signed in at this instant. */
  as(subject: Subject): Promise<Operation>
  agent(who: 0 | 1): Promise<Operation>
  /** Rings every clock that is due; tells what rang, once committed. */
  sweep(rang: (rung: Rung) => void): Promise<void>
  stop(): Promise<void>
}

const AGENTS = [
  { kind: 'agent', id: '00000000-0000-4000-8000-0000000000a1' as ActorId, name: 'Agent Un' },
  { kind: 'agent', id: '00000000-0000-4000-8000-0000000000a2' as ActorId, name: 'Agente Deux' },
] as const satisfies readonly Subject[]

/** Simulated time begins here. */
export const BEGIN = fromIso('2027-01-04T08:00:00Z')

export const openLifeWorld = async (home: string, control: 'clock' | undefined): Promise<LifeWorld> => {
  let at: Instant = BEGIN
  let lent: Services | undefined
  const folder = path.join(home, 'data')
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const settings = readSettings({ MODE: 'demonstration', HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, DEMONSTRATION_SEED: 'no' })
  const log = createLog({ level: 'error', write: line => void process.stderr.write(line) })
  const carnet = await startCarnet(settings, {
    log,
    clock: { now: () => at },
    seed: false,
    loops: 'by hand',
    lend: given => {
      lent = given
    },
  })
  if (lent === undefined) throw new Error('the server lent nothing')
  const services = lent
  const { db, keyring, draw, mode } = services
  const loop = (): Operation => operationFor(services, LOOP, draw.uuid())
  const as = async (subject: Subject): Promise<Operation> => {
    const session = await startSession({ db, keyring, draw, instant: at, mode }, { subject, means: 'demonstration' })
    return operationFor(services, session.authentication, draw.uuid())
  }
  for (const { id, name } of AGENTS) await registerAgent(db, loop(), id, name)
  const http = new HttpClient(carnet.url, { sockets: 2 })
  const failures: unknown[] = []
  let told: (rung: Rung) => void = () => undefined
  const sweeper = openSweeper({
    rings: ringsOf(services),
    rang: rung => told(rung),
    failed: (kind, error) => failures.push(`${kind}: ${String(error)}`),
  })
  return {
    services,
    http,
    begin: BEGIN,
    now: () => at,
    advance: to => {
      if (to > at) at = to
    },
    loop,
    as,
    agent: who => as(AGENTS[who]),
    sweep: async rang => {
      told = rang
      await sweeper.sweep(() => (control === 'clock' ? { ...loop(), instant: after(at, -DAY) } : loop()))
      if (failures.length > 0) throw new Error(`clocks failed: ${failures.splice(0).join('; ')}`)
    },
    stop: async () => {
      http.close()
      await carnet.stop()
    },
  }
}
