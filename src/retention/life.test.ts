import { describe, expect, test } from 'vitest'
import { asRuleActor, entriesOf, looksAs, personCalled, professional, refusalOf, signIn } from '../../test/support-door/index.ts'
import { authorise, readAccess } from '../access/index.ts'
import { after, DAY, HOUR, instant, MINUTE } from '../kernel/instant.ts'
import { afterYears } from '../policy/index.ts'
import { dueOf } from '../platform/due/index.ts'
import { readJournal } from '../journal/index.ts'
import { grantFor } from '../../test/support-door/index.ts'
import {
  askErasure,
  closeRecord,
  objectToSuspension,
  readLife,
  recordDeath,
  reopenRecord,
  resumeRecord,
  suspendRecord,
  withdrawErasure,
} from './index.ts'
import { openKit } from './testing/kit.ts'

const kit = await openKit()
const { outbox, database: db } = kit
const doctor = await signIn(kit, professional('Dr Rey'))

const withDoctor = async (name: string) => {
  const record = await kit.person(name)
  const actor = asRuleActor(doctor)
  await authorise(kit.as(record.holder), record.recordId, { actor, until: after(kit.clock.now(), 300 * DAY), scope: { kind: 'all' } })
  return record
}

describe('closing', () => {
  test('nobody reads from the next request on, the holder neither; ten years begin; she is told', async () => {
    const { recordId, holder } = await withDoctor('Anne Closing')
    expect([await looksAs(kit.as(doctor), recordId), await looksAs(kit.as(holder), recordId)]).toEqual(['authorised', 'holder'])
    await closeRecord(kit.as(holder), outbox, recordId, { channel: 'online' })
    expect([await looksAs(kit.as(doctor), recordId), await looksAs(kit.as(holder), recordId)]).toEqual(['nothing', 'nothing'])
    expect(await refusalOf(readAccess(kit.as(holder), recordId))).toBe('no-record')
    expect(await readLife(kit.as(holder), recordId)).toMatchObject({
      state: 'closed',
      closedAt: kit.clock.now(),
      archivedUntil: afterYears(kit.clock.now(), 10),
      eraseOn: null,
    })
    expect(await kit.toldOf(recordId, holder.subject.id)).toEqual(['record-closed'])
  })

  test('asks a proof of ten minutes at most, whoever acts', async () => {
    const { recordId, holder } = await kit.person('Anne Proof')
    const stale = kit.as(holder)
    const [long, short] = [10 * MINUTE, MINUTE].map(ago => instant(stale.instant - ago))
    const caller = { ...stale.caller, authenticatedAt: long ?? stale.instant }
    expect(await refusalOf(closeRecord({ ...stale, caller }, outbox, recordId, { channel: 'online' }))).toBe('step-up-needed')
    await closeRecord({ ...stale, caller: { ...caller, confirmedAt: short ?? stale.instant } }, outbox, recordId, {
      channel: 'online',
    })
    expect((await readLife(stale, recordId)).state).toBe('closed')
  })

  test('by an agent at the desk or on the phone, who reads nothing of it; the journal says so once she is back', async () => {
    const { recordId, holder } = await kit.person('Anne Phone')
    expect(await refusalOf(kit.now(kit.agent).then(op => closeRecord(op, outbox, recordId, { channel: 'phone' })))).toBe('agents-only')
    await closeRecord(await kit.desk('close-record', recordId), outbox, recordId, { channel: 'phone' })
    expect(await refusalOf(closeRecord(await kit.now(kit.agent), outbox, recordId, { channel: 'phone' }))).toBe('no-record')
    expect(await looksAs(kit.as(kit.agent), recordId)).toBe('nothing')
    await reopenRecord(kit.as(holder), outbox, recordId, 'online')
    const [last, first] = (await entriesOf(kit, recordId))
      .map(({ entry }) => entry)
      .filter(({ action, outcome }) => /close|reopen/.test(action) && outcome === 'granted')
      .reverse()
    const together = 'phone, avec l’accord de Colleague'
    expect([first?.action, first?.actor.kind, first?.motive, last?.action]).toEqual(['record.close', 'agent', together, 'record.reopen'])
  })

  test('every act of two names both in the journal', async () => {
    const { recordId } = await kit.person('Anne Together')
    await suspendRecord(await kit.desk('suspend-record', recordId), outbox, recordId, 'fraud')
    await resumeRecord(await kit.desk('suspend-record', recordId), outbox, recordId)
    await closeRecord(await kit.desk('close-record', recordId), outbox, recordId, { channel: 'desk' })
    await askErasure(await kit.desk('close-record', recordId), outbox, recordId, 'desk')
    await recordDeath(await kit.desk('record-death', recordId), recordId, 'desk')
    const acts = (await entriesOf(kit, recordId))
      .map(({ entry }) => entry)
      .filter(({ actor, outcome }) => actor.kind === 'agent' && outcome === 'granted')
    expect(acts.map(({ action, motive }) => [action, motive])).toEqual(
      [
        ['record.suspend', 'fraud'],
        ['record.resume', 'mended'],
        ['record.close', 'desk'],
        ['record.ask-erasure', 'desk'],
        ['record.death', 'desk'],
      ].map(([action, motive]) => [action, `${motive}, avec l’accord de Colleague`]),
    )
  })

  test('not by a stranger, a professional or a helper: nothing tells them that there is a record', async () => {
    const { recordId } = await kit.person('Anne Stranger')
    for (const someone of [personCalled('A Stranger'), professional('Dr Unknown')]) {
      const op = kit.as(await signIn(kit, someone))
      expect(await refusalOf(closeRecord(op, outbox, recordId, { channel: 'online' }))).toBe('no-record')
    }
    expect(await refusalOf(closeRecord(kit.as(doctor), outbox, recordId, { channel: 'online' }))).toBe('no-record')
  })

  test('of a space that was never activated, with the code of its letter; opened again, it is still to be activated', async () => {
    const { recordId, holder } = await kit.person('Anne Letter', { state: 'open' })
    const op = kit.as(holder)
    const withCode = { ...op, caller: { ...op.caller, means: 'activation-code' as const } }
    await closeRecord(withCode, outbox, recordId, { channel: 'online' })
    expect(await looksAs(withCode, recordId)).toBe('nothing')
    await reopenRecord(withCode, outbox, recordId, 'online')
    expect((await readLife(withCode, recordId)).state).toBe('open')
  })
})

describe('coming back', () => {
  test('brings everything back as it was, and stops every clock', async () => {
    const { recordId, holder } = await withDoctor('Anne Back')
    const before = await readAccess(kit.as(holder), recordId)
    await closeRecord(kit.as(holder), outbox, recordId, { channel: 'online', erase: true })
    await reopenRecord(kit.as(holder), outbox, recordId, 'online')
    expect(await readAccess(kit.as(holder), recordId)).toEqual(before)
    expect(await looksAs(kit.as(doctor), recordId)).toBe('authorised')
    expect(await readLife(kit.as(holder), recordId)).toMatchObject({ state: 'active', closedAt: null, archivedUntil: null, eraseOn: null })
    const journal = await readJournal(kit.as(holder), await grantFor(kit.as(holder), recordId, 'read-journal'))
    expect(journal.events.map(({ entry }) => entry.action)).toEqual(
      expect.arrayContaining(['record.open', 'record.close', 'record.reopen']),
    )
  })
})

describe('erasure asked for', () => {
  test('is done after a week, told at once; asking twice does not put it off; it can be taken back', async () => {
    const { recordId, holder } = await kit.person('Anne Erase')
    const op = () => kit.as(holder)
    expect(await refusalOf(askErasure(op(), outbox, recordId, 'online'))).toBe('act-refused')
    await closeRecord(op(), outbox, recordId, { channel: 'online' })
    await askErasure(op(), outbox, recordId, 'online')
    const { eraseOn } = await readLife(op(), recordId)
    expect(eraseOn).toBe(after(kit.clock.now(), 7 * DAY))
    kit.clock.advance(HOUR)
    await askErasure(op(), outbox, recordId, 'online')
    expect((await readLife(op(), recordId)).eraseOn).toBe(eraseOn)
    await withdrawErasure(op(), outbox, recordId, 'online')
    expect((await readLife(op(), recordId)).eraseOn).toBeNull()
    expect(await refusalOf(withdrawErasure(op(), outbox, recordId, 'online'))).toBe('no-erasure-asked')
    expect(await kit.toldOf(recordId, holder.subject.id)).toEqual(['record-closed', 'erasure-asked', 'erasure-withdrawn'])
  })
})

describe('suspension', () => {
  test('closes after six weeks when nobody objects, and not a second before', async () => {
    const { recordId, holder } = await kit.person('Anne Suspended')
    await suspendRecord(await kit.desk('suspend-record', recordId), outbox, recordId, 'fraud')
    expect(await looksAs(kit.as(holder), recordId)).toBe('nothing')
    expect(await refusalOf(suspendRecord(await kit.desk('suspend-record', recordId), outbox, recordId, 'fraud'))).toBe('already-suspended')
    kit.clock.advance(42 * DAY - 1)
    await kit.sweep()
    expect((await readLife(kit.loop(), recordId)).state).toBe('suspended')
    kit.clock.advance(1)
    await kit.sweep()
    expect(await readLife(kit.loop(), recordId)).toMatchObject({
      state: 'closed',
      closesOn: null,
      archivedUntil: afterYears(kit.clock.now(), 10),
    })
    expect(await kit.toldOf(recordId, holder.subject.id)).toEqual(['record-suspended', 'record-closed'])
  })

  test('ends when she objects, or when the operator has mended it', async () => {
    for (const end of ['object', 'resume'] as const) {
      const { recordId, holder } = await kit.person(`Anne ${end}`)
      const finish = () =>
        end === 'object'
          ? kit.now(holder).then(op => objectToSuspension(op, outbox, recordId, 'online'))
          : kit.desk('suspend-record', recordId).then(op => resumeRecord(op, outbox, recordId))
      expect(await refusalOf(finish())).toBe(end === 'object' ? 'act-refused' : 'not-suspended')
      await suspendRecord(await kit.desk('suspend-record', recordId), outbox, recordId, 'malfunction')
      await finish()
      expect(await looksAs(kit.as(holder), recordId)).toBe('holder')
      kit.clock.advance(50 * DAY)
      await kit.sweep()
      expect((await readLife(kit.loop(), recordId)).state).toBe('active')
    }
  })
})

describe('death', () => {
  test('shuts the record to everybody; ten years run from it, or from an earlier closing', async () => {
    const { recordId, holder } = await kit.person('Anne Dead')
    await recordDeath(await kit.desk('record-death', recordId), recordId, 'desk')
    expect(await looksAs(kit.as(holder), recordId)).toBe('nothing')
    expect(await dueOf(db, 'records.purge', recordId)).toBe(afterYears(kit.clock.now(), 10))
    const closed = await kit.person('Anne ClosedDead')
    await closeRecord(kit.as(closed.holder), outbox, closed.recordId, { channel: 'online' })
    const due = afterYears(kit.clock.now(), 10)
    kit.clock.advance(400 * DAY)
    await recordDeath(kit.loop(), closed.recordId, 'register')
    expect(await dueOf(db, 'records.purge', closed.recordId)).toBe(due)
  })
})
