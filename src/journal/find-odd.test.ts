import { describe, expect, test } from 'vitest'
import { asRuleActor, by, type Caller, openWorld, professional, recordOf, signIn } from '../../test/support-door/index.ts'
import { underGrant } from '../access/index.ts'
import { listUnderTrace } from '../audit/index.ts'
import { registerEntry } from '../directory/index.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import { after as later, DAY, HOUR, type Instant, toIso } from '../kernel/instant.ts'
import { findOdd } from './index.ts'

const world = await openWorld()
const HERE = { structureNationalId: '1000000001', structureName: 'Cabinet du Port' }
const known = async (given: string, family: string, place = HERE) => {
  const someone = professional(`Dr ${given} ${family}`, '10', place)
  const { subject, exercise } = someone
  if (subject.kind !== 'professional' || exercise === undefined) throw new Error('a professional with a place of work')
  const { id, nationalId, name } = subject
  await registerEntry(world.database, { id, nationalId, name, kind: 'professional', family, given, exercises: [exercise] })
  return someone
}
const noon = by(world, await signIn(world, await known('Paul', 'GUEGUEN'))).instant
const today = toIso(noon).slice(0, 10)
const NOTHING = { name: 'test:nothing', sql: () => 'select 1 where false', values: [] }

const reads = (who: Caller, recordId: RecordId, at: Instant = noon, documents: readonly DocumentId[] = []): Promise<unknown> => {
  const op = { ...by(world, who), instant: at }
  const act = { action: 'documents.read', documents } as const
  return underGrant(op, recordId, 'read', act, grant => listUnderTrace(op, grant, act, NOTHING))
}
const someoneWho = async (given: string, family: string, relation: 'authorised' | 'attending' | 'team' = 'authorised') => {
  const doctor = await known(given, family)
  const caller = await signIn(world, doctor)
  const of = (patient: string) => recordOf(world, patient, { relations: [{ relation, actor: asRuleActor(doctor) }] })
  return { caller, of, found: (day = today) => findOdd(by(world, caller), caller.subject.id, day) }
}

describe('an ordinary day', () => {
  test('is not odd: a patient who agreed, at noon, a few papers', async () => {
    const { caller, of, found } = await someoneWho('Ines', 'ROUX')
    const { recordId } = await of('Anne LE GOFF')
    await reads(caller, recordId)
    expect(await found()).toEqual([])
    expect(await found('2026-11-21')).toEqual([])
  })
})

describe('a rule names', () => {
  test('somebody of the same name, unless she attends her', async () => {
    const { caller, of, found } = await someoneWho('Yann', 'KERMARREC')
    const { recordId } = await of('Marie KERMARREC')
    await reads(caller, recordId)
    expect(await found()).toMatchObject([{ recordId, rules: ['same-name'], relation: 'authorised', records: 1 }])
    const attending = await someoneWho('Loïc', 'TANGUY', 'attending')
    await reads(attending.caller, (await attending.of('Anna TANGUY')).recordId)
    expect(await attending.found()).toEqual([])
  })

  test('a colleague of the same place', async () => {
    const { caller, of, found } = await someoneWho('Erwan', 'MADEC')
    const { recordId } = await of('Paul GUEGUEN')
    await reads(caller, recordId)
    expect(await found()).toMatchObject([{ recordId, rules: ['colleague'] }])
  })

  test('the night, but not of a ward’s team', async () => {
    const night = world.clock.advance(10 * HOUR)
    const { caller, of, found } = await someoneWho('Maud', 'PRIGENT')
    const { recordId } = await of('Night Patient')
    await reads(caller, recordId, night)
    const ward = await someoneWho('Enora', 'JAOUEN', 'team')
    await reads(ward.caller, (await ward.of('Ward Patient')).recordId, night)
    world.clock.advance(-10 * HOUR)
    expect(await found()).toMatchObject([{ recordId, rules: ['night'] }])
    expect(await ward.found()).toEqual([])
  })

  test('very many documents of one record', async () => {
    const { caller, of, found } = await someoneWho('Gwen', 'SALAUN')
    const { recordId } = await of('Many Papers')
    const papers = Array.from({ length: 41 }, () => world.draw.uuid() as DocumentId)
    await reads(caller, recordId, noon, papers.slice(1))
    expect(await found()).toEqual([])
    await reads(caller, recordId, noon, papers)
    expect(await found()).toMatchObject([{ recordId, rules: ['volume'], documents: 41 }])
  })

  test('a day of refusals on many records: somebody is looking for somebody', async () => {
    const { caller, found } = await someoneWho('Rozenn', 'LAGADEC')
    for (let i = 0; i < 6; i += 1) {
      const { recordId } = await recordOf(world, `Not Hers ${i}`, {})
      await reads(caller, recordId).catch(() => undefined)
    }
    expect(await found()).toMatchObject([{ recordId: null, rules: ['many-refusals'] }])
  })
})

test('a day is a day: the next one is not held against it', async () => {
  const { caller, of, found } = await someoneWho('Alan', 'LE BRAS')
  const { recordId } = await of('Nolwenn LE BRAS')
  await reads(caller, recordId)
  expect(await found(toIso(later(noon, DAY)).slice(0, 10))).toEqual([])
  expect(await found()).toHaveLength(1)
})
