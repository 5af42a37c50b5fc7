import type { AccessMode, Authentication, Exercise, Subject } from '../../src/kernel/actors.ts'
import type { ActorId, SessionId } from '../../src/kernel/ids.ts'
import { after, HOUR } from '../../src/kernel/instant.ts'
import type { RuleActor } from '../../src/access/index.ts'
import { timestamp } from '../../src/platform/db/index.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { Operation } from '../../src/platform/operation.ts'
import { seededDraw } from '../support/index.ts'
import type { World } from './world.ts'

/** The same number for the same name, so that tests can say who. */
export const idOf = (name: string): ActorId => seededDraw(`actor ${name}`).uuid() as ActorId

const digitsOf = (name: string, count: number): string =>
  BigInt(`0x${Buffer.from(seededDraw(`digits ${name}`).bytes(12)).toString('hex')}`)
    .toString()
    .slice(0, count)
    .padStart(count, '7')

const exerciseOf = (profession: string, changes: Partial<Exercise>): Exercise => ({
  profession,
  structureId: idOf('cabinet'),
  structureNationalId: '10B0000001',
  structureName: 'Cabinet du Port',
  occupational: false,
  regulation: false,
  ...changes,
})

/** Somebody who may call, before she has a session. */
export type Someone = { readonly subject: Subject; readonly exercise?: Exercise }

export const professional = (name: string, profession = '10', changes: Partial<Exercise> = {}): Someone => ({
  subject: { kind: 'professional', id: idOf(name), name, nationalId: `8${digitsOf(name, 11)}` },
  exercise: exerciseOf(profession, changes),
})
export const secretary = (name: string): Someone => ({
  subject: { kind: 'secretary', id: idOf(name), name, nationalId: `3${digitsOf(name, 13)}` },
  exercise: exerciseOf('', {}),
})
export const structure = (name: string): Someone => ({
  subject: { kind: 'structure', id: idOf(name), name, nationalId: `1${digitsOf(name, 9)}` },
})
export const laboratory = (name: string): Someone => ({
  subject: { kind: 'laboratory', id: idOf(name), name, nationalId: `1${digitsOf(name, 9)}` },
})
export const personCalled = (name: string, id: ActorId = idOf(name)): Someone => ({ subject: { kind: 'person', id, name } })
export const agent = (name: string): Someone => ({ subject: { kind: 'agent', id: idOf(name), name } })
export const INSURER: Someone = { subject: { kind: 'insurer-feed', id: idOf('insurer'), name: 'Assurance Maladie' } }

/** As rules name him. */
export const asRuleActor = ({ subject, exercise }: Someone): RuleActor => ({
  id: subject.id,
  kind: subject.kind,
  name: subject.name,
  ...('nationalId' in subject ? { nationalId: subject.nationalId } : {}),
  ...(exercise === undefined ? {} : { profession: exercise.profession, structureName: exercise.structureName }),
})

export type Caller = Someone & { readonly sessionId: SessionId }

/** Gives somebody a live session of four hours. */
export const signIn = async ({ database, clock, draw }: World, someone: Someone): Promise<Caller> => {
  const sessionId = draw.uuid() as SessionId
  await database.rows({
    name: 'test.sign_in',
    text: 'insert into session (actor_id, session_id, created_at, expires_at, means) values ($1, $2, $3, $4, $5)',
    values: [someone.subject.id, sessionId, timestamp(clock.now()), timestamp(after(clock.now(), 4 * HOUR)), 'demonstration'],
  })
  return { ...someone, sessionId }
}

export const endSession = async ({ database, clock }: World, { subject, sessionId }: Caller): Promise<void> => {
  await database.rows({
    name: 'test.end_session',
    text: 'update session set ended_at = $3 where actor_id = $1 and session_id = $2',
    values: [subject.id, sessionId, timestamp(clock.now())],
  })
}

const authenticationOf = ({ subject, exercise, sessionId }: Caller, at: Operation['instant']): Authentication => ({
  subject,
  means: 'demonstration',
  level: 'substantial',
  authenticatedAt: at,
  sessionId,
  ...(exercise === undefined ? {} : { exercise }),
})

/** One act of this caller, now. */
export const by = (world: World, caller: Caller, mode: AccessMode = 'normal', changes: Partial<Operation> = {}): Operation => ({
  caller: authenticationOf(caller, world.clock.now()),
  mode,
  secret: false,
  tolerateIdentity: false,
  instant: world.clock.now(),
  correlationId: world.draw.uuid(),
  db: world.database,
  keyring: world.keyring,
  blobs: world.blobs,
  draw: world.draw,
  log: silentLog,
  ...changes,
})
