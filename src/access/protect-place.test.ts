import { describe, expect, test } from 'vitest'
import {
  agent,
  by,
  entriesOf,
  grantFor,
  openWorld,
  personCalled,
  professional,
  recordOf,
  refusalOf,
  signIn,
  traitsCalled,
} from '../../test/support-door/index.ts'
import { asRuleActor } from '../../test/support-door/index.ts'
import { answerColleague, askColleague, registerAgent } from '../accounts/index.ts'
import { registerEntry } from '../directory/index.ts'
import { after as later, DAY } from '../kernel/instant.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { authorise, endOrderedPlaces, endProtection, listCarer, protectPlace, readAccess, readPlaces, writeCarer } from './index.ts'
import { carersUnder } from './own-carers.ts'
import { listUnderTrace } from '../audit/index.ts'

const world = await openWorld()
const system = world.database
const IN_A_MONTH = (op: Operation) => later(op.instant, 30 * DAY)
const DECISION = { court: 'Tribunal judiciaire de Quimper', decidedOn: '2026-11-20', reference: '26/0457' }

const HIDDEN_PLACE = { structureNationalId: '10B9990001', structureName: 'Maison de santé de Pont-Croix' }
const doctor = professional('Dr Maud Abri', '10', HIDDEN_PLACE)
const nurse = professional('Iris Voisine', '60', HIDDEN_PLACE)
const known = professional('Dr Jean Connu')

const register = async (someone: typeof doctor, city: string): Promise<void> => {
  const { subject, exercise } = someone
  if (subject.kind !== 'professional' || exercise === undefined) throw new TypeError('no professional')
  const { id, kind, name, nationalId } = subject
  await registerEntry(system, { id, kind, name, nationalId, family: name, given: '', exercises: [exercise], city })
}
await register(doctor, 'PONT-CROIX CEDEX')
await register(nurse, 'Pont Croix')
await register(known, 'LYON')

const familyCalled = async (name: string) => {
  const [mother, father] = [personCalled(`Mère ${name}`), personCalled(`Père ${name}`)]
  const child = await recordOf(world, `Enfant ${name}`, {
    traits: traitsCalled(`Enfant ${name}`, { birthDate: '2016-02-03' }),
    relations: [mother, father].map(one => ({ relation: 'representative' as const, actor: asRuleActor(one) })),
  })
  const as = async (someone: typeof mother) => by(world, await signIn(world, someone))
  return {
    recordId: child.recordId,
    child,
    mother: () => as(mother),
    father: () => as(father),
    fatherId: father.subject.id,
    motherId: mother.subject.id,
  }
}

const namesOf = async (op: Operation, recordId: RecordId) =>
  (await readAccess(op, recordId)).actors.map(({ actor }) => actor.name).toSorted()
const hiddenTags = async (op: Operation, recordId: RecordId) => (await grantFor(op, recordId, 'read')).visibility.hiddenPlaces

describe('a protected place', () => {
  test('takes with it whoever works there; a town all of its own, however the post writes it', async () => {
    const { recordId, mother, father, fatherId } = await familyCalled('Lieu')
    const tag = (number: string) => world.keyring.tag(recordId, 'actor', number)
    await protectPlace(await mother(), recordId, {
      place: { kind: 'structure', actorId: nurse.subject.id },
      hiddenFrom: fatherId,
      until: null,
    })
    const numbers = [doctor, nurse].map(({ subject }) => ('nationalId' in subject ? subject.nationalId : ''))
    expect((await hiddenTags(await father(), recordId))?.toSorted()).toEqual(
      [tag(HIDDEN_PLACE.structureNationalId), ...numbers.map(tag)].toSorted(),
    )
    await protectPlace(await mother(), recordId, { place: { kind: 'town', town: 'pont croix' }, hiddenFrom: fatherId, until: null })
    const named = (await readPlaces(await mother(), recordId)).places.map(({ name }) => name)
    expect(named.toSorted()).toEqual(['Maison de santé de Pont-Croix', 'pont croix'])
    expect((await hiddenTags(await father(), recordId))?.includes(tag('town|pont croix'))).toBe(true)
    const nowhere = protectPlace(await mother(), recordId, { place: { kind: 'town', town: 'Ailleurs' }, hiddenFrom: fatherId, until: null })
    expect(await refusalOf(nowhere)).toBe('place-unknown')
  })

  test('is nothing to who cares, nor to herself, nor to the parent who asked', async () => {
    const { recordId, child, mother, fatherId } = await familyCalled('Autres')
    await protectPlace(await mother(), recordId, {
      place: { kind: 'professional', actorId: doctor.subject.id },
      hiddenFrom: fatherId,
      until: null,
    })
    expect(await hiddenTags(await mother(), recordId)).toEqual([])
    expect(await hiddenTags(by(world, child.holder), recordId)).toBeNull()
  })

  test('shows him no line of it, of the rules or of the carers; what he says of one himself he knows, and no more', async () => {
    const { recordId, mother, father, fatherId } = await familyCalled('Règles')
    await protectPlace(await mother(), recordId, {
      place: { kind: 'professional', actorId: doctor.subject.id },
      hiddenFrom: fatherId,
      until: null,
    })
    const actor = asRuleActor(doctor)
    const op = await mother()
    await authorise(op, recordId, { actor, until: IN_A_MONTH(op), scope: { kind: 'all' } })
    await listCarer(op, recordId, actor, true)
    await writeCarer(op, recordId, { name: 'Kiné', role: 'Kiné', town: 'Lyon' })
    expect(await namesOf(await mother(), recordId)).toContain('Dr Maud Abri')
    expect(await namesOf(await father(), recordId)).not.toContain('Dr Maud Abri')
    expect(await carersOf(await father(), recordId)).toEqual(['Kiné'])
    expect(await carersOf(await mother(), recordId)).toEqual(['Dr Maud Abri', 'Kiné'])
    const guess = await father()
    await authorise(guess, recordId, { actor, until: later(guess.instant, 3 * DAY), scope: { kind: 'all' } })
    const told = (await readAccess(await father(), recordId)).actors.find(one => one.actor.name === 'Dr Maud Abri')
    expect([told?.from, told?.until]).toEqual([guess.instant, later(guess.instant, 3 * DAY)])
  })

  test('is traced where he does not read, what is asked of it where no parent does', async () => {
    const { recordId, mother, fatherId } = await familyCalled('Trace')
    const op = await mother()
    await protectPlace(op, recordId, { place: { kind: 'professional', actorId: doctor.subject.id }, hiddenFrom: fatherId, until: null })
    await authorise(await mother(), recordId, { actor: asRuleActor(doctor), until: IN_A_MONTH(op), scope: { kind: 'all' } })
    const signedDoctor = by(world, await signIn(world, doctor))
    expect((await grantFor(signedDoctor, recordId, 'read')).shelter.acts).toBe(true)
    const streams = (await entriesOf(world, recordId)).map(({ stream, entry }) => `${stream} ${entry.action}`)
    expect(streams).toEqual(expect.arrayContaining(['2 access.protect-place', '4 access.authorise']))
    expect(streams).not.toContain('1 access.authorise')
  })

  test('ends at its instant and by who asked; the trace of it stays closed to him', async () => {
    const { recordId, mother, father, fatherId } = await familyCalled('Fin')
    const op = await mother()
    const asked = { place: { kind: 'professional' as const, actorId: doctor.subject.id }, hiddenFrom: fatherId }
    expect(await refusalOf(protectPlace(op, recordId, { ...asked, until: later(op.instant, 400 * DAY) }))).toBe('protection-length')
    await protectPlace(op, recordId, { ...asked, until: later(op.instant, DAY) })
    const id = await protectPlace(op, recordId, { ...asked, until: null })
    await endProtection(await mother(), recordId, id)
    world.clock.advance(DAY - 1)
    expect(await hiddenTags(await father(), recordId)).not.toEqual([])
    world.clock.advance(1)
    expect(await hiddenTags(await father(), recordId)).toEqual([])
    expect((await grantFor(await father(), recordId, 'read-journal')).shelter.outside).toBe(true)
    expect(await refusalOf(endProtection(await father(), recordId, id))).toBe('place-absent')
    expect((await readPlaces(await father(), recordId)).places).toEqual([])
  })

  test('is kept from somebody who acts for her, and from nobody else', async () => {
    const { recordId, mother, motherId } = await familyCalled('Qui')
    const place = { kind: 'professional' as const, actorId: doctor.subject.id }
    expect(await refusalOf(protectPlace(await mother(), recordId, { place, hiddenFrom: motherId, until: null }))).toBe('not-acting-for-her')
    expect(await refusalOf(protectPlace(await mother(), recordId, { place, hiddenFrom: known.subject.id, until: null }))).toBe(
      'not-acting-for-her',
    )
    const stranger = by(world, await signIn(world, personCalled('Passant')))
    expect(await refusalOf(protectPlace(stranger, recordId, { place, hiddenFrom: motherId, until: null }))).toBe('no-record')
  })

  test('on a judge’s order is recorded by two agents, to the day of the order, and ended at the desk', async () => {
    const { recordId, mother, fatherId } = await familyCalled('Juge')
    const desk = by(world, await signIn(world, agent('Accueil')))
    const other = by(world, await signIn(world, agent('Collègue')))
    for (const { caller } of [desk, other]) await registerAgent(system, desk, caller.subject.id, caller.subject.name)
    const asked = {
      place: { kind: 'town' as const, town: 'Pont-Croix' },
      hiddenFrom: fatherId,
      until: later(desk.instant, 700 * DAY),
      decision: DECISION,
    }
    expect(await refusalOf(protectPlace(desk, recordId, asked))).toBe('colleague-needed')
    await answerColleague(other, await askColleague(desk, { kind: 'protect-place', subject: recordId }), true)
    const id = await protectPlace(desk, recordId, asked)
    expect((await readPlaces(desk, recordId)).places).toEqual([])
    const [line] = (await readPlaces(await mother(), recordId)).places
    expect(line).toMatchObject({ until: asked.until, decision: DECISION })
    expect(await refusalOf(endProtection(await mother(), recordId, id))).toBe('place-of-a-judge')
    expect(await refusalOf(endOrderedPlaces(await mother(), recordId, DECISION))).toBe('act-refused')
    expect(await refusalOf(endOrderedPlaces(desk, recordId, DECISION))).toBe('colleague-needed')
    const agree = async () => answerColleague(other, await askColleague(desk, { kind: 'protect-place', subject: recordId }), true)
    await agree()
    expect(await refusalOf(endOrderedPlaces(desk, recordId, { ...DECISION, decidedOn: '2020-01-01' }))).toBe('place-absent')
    await endOrderedPlaces(desk, recordId, { ...DECISION, reference: ` ${DECISION.reference.toLowerCase()} ` })
    const [ended] = (await readPlaces(await mother(), recordId)).places
    expect(ended?.until).toBeLessThanOrEqual(later(desk.instant, 1))
    await agree()
    expect(await refusalOf(endOrderedPlaces({ ...desk, instant: later(desk.instant, 1_000) }, recordId, DECISION))).toBe('place-absent')
  })
})

const carersOf = async (op: Operation, recordId: RecordId): Promise<readonly string[]> => {
  const grant = await grantFor(op, recordId, 'read-access')
  const { committed } = await listUnderTrace(op, grant, { action: 'access.read' }, NOTHING)
  return (await carersUnder(op, committed)).map(one => (one.kind === 'known' ? one.actor.name : one.name)).toSorted()
}
const NOTHING = { name: 'test.nothing', sql: () => 'select 1 as nothing where false', values: [] }
