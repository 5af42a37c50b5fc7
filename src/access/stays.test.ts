import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  entriesOf,
  looksAs,
  openWorld,
  professional,
  putInState,
  recordOf,
  refusalOf,
  signIn,
  type Someone,
  structure,
} from '../../test/support-door/index.ts'
import { DAY, HOUR, type Instant } from '../kernel/instant.ts'
import type { RecordId } from '../kernel/ids.ts'
import { registerEntry } from '../directory/index.ts'
import {
  block,
  copyAccess,
  declareAccess,
  endAuthorisation,
  endStay,
  inviteToTeam,
  openStay,
  readStays,
  setEmergencySwitches,
} from './index.ts'

const world = await openWorld()
const hospital = structure('Hôpital du Port')
const number = 'nationalId' in hospital.subject ? hospital.subject.nationalId : ''
const ward = { structureNationalId: number, structureName: 'Hôpital du Port' }
const software = await signIn(world, hospital)
const told = () => by(world, software)
const doctor = await signIn(world, professional('Dr Interne', '10', ward))
const nurse = await signIn(world, professional('Ida Infirmière', '60', ward))
const social = await signIn(world, professional('Sam Social', '200', ward))
const outside = await signIn(world, professional('Dr Dehors', '10', { structureNationalId: '10B0600009' }))

const later = (ms: number): Instant => (world.clock.now() + ms) as Instant
const stay = (name: string, changes: object = {}) => ({ number: name, service: 'Cardiologie', admittedAt: later(-HOUR), ...changes })
const looks = async (who: typeof doctor, recordId: RecordId): Promise<string> => looksAs(by(world, await signIn(world, who)), recordId)

describe('a stay', () => {
  test('lets the health professionals of its structure read, from when it is told until she leaves', async () => {
    const { recordId } = await recordOf(world, 'Stay Open')
    expect(await looks(doctor, recordId)).toBe('nothing')
    await openStay(told(), recordId, stay('S1'))
    expect(await looks(doctor, recordId)).toBe('team')
    expect(await looks(nurse, recordId)).toBe('team')
    expect(await looks(outside, recordId)).toBe('nothing')
    await endStay(told(), recordId, 'S1')
    expect(await looks(doctor, recordId)).toBe('nothing')
  })

  test('is no agreement for whoever is not a health professional: she needs the person’s own', async () => {
    const { recordId } = await recordOf(world, 'Stay Social')
    await openStay(told(), recordId, stay('S2'))
    expect(await looks(social, recordId)).toBe('nothing')
    await declareAccess(by(world, social), recordId)
    expect(await looks(social, recordId)).toBe('authorised')
  })

  test('ends by itself when nobody tells it again, thirty days at most, and goes on when somebody does', async () => {
    const { recordId } = await recordOf(world, 'Stay Dated')
    expect((await openStay(told(), recordId, stay('S3', { until: later(90 * DAY) }))).until).toBe(later(30 * DAY))
    world.clock.advance(29 * DAY)
    const again = await signIn(world, hospital)
    await openStay(by(world, again), recordId, stay('S3', { admittedAt: later(-29 * DAY) }))
    world.clock.advance(2 * DAY)
    expect(await looks(doctor, recordId)).toBe('team')
    world.clock.advance(29 * DAY)
    expect(await looks(doctor, recordId)).toBe('nothing')
  })

  test('that ends leaves another one of the same place open', async () => {
    const { recordId } = await recordOf(world, 'Stay Twice')
    const here = () => signIn(world, hospital)
    await openStay(by(world, await here()), recordId, stay('S4'))
    await openStay(by(world, await here()), recordId, stay('S5'))
    await endStay(by(world, await here()), recordId, 'S4')
    await endStay(by(world, await here()), recordId, 'S4')
    await endStay(by(world, await here()), recordId, 'unknown')
    expect(await looks(doctor, recordId)).toBe('team')
    await endStay(by(world, await here()), recordId, 'S5')
    expect(await looks(doctor, recordId)).toBe('nothing')
    await openStay(by(world, await here()), recordId, stay('S5'))
    expect(await looks(doctor, recordId)).toBe('nothing')
  })

  test('never takes back what she decided: a team she ended stays out for this stay, a place she blocked for all', async () => {
    const { recordId, holder } = await recordOf(world, 'Stay Ended By Her')
    const here = async () => by(world, await signIn(world, hospital))
    const owner = async () => by(world, await signIn(world, holder))
    await openStay(await here(), recordId, stay('S6'))
    await endAuthorisation(await owner(), recordId, asRuleActor(hospital))
    await openStay(await here(), recordId, stay('S6'))
    expect(await looks(doctor, recordId)).toBe('nothing')
    await openStay(await here(), recordId, stay('S7'))
    expect(await looks(doctor, recordId)).toBe('team')
    await block(await owner(), recordId, asRuleActor(hospital), false)
    expect(await refusalOf(openStay(await here(), recordId, stay('S8')))).toBe('no-record')
    expect(await looks(doctor, recordId)).toBe('nothing')
  })

  test('of a stranger opens no record whose holder refused emergencies, unless her card was read at admission', async () => {
    const { recordId, holder } = await recordOf(world, 'Stay Opposed')
    const here = async () => by(world, await signIn(world, hospital))
    await setEmergencySwitches(by(world, await signIn(world, holder)), recordId, {
      breakGlass: true,
      regulation: false,
      maskedInEmergency: false,
    })
    expect(await refusalOf(openStay(await here(), recordId, stay('S9')))).toBe('no-record')
    expect(await looks(doctor, recordId)).toBe('nothing')
    await openStay(await here(), recordId, stay('S9'), 'vitale')
    expect(await looks(doctor, recordId)).toBe('team')
  })

  test('is told by a structure alone, never of a day to come; none, closed and blocked are one answer', async () => {
    const { recordId } = await recordOf(world, 'Stay By Whom')
    const here = async () => by(world, await signIn(world, hospital))
    const doctorSays = openStay(by(world, await signIn(world, doctor)), recordId, stay('S10'))
    expect(await refusalOf(doctorSays)).toBe('no-record')
    for (const wrong of [{ admittedAt: later(DAY) }, { until: later(-1) }])
      expect(await refusalOf(openStay(await here(), recordId, stay('S10', wrong)))).toBe('stay-invalid')
    await putInState(world, recordId, 'closed')
    expect(await refusalOf(openStay(await here(), recordId, stay('S10')))).toBe('no-record')
    expect(await refusalOf(openStay(await here(), world.draw.uuid() as RecordId, stay('S10')))).toBe('no-record')
  })

  test('stands in her journal, on her page and in her copy; the store knows no service', async () => {
    const { recordId, holder } = await recordOf(world, 'Stay Told')
    const here = async () => by(world, await signIn(world, hospital))
    const firsts: string[] = []
    const onFirst = async () => void firsts.push('told')
    await openStay(await here(), recordId, stay('S11'), null, onFirst)
    await openStay(await here(), recordId, stay('S11'), null, onFirst)
    expect(firsts).toEqual(['told'])
    const owner = async () => by(world, await signIn(world, holder))
    expect(await readStays(await owner(), recordId)).toMatchObject([
      { structureName: 'Hôpital du Port', service: 'Cardiologie', ended: false },
    ])
    expect((await copyAccess(await owner(), recordId)).stays).toHaveLength(1)
    expect((await entriesOf(world, recordId)).map(({ entry }) => entry.action)).toContain('access.open-stay')
    const rows = await world.database.owner.rows<{ readonly text: string }>({
      name: 'test.stays',
      text: 'select s::text as text from stay s',
      values: [],
    })
    expect(rows.map(({ text }) => text).join(' ')).not.toMatch(/Cardiologie|S11|Port/)
  })
})

const entry = ({ subject, exercise }: Someone) =>
  registerEntry(world.database, {
    id: subject.id,
    kind: 'professional',
    nationalId: 'nationalId' in subject ? subject.nationalId : '',
    name: subject.name,
    family: subject.name,
    given: '',
    exercises: exercise === undefined ? [] : [exercise],
  })
const numberOf = ({ subject }: Someone): string => ('nationalId' in subject ? subject.nationalId : '')

describe('a member of the care team', () => {
  const physio = professional('Kim Kiné', '70', { structureNationalId: '10B0600021' })
  const helperOfWard = professional('Sol Social', '200', { structureNationalId: '10B0600022' })

  test('brings in another for a day, never longer than her own access, and the person is told', async () => {
    await Promise.all([entry(physio), entry(helperOfWard), entry(doctor), entry(outside)])
    const { recordId } = await recordOf(world, 'Team Invited')
    await openStay(by(world, await signIn(world, hospital)), recordId, stay('T1', { until: later(5 * HOUR) }))
    const member = by(world, await signIn(world, doctor))
    const notices: string[] = []
    const { until } = await inviteToTeam(member, recordId, numberOf(physio), async () => void notices.push('told'))
    expect(until).toBe(later(5 * HOUR))
    expect(await looksAs(by(world, await signIn(world, physio)), recordId)).toBe('team')
    expect(notices).toEqual(['told'])
    world.clock.advance(5 * HOUR)
    expect(await looksAs(by(world, await signIn(world, physio)), recordId)).toBe('nothing')
  })

  test('is one: nobody else invites, and nobody who is known by a day’s invitation gives more than is left of it', async () => {
    const { recordId } = await recordOf(world, 'Team Only')
    expect(await refusalOf(inviteToTeam(by(world, await signIn(world, outside)), recordId, numberOf(physio)))).toBe('no-record')
    await declareAccess(by(world, await signIn(world, outside)), recordId)
    const first = await inviteToTeam(by(world, await signIn(world, outside)), recordId, numberOf(physio))
    world.clock.advance(20 * HOUR)
    const second = await inviteToTeam(by(world, await signIn(world, physio)), recordId, numberOf(doctor))
    expect(second.until).toBe(first.until)
  })

  test('invites nobody who is not a health professional before the person agreed', async () => {
    const { recordId } = await recordOf(world, 'Team Social')
    const op = async () => by(world, await signIn(world, outside))
    await declareAccess(await op(), recordId)
    expect(await refusalOf(inviteToTeam(await op(), recordId, numberOf(helperOfWard)))).toBe('agreement-first')
    await declareAccess(by(world, await signIn(world, helperOfWard)), recordId)
    expect(await refusalOf(inviteToTeam(await op(), recordId, numberOf(helperOfWard)))).toBe('done')
    expect(await refusalOf(inviteToTeam(await op(), recordId, '899999999999'))).toBe('unknown-professional')
  })

  test('is not told whom the person blocked, or shut out: they get nothing', async () => {
    const { recordId, holder } = await recordOf(world, 'Team Blocked')
    const op = async () => by(world, await signIn(world, outside))
    await declareAccess(await op(), recordId)
    await block(by(world, await signIn(world, holder)), recordId, asRuleActor(physio), false)
    const free = await inviteToTeam(await op(), recordId, numberOf(doctor))
    expect((await inviteToTeam(await op(), recordId, numberOf(physio))).until).toBe(free.until)
    expect(await looksAs(by(world, await signIn(world, physio)), recordId)).toBe('nothing')
  })
})
