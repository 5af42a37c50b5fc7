import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  looksAs,
  openWorld,
  professional,
  recordOf,
  refusalOf,
  signIn,
  traitsCalled,
} from '../../test/support-door/index.ts'
import { DAY, HOUR, MINUTE } from '../kernel/instant.ts'
import type { RecordId } from '../kernel/ids.ts'
import { enforce, loadPolicy, parametersAt } from '../policy/index.ts'
import {
  alarmsSince,
  authorise,
  block,
  breakGlass,
  createShare,
  declareAccess,
  endAuthorisation,
  openShare,
  provePresence,
  setEmergencySwitches,
} from './index.ts'

const world = await openWorld()
const place = (number: number) => ({ structureNationalId: `10B0500${number}`, structureId: world.draw.uuid() as never })
const doctorAt = (name: string, number: number) => signIn(world, professional(name, '10', place(number)))
const nowhere = (): RecordId => world.draw.uuid() as RecordId
const { declaredPerActorDay: CEILING, declaredPerStructureDay: FLOOR } = parametersAt(world.clock.now())

const opposed = async (name: string) => {
  const record = await recordOf(world, name)
  await setEmergencySwitches(by(world, record.holder), record.recordId, { breakGlass: false, regulation: true, maskedInEmergency: false })
  return record
}
const under = (values: Readonly<Record<string, boolean | number>>) =>
  enforce(loadPolicy({ parameterChanges: [{ version: 'presence', from: '2026-01-01T00:00:00Z', values }] }))

describe('a record whose holder refused an access of emergency', () => {
  test('is entered by no word of a stranger: the answer is that of no record', async () => {
    const { recordId } = await opposed('Opposed Word')
    const doctor = await doctorAt('Dr Word', 1)
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('no-record')
    expect(await refusalOf(declareAccess(by(world, doctor), nowhere()))).toBe('no-record')
    expect(await looksAs(by(world, doctor), recordId)).toBe('nothing')
    const emergency = { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive: 'Inconsciente, au sol' } as const
    expect(await refusalOf(breakGlass(by(world, doctor), recordId, emergency, async () => undefined))).toBe('no-record')
  })

  test('opens to whoever read her card, for half an hour', async () => {
    const { recordId } = await opposed('Opposed Card')
    const doctor = await doctorAt('Dr Card', 2)
    await provePresence(by(world, doctor), recordId, 'vitale')
    world.clock.advance(30 * MINUTE)
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('no-record')
    await provePresence(by(world, doctor), recordId, 'apcv')
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('done')
    expect(await looksAs(by(world, doctor), recordId)).toBe('authorised')
    const other = await doctorAt('Dr Other Card', 2)
    expect(await refusalOf(declareAccess(by(world, other), recordId))).toBe('no-record')
  })

  test('opens to whoever she showed a code, and to whoever she let in before', async () => {
    const { recordId, holder } = await opposed('Opposed Code')
    const doctor = await doctorAt('Dr Code', 3)
    const { code } = await createShare(by(world, holder), recordId, { scope: { kind: 'all' }, minutes: 30 })
    await openShare(by(world, doctor), code)
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('done')
    world.clock.advance(2 * DAY)
    const again = await doctorAt('Dr Code', 3)
    expect(await looksAs(by(world, again), recordId)).toBe('nothing')
    expect(await refusalOf(declareAccess(by(world, again), recordId))).toBe('done')
  })

  test('stays shut to whoever she let in and shut out, until she is there again', async () => {
    const { recordId, holder } = await opposed('Opposed Ended')
    const doctor = await doctorAt('Dr Ended', 4)
    const actor = asRuleActor(doctor)
    const owner = () => by(world, holder)
    await authorise(owner(), recordId, { actor, until: (world.clock.now() + HOUR) as never, scope: { kind: 'all' } })
    await endAuthorisation(owner(), recordId, actor)
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('no-record')
    await provePresence(by(world, doctor), recordId, 'vitale')
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('done')
  })
})

describe('the policy of presence', () => {
  test('may ask her code or her card at a first access; a blocked professional is answered as whoever proved nothing', async () => {
    const undo = under({ declaredConsentOpens: false })
    const { recordId, holder } = await recordOf(world, 'Policy Code')
    const doctor = await doctorAt('Dr Policy', 5)
    const blocked = await doctorAt('Dr Blocked', 6)
    await block(by(world, holder), recordId, asRuleActor(blocked), false)
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('no-record')
    expect(await refusalOf(declareAccess(by(world, blocked), recordId))).toBe('no-record')
    await provePresence(by(world, blocked), recordId, 'vitale')
    expect(await refusalOf(declareAccess(by(world, blocked), recordId))).toBe('no-record')
    const { code } = await createShare(by(world, holder), recordId, { scope: { kind: 'all' }, minutes: 30 })
    await openShare(by(world, doctor), code)
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('done')
    undo()
  })

  test('may ask her card alone', async () => {
    const undo = under({ declaredConsentOpens: false, holdersCodeProvesPresence: false })
    const { recordId, holder } = await recordOf(world, 'Policy Card')
    const doctor = await doctorAt('Dr Only Card', 7)
    const { code } = await createShare(by(world, holder), recordId, { scope: { kind: 'all' }, minutes: 30 })
    await openShare(by(world, doctor), code)
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).not.toBe('done')
    await provePresence(by(world, doctor), recordId, 'vitale')
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('done')
    undo()
  })
})

describe('agreements that nobody proved', () => {
  test('are fewer than fifty a day, then none, whatever the records are; an alarm stands at that instant', async () => {
    const sweeper = await doctorAt('Dr Sweep', 8)
    const since = world.clock.now()
    const records = await Promise.all([...Array(CEILING + 5).keys()].map(number => recordOf(world, `Swept ${number}`)))
    const told: string[] = []
    for (const { recordId } of records) told.push(await refusalOf(declareAccess(by(world, sweeper), recordId)))
    expect(told.filter(answer => answer === 'done')).toHaveLength(CEILING)
    expect(CEILING).toBeLessThan(50)
    expect(new Set(told.slice(CEILING))).toEqual(new Set(['too-many-declared']))
    expect(await refusalOf(declareAccess(by(world, sweeper), nowhere()))).toBe('too-many-declared')
    const alarms = await alarmsSince(by(world, sweeper), (since - 1) as never)
    expect(alarms).toEqual([{ actorId: sweeper.subject.id, at: since, reason: 'declared-actor' }])
    const shown = await recordOf(world, 'Swept And Shown')
    await provePresence(by(world, sweeper), shown.recordId, 'vitale')
    expect(await refusalOf(declareAccess(by(world, sweeper), shown.recordId))).toBe('done')
    world.clock.advance(DAY)
    const next = await doctorAt('Dr Sweep', 8)
    expect(await refusalOf(declareAccess(by(world, next), records[CEILING]?.recordId ?? nowhere()))).toBe('done')
  })

  test('under each day’s ceiling are told by their week, and none is refused for it; a quieter week is not told', async () => {
    const drips = async (name: string, place_: number, aDay: number): Promise<readonly string[]> => {
      const since = world.clock.now()
      const told: string[] = []
      let who = await doctorAt(name, place_)
      for (let day = 0; day < 7; day++) {
        for (let n = 0; n < aDay; n++) told.push(await refusalOf(declareAccess(by(world, who), nowhere())))
        world.clock.advance(DAY)
        who = await doctorAt(name, place_)
      }
      expect(new Set(told)).toEqual(new Set(['no-record']))
      const alarms = await alarmsSince(by(world, who), (since - 1) as never)
      return alarms.filter(({ actorId }) => actorId === who.subject.id).map(({ reason }) => reason)
    }
    const { declaredPerActorWeek } = parametersAt(world.clock.now())
    expect(await drips('Dr Drip', 21, Math.floor(declaredPerActorWeek / 7) + 1)).toEqual(['declared-week'])
    expect(await drips('Dr Quiet', 22, Math.floor(declaredPerActorWeek / 7))).toEqual([])
  })

  test('count where nobody is as where somebody is', async () => {
    const undo = under({ declaredPerActorDay: 2 })
    const doctor = await doctorAt('Dr Nowhere', 9)
    expect(await refusalOf(declareAccess(by(world, doctor), nowhere()))).toBe('no-record')
    expect(await refusalOf(declareAccess(by(world, doctor), nowhere()))).toBe('no-record')
    expect(await refusalOf(declareAccess(by(world, doctor), (await recordOf(world, 'Third')).recordId))).toBe('too-many-declared')
    undo()
  })

  test('are counted for a structure: fifty at first, then twice its busiest day of four weeks', async () => {
    const where = place(10)
    const colleague = (number: number) => signIn(world, professional(`Dr Shift ${number}`, '10', where))
    const declares = async (times: number): Promise<number> => {
      let opened = 0
      let who = await colleague(0)
      for (let i = 0; i < times; i++) {
        if (i % 10 === 0) who = await colleague(i / 10)
        if ((await refusalOf(declareAccess(by(world, who), nowhere()))) === 'no-record') opened++
      }
      return opened
    }
    expect(FLOOR).toBe(50)
    expect(await declares(55)).toBe(50)
    world.clock.advance(2 * DAY)
    expect(await declares(70)).toBe(70)
    const alarms = await alarmsSince(by(world, await colleague(0)), (world.clock.now() - 3 * DAY) as never)
    expect(alarms.map(({ reason }) => reason)).toContain('declared-structure')
  })
})

test('a card of somebody else proves nothing here, and what is kept names nobody', async () => {
  const { recordId } = await opposed('Opposed Elsewhere')
  const doctor = await doctorAt('Dr Elsewhere', 11)
  await provePresence(
    by(world, doctor),
    (await recordOf(world, 'Another Card', { traits: traitsCalled('Another Card') })).recordId,
    'vitale',
  )
  expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('no-record')
})
