import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  type Caller,
  entriesOf,
  grantFor,
  looksAs,
  openWorld,
  professional,
  recordOf,
  refusalOf,
  secretary,
  signIn,
  type Someone,
  structure,
} from '../../test/support-door/index.ts'
import { attach, endAttachment, placesNow, startSession } from '../accounts/index.ts'
import { directoryEntry, registerEntry } from '../directory/index.ts'
import type { Exercise } from '../kernel/actors.ts'
import { block, breakGlass, declareAccess, openStay } from './index.ts'

const world = await openWorld()
const hospital = structure('Hôpital des Îles')
const ward = { structureNationalId: 'nationalId' in hospital.subject ? hospital.subject.nationalId : '', structureName: 'Hôpital des Îles' }
const later = (ms: number) => (world.clock.now() + ms) as ReturnType<typeof world.clock.now>

const registered = async (someone: Someone): Promise<Caller> => {
  const caller = await signIn(world, someone)
  const { subject, exercise } = caller
  if (subject.kind !== 'professional' || exercise === undefined) throw new Error('a professional with a place')
  await registerEntry(world.database, { ...subject, family: subject.name, given: 'A', exercises: [exercise] })
  return caller
}
const unheard = async (): Promise<void> => undefined
/** Signed in at the place of who named her. */
const under = async (tutor: Caller, kind: 'substitute' | 'student', name: string, profession = '10') => {
  const { subject } = professional(name)
  if (subject.kind !== 'professional') throw new Error('a professional')
  await registerEntry(world.database, { ...subject, family: name, given: 'A', exercises: [], qualification: { profession } })
  const { id } = await attach(by(world, tutor), { kind, professional: subject.id, until: '2026-12-01' }, unheard)
  const entry = await directoryEntry(world.database, subject.id)
  const [exercise] = entry === undefined ? [] : await placesNow(world.database, entry, world.clock.now())
  if (exercise === undefined) throw new Error('attached nowhere')
  const doorstep = {
    db: world.database,
    keyring: world.keyring,
    draw: world.draw,
    instant: world.clock.now(),
    mode: 'demonstration',
  } as const
  const { authentication } = await startSession(doorstep, { subject, exercise, means: 'demonstration' })
  return { id, caller: { subject, exercise, sessionId: authentication.sessionId } }
}

describe('a substitute', () => {
  test('inherits neither the status of attending doctor, nor an authorisation, nor what was kept from the one she replaces', async () => {
    const attending = await registered(professional('Dr Traitant'))
    const { caller } = await under(attending, 'substitute', 'Dr Relais')
    const { recordId, holder } = await recordOf(world, 'Under Attending', {
      relations: [{ relation: 'attending', actor: asRuleActor(attending) }],
    })
    expect(await looksAs(by(world, attending), recordId)).toBe('attending')
    expect(await looksAs(by(world, caller), recordId)).toBe('nothing')
    await declareAccess(by(world, caller), recordId)
    expect(await looksAs(by(world, caller), recordId)).toBe('authorised')
    await block(by(world, holder), recordId, asRuleActor(attending), false)
    expect(await looksAs(by(world, caller), recordId)).toBe('authorised')
  })

  test('does nothing from the very instant at which it ends, whatever she was given', async () => {
    const replaced = await registered(professional('Dr Absent'))
    const { id, caller } = await under(replaced, 'substitute', 'Dr Finie')
    const { recordId } = await recordOf(world, 'Under Ended', { relations: [{ relation: 'authorised', actor: asRuleActor(caller) }] })
    expect(await looksAs(by(world, caller), recordId)).toBe('authorised')
    await endAttachment(by(world, replaced), id, unheard)
    expect(await refusalOf(looksAs(by(world, caller), recordId))).toBe('session-ended')
  })

  test('regulates nothing in the place of a regulator', async () => {
    const regulator = await registered(professional('Dr Quinze', '10', { ...ward, regulation: true }))
    const { caller } = await under(regulator, 'substitute', 'Dr Standard')
    const { recordId } = await recordOf(world, 'Under Regulator')
    const opening = breakGlass(
      by(world, caller, 'regulation'),
      recordId,
      { mode: 'regulation', mission: 'SAMU 29 n° 4521' },
      async () => undefined,
    )
    expect(await refusalOf(opening)).toBe('no-record')
  })

  test('is named by the secretary of that place, for as long as she is there', async () => {
    const replaced = await registered(professional('Dr Bureau'))
    const { id, caller } = await under(replaced, 'substitute', 'Dr Dictée')
    const lina = await signIn(world, secretary('Lina Accueil'))
    const { recordId } = await recordOf(world, 'Under Secretary')
    const number = 'nationalId' in caller.subject ? caller.subject.nationalId : ''
    expect(await refusalOf(declareAccess(by(world, lina), recordId, number))).toBe('done')
    await endAttachment(by(world, replaced), id, unheard)
    expect(await refusalOf(declareAccess(by(world, lina), recordId, number))).toBe('unknown-professional')
  })
})

describe('a student', () => {
  test('reads with the team of the ward where he trains, as his profession reads; after that, nothing', async () => {
    const tutor = await registered(professional('Dr Maîtresse', '10', ward))
    const { id, caller } = await under(tutor, 'student', 'Paul Interne')
    const { recordId } = await recordOf(world, 'Under Tutor')
    await openStay(by(world, await signIn(world, hospital)), recordId, { number: 'U1', service: 'Médecine', admittedAt: later(-1000) })
    const { visibility, basis } = await grantFor(by(world, caller), recordId, 'read')
    expect(basis.relation).toBe('team')
    expect(visibility).toEqual((await grantFor(by(world, { ...caller, exercise: tutorsOwn(tutor) }), recordId, 'read')).visibility)
    await endAttachment(by(world, tutor), id, unheard)
    expect(await refusalOf(looksAs(by(world, caller), recordId))).toBe('session-ended')
  })

  test('of a profession whose column names no interns would be allowed no type at all, whoever let her in', async () => {
    const student = professional('Étudiante', '60', {
      under: {
        id: world.draw.uuid() as NonNullable<Exercise['under']>['id'],
        kind: 'student',
        nationalId: '8',
        name: 'Inf. X',
        until: later(1000),
      },
    })
    const { recordId } = await recordOf(world, 'Under Nurse', { relations: [{ relation: 'authorised', actor: asRuleActor(student) }] })
    const allowed = async (someone: Someone) =>
      (await grantFor(by(world, await signIn(world, someone)), recordId, 'read')).visibility.classTags
    expect(await allowed(student)).toEqual([])
    expect((await allowed(professional('Étudiante', '60')))?.length).toBeGreaterThan(10)
  })
})

const tutorsOwn = ({ exercise }: Caller): Exercise => {
  if (exercise === undefined) throw new Error('a place')
  return exercise
}

test('each line of her journal says in whose place he acted, sealed with the rest; it says nothing of it where nobody is replaced', async () => {
  const attending = await registered(professional('Dr Titulaire'))
  const { caller } = await under(attending, 'substitute', 'Dr Lignes')
  const { recordId } = await recordOf(world, 'Under Lines', { relations: [{ relation: 'attending', actor: asRuleActor(attending) }] })
  await declareAccess(by(world, caller), recordId)
  await looksAs(by(world, attending), recordId)
  const actors = (await entriesOf(world, recordId)).map(({ entry }) => entry.actor)
  const number = 'nationalId' in attending.subject ? attending.subject.nationalId : ''
  expect(actors.find(({ name }) => name === 'Dr Lignes')).toMatchObject({
    under: { kind: 'substitute', name: 'Dr Titulaire', nationalId: number },
  })
  expect(actors.find(({ name }) => name === 'Dr Titulaire')).not.toHaveProperty('under')
})
