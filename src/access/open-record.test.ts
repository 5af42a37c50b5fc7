import { describe, expect, test } from 'vitest'
import {
  agent,
  asRuleActor,
  by,
  chainProblems,
  entriesOf,
  INSURER,
  looksAs,
  openWorld,
  personCalled,
  professional,
  recordOf,
  refusalOf,
  secretary,
  signIn,
  structure,
  traitsCalled,
} from '../../test/support-door/index.ts'
import { ownJournalRows } from '../audit/index.ts'
import { numberWithout, registerPerson, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { openRecord, readAccess } from './index.ts'

const world = await openWorld()
const { owner } = world.database
const insurer = await signIn(world, INSURER)

const count = async (table: 'record' | 'person' | 'access_setting' | 'record_head'): Promise<number> =>
  (await owner.rows<{ n: number }>({ name: `test.count_${table}`, text: `select count(*)::int as n from ${table}` }))[0]?.n ?? -1

describe('a record', () => {
  test('is opened once for a person: asked again it is the same, and nothing is written', async () => {
    const traits = traitsCalled('Only Once')
    const first = await openRecord(by(world, insurer), { traits, state: 'active' })
    expect(first.created).toBe(true)
    const entries = (await entriesOf(world, first.recordId)).length
    expect(await openRecord(by(world, insurer), { traits, state: 'open' })).toEqual({ ...first, created: false })
    expect((await entriesOf(world, first.recordId)).length).toBe(entries)
  })

  test('opened by a professional and asked for when it stood look the same to her, and the person reads both', async () => {
    const caller = await signIn(world, professional('Dr Opener'))
    const op = by(world, caller)
    const [standing, born] = [traitsCalled('Long Standing'), traitsCalled('Just Opened')]
    const there = await openRecord(by(world, insurer), { traits: { ...standing, usedName: 'Register' }, state: 'closed' })
    const opened = [await openRecord(op, { traits: standing, state: 'active' }), await openRecord(op, { traits: born, state: 'active' })]
    expect(opened.map(({ created }) => created)).toEqual([false, true])
    const lines = (await ownJournalRows(op.db, caller.subject.id, null, 10)).map(({ sealed }) => {
      const line = op.keyring.openForActor(caller.subject.id, 'journal', sealed).toString('utf8')
      return opened.reduce((text, { recordId }) => text.replace(recordId, 'RECORD'), line).replace(/"sealed":"[^"]*"/, '"sealed":"NAME"')
    })
    expect(lines).toHaveLength(2)
    expect(lines[0]).toBe(lines[1])
    const last = (await entriesOf(world, there.recordId)).at(-1)
    expect(last?.entry).toMatchObject({ action: 'record.open', outcome: 'granted', actor: { name: 'Dr Opener' } })
    const other = { ...standing, birthName: 'OTHER' }
    expect(await refusalOf(openRecord(op, { traits: other, state: 'active' }))).toBe('traits-differ')
  })

  test('is opened once by two people at the same instant', async () => {
    const before = await count('record')
    const traits = traitsCalled('Same Instant')
    const all = await Promise.all(Array.from({ length: 6 }, () => openRecord(by(world, insurer), { traits, state: 'active' })))
    expect(new Set(all.map(({ recordId, personId }) => `${recordId} ${personId}`)).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
    expect(await count('record')).toBe(before + 1)
    const [first] = all
    if (first === undefined) throw new Error('nothing was opened')
    expect((await entriesOf(world, first.recordId)).map(({ n, entry }) => [n, entry.action])).toEqual([[1, 'record.open']])
    expect(await chainProblems(world, first.recordId)).toEqual([])
  })

  test('is born with its switches as the law has them, and with the facts known at birth', async () => {
    const doctor = await signIn(world, professional('Dr Attending'))
    const mother = await signIn(world, personCalled('Mother'))
    const { recordId, holder } = await recordOf(world, 'Born Whole', {
      relations: [
        { relation: 'attending', actor: asRuleActor(doctor) },
        { relation: 'representative', actor: asRuleActor(mother) },
      ],
    })
    expect([
      await looksAs(by(world, doctor), recordId),
      await looksAs(by(world, mother), recordId),
      await looksAs(by(world, holder), recordId),
    ]).toEqual(['attending', 'representative', 'holder'])
    const page = await readAccess(by(world, holder), recordId)
    expect(page.settings).toEqual({ breakGlass: true, regulation: true, maskedInEmergency: false, everythingHidden: false })
    expect(page.actors.map(({ relation, basis }) => [relation, basis]).toSorted()).toEqual([
      ['attending', 'fact'],
      ['representative', 'fact'],
    ])
  })

  test('that is open is fed and read by professionals, and entered by the person once it is active', async () => {
    const doctor = await signIn(world, professional('Dr Attending'))
    const { recordId, holder } = await recordOf(world, 'Not Activated', {
      state: 'open',
      relations: [{ relation: 'attending', actor: asRuleActor(doctor) }],
    })
    expect([await looksAs(by(world, doctor), recordId), await looksAs(by(world, holder), recordId)]).toEqual(['attending', 'nothing'])
  })

  test('is opened by professionals, desks and the insurer; by nobody else', async () => {
    for (const allowed of [professional('Dr Rey'), agent('Desk'), INSURER]) {
      expect(
        (await openRecord(by(world, await signIn(world, allowed)), { traits: traitsCalled(`By ${allowed.subject.kind}`), state: 'open' }))
          .created,
      ).toBe(true)
    }
    const before = [await count('record'), await count('person'), await count('record_head')]
    for (const other of [personCalled('Anybody'), secretary('Secretary'), structure('Clinic')]) {
      expect(await refusalOf(openRecord(by(world, await signIn(world, other)), { traits: traitsCalled('By Others'), state: 'open' }))).toBe(
        'act-refused',
      )
    }
    expect([await count('record'), await count('person'), await count('record_head')]).toEqual(before)
  })

  test.each([
    ['another shape', { matricule: '123', oid: INS_OIDS.nir }, 'ins-shape'],
    ['another authority', { matricule: '255081416802538', oid: '1.2.3' }, 'ins-oid'],
    ['a wrong key', { matricule: '255081416802539', oid: INS_OIDS.nir }, 'ins-key'],
    ['a waiting number', { matricule: '255081416802538', oid: INS_OIDS.nia }, 'ins-nia'],
  ])('is not opened for an INS of %s', async (_, ins, code) => {
    const before = await count('person')
    expect(await refusalOf(openRecord(by(world, insurer), { traits: traitsCalled('Wrong Ins', { ins }), state: 'open' }))).toBe(code)
    expect(await count('person')).toBe(before)
  })

  test('is opened for somebody who is registered already: same person, same number, her register’s traits', async () => {
    const traits = traitsCalled('Known Before', { usedName: 'Register' })
    const personId = world.draw.uuid() as ActorId
    const op = by(world, insurer)
    await world.keyring.createPersonKey(personId)
    const recordId = numberWithout(world.keyring, traits.ins)
    await world.database.transaction(tx => registerPerson(tx, op, personId, recordId, traits))
    const { usedName: _, ...asked } = traits
    expect(await refusalOf(openRecord(op, { traits: { ...asked, birthName: 'OTHER' }, state: 'open' }))).toBe('traits-differ')
    expect(await openRecord(op, { traits: asked, state: 'open' })).toEqual({ recordId, personId, created: true })
    expect(await openRecord(op, { traits: asked, state: 'open' })).toEqual({ recordId, personId, created: false })
    expect(await traitsOf(op, personId)).toEqual(traits)
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('is not opened without a live session, and leaves no row then', async () => {
    const before = [await count('record'), await count('person'), await count('record_head')]
    const gone = by(world, { ...insurer, sessionId: world.draw.uuid() as typeof insurer.sessionId })
    const traits = traitsCalled('No Session')
    expect(await refusalOf(openRecord(gone, { traits, state: 'open' }))).toBe('session-ended')
    expect([await count('record'), await count('person'), await count('record_head')]).toEqual(before)
    // the key that the first attempt left serves the second
    expect((await openRecord(by(world, insurer), { traits, state: 'open' })).created).toBe(true)
  })
})
