import { expect, test } from 'vitest'
import { asRuleActor, type OpenedRecord, professional, refusalOf, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { authorise, openRecord, underGrant } from '../access/index.ts'
import { acceptInvitation, type DelegationId, endDueDelegation, expireInvitation, inviteHelper, readOwn } from '../delegations/index.ts'
import { asHelper } from '../delegations/testing/family.ts'
import { recordNumberOf, traitsOf } from '../identity/index.ts'
import { sha256 } from '../platform/keyring/primitives.ts'
import { after, DAY } from '../kernel/instant.ts'
import type { RecordId } from '../kernel/ids.ts'
import { dueOf } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { addEntry, addingTo, askCorrection, hideRubric } from '../profile/index.ts'
import { closeRecord, readLife, recordDeath, reopenRecord } from './index.ts'
import { selectPurge } from './purge-store.ts'
import { openKit } from './testing/kit.ts'

const kit = await openKit()
const { outbox, database } = kit
const { owner } = database

type Place = { readonly name: string; readonly column: string }

/** Every row of every table that bears this number anywhere in clear: tables that somebody adds later are looked at too. */
const rowsOf = async (number: string): Promise<readonly string[]> => {
  const places = await owner.rows<Place>({
    name: 'test.uuid_columns',
    text: `select c.table_name::text as name, c.column_name::text as column from information_schema.columns c
      join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
      where c.table_schema = 'public' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE'`,
  })
  const found: string[] = []
  for (const { name, column } of places) {
    const rows = await owner.rows({
      name: `test.of_${name}_${column}`.slice(0, 63),
      text: `select 1 from ${name} where ${column} = $1`,
      values: [number],
    })
    if (rows.length > 0) found.push(`${name}.${column}`)
  }
  return found
}

const purgeOf = async (recordId: RecordId): Promise<string> => {
  const [row] = await owner.rows<{ id: string }>({
    name: 'test.purge',
    text: 'select id from purge where record_id = $1',
    values: [recordId],
  })
  return row?.id ?? ''
}

/** Something said, hidden and held to be wrong: a row in each table of the profile. */
const declareHealth = async (op: Operation, recordId: RecordId): Promise<void> => {
  const body = { rubric: 'allergies', code: { text: 'Latex' } } as const
  const act = addingTo('allergies')
  const { id: entryId, version } = await underGrant(op, recordId, 'write-profile', act, grant =>
    addEntry(op, grant, { clientId: 'latex', body }),
  )
  await underGrant(op, recordId, 'hide-profile', act, grant => hideRubric(op, grant, 'allergies'))
  await underGrant(op, recordId, 'write-profile', act, grant => askCorrection(op, grant, { entryId, version, rubric: 'allergies' }, 'Non.'))
}

const closedRecord = async (name: string, doctor = 'Dr Purge') => {
  const record = await kit.person(name)
  const actor = asRuleActor(await signIn(kit, professional(doctor)))
  await authorise(await kit.now(record.holder), record.recordId, {
    actor,
    until: after(kit.clock.now(), 300 * DAY),
    scope: { kind: 'all' },
  })
  await declareHealth(await kit.now(record.holder), record.recordId)
  await closeRecord(await kit.now(record.holder), outbox, record.recordId, { channel: 'online', erase: true })
  return record
}

test('an erasure that was asked for leaves no row, no key, and a certificate; her account stays, and a new record is another one', async () => {
  const { recordId, holder, traits } = await closedRecord('Anne Erased')
  const personId = holder.subject.id
  expect((await rowsOf(recordId)).length).toBeGreaterThan(6)
  kit.clock.advance(7 * DAY - 1)
  await kit.sweep()
  expect((await readLife(kit.loop(), recordId)).state).toBe('closed')
  kit.clock.advance(1)
  await kit.sweep()
  // entries still wait for their place in the tree: everything else is gone already
  expect(await kit.keyring.hasRecordKey(recordId)).toBe(false)
  const id = await purgeOf(recordId)
  expect(await selectPurge(database, id)).toMatchObject({ step: 'trace', key_destroyed_at: kit.clock.now(), certificate: null })
  expect(await refusalOf(reopenRecord(await kit.now(holder), outbox, recordId, 'online'))).toBe('no-record')
  await kit.sequence()
  kit.clock.advance(1_000)
  await kit.sweep()
  expect(await rowsOf(recordId)).toEqual([])
  expect(await traitsOf(kit.loop(), personId)).toEqual(traits)
  const number = await recordNumberOf(kit.loop(), traits.ins)
  expect(number).not.toBe(recordId)
  const again = await openRecord(kit.loop(), { traits, state: 'active' })
  expect(again).toEqual({ recordId: number, personId, created: true })
})

test('the certificate is an entry of the tree: what it says gives the leaf; complete when the last backup of the key has gone', async () => {
  const { recordId } = await closedRecord('Anne Certified')
  kit.clock.advance(7 * DAY)
  const destroyedAt = kit.clock.now()
  await kit.sweep()
  const id = await purgeOf(recordId)
  await kit.sequence()
  kit.clock.advance(1_000)
  await kit.sweep()
  const purge = await selectPurge(database, id)
  expect(purge).toMatchObject({ step: 'done', record_id: null, reason: 'asked', completed_at: null })
  const certificate = purge?.certificate ?? Buffer.alloc(0)
  const commitment = sha256(Buffer.from('carnet-trace/v1'), certificate)
  const [leaf] = await owner.rows<{ leaf: Buffer }>({
    name: 'test.leaf',
    text: 'select leaf from trace_pending where record_id = $1',
    values: [id],
  })
  expect(leaf?.leaf.equals(Buffer.concat([commitment, sha256(Buffer.alloc(32), commitment)]))).toBe(true)
  expect(JSON.parse(certificate.subarray(32).toString('utf8'))).toMatchObject({
    action: 'record.purged',
    reason: 'asked',
    keyDestroyed: new Date(destroyedAt).toISOString(),
    unrecoverableFrom: new Date(after(destroyedAt, 35 * DAY)).toISOString(),
  })
  kit.clock.advance(35 * DAY - 1_001)
  await kit.sweep()
  expect((await selectPurge(database, id))?.completed_at).toBeNull()
  kit.clock.advance(1)
  await kit.sweep()
  expect((await selectPurge(database, id))?.completed_at).toBe(kit.clock.now())
})

test('a record whose holder died goes with her: traits, numbers, what she did', async () => {
  const traits = traitsCalled('Anne Departed')
  const { recordId, holder } = await kit.person('Anne Departed', { traits })
  await recordDeath(await kit.desk('record-death', recordId), recordId, 'desk')
  kit.clock.set('2099-01-01T00:00:00.000Z')
  await kit.sweep()
  await kit.sequence()
  kit.clock.advance(1_000)
  await kit.sweep()
  expect(await rowsOf(recordId)).toEqual([])
  expect(await rowsOf(holder.subject.id)).toEqual([])
  expect(await traitsOf(kit.loop(), holder.subject.id)).toBeUndefined()
})

test('the trace of a record that is not purged cannot be deleted, by the owner of the tables neither', async () => {
  const { recordId } = await kit.person('Anne Kept')
  await kit.sequence()
  const text = 'select purge_trace($1)'
  await expect(database.rows({ name: 'test.purge_trace', text, values: [recordId] })).rejects.toMatchObject({ code: 'CA009' })
  await expect(owner.script(`delete from trace where record_id = '${recordId}'`)).rejects.toMatchObject({ code: 'CA009' })
  await expect(database.script(`delete from trace where record_id = '${recordId}'`)).rejects.toMatchObject({ code: '42501' })
})

test('what was given in a record that is purged ends in both lists on its day, with nobody told', async () => {
  const { recordId, holder } = await closedRecord('Anne Aided')
  const helpers = [await kit.person('Paul Helping'), await kit.person('Rose Invited')]
  await reopenRecord(await kit.now(holder), outbox, recordId, 'online')
  const until = after(kit.clock.now(), 20 * DAY)
  const [accepted, pending] = await Promise.all(
    helpers.map(async helper => inviteHelper(await kit.now(holder), outbox, recordId, asHelper(helper, { until }))),
  )
  const received = async (helper: OpenedRecord) => (await readOwn(await kit.now(helper.holder)))[0]
  const [paul, rose] = helpers as [OpenedRecord, OpenedRecord]
  await acceptInvitation(await kit.now(paul.holder), outbox, (await received(paul))?.id ?? ('' as never))
  await closeRecord(await kit.now(holder), outbox, recordId, { channel: 'online', erase: true })
  kit.clock.advance(7 * DAY)
  await kit.sweep()
  const told = (await kit.toldOf(recordId, paul.holder.subject.id)).length
  kit.clock.advance(30 * DAY)
  await endDueDelegation(kit.loop(), outbox, accepted as DelegationId)
  await expireInvitation(kit.loop(), outbox, pending as DelegationId)
  expect([(await received(paul))?.state, (await received(rose))?.state]).toEqual(['ended', 'expired'])
  expect((await kit.toldOf(recordId, paul.holder.subject.id)).length).toBe(told)
  for (const id of [accepted, pending]) expect(await dueOf(database, 'delegations.end', id ?? '')).toBeNull()
})
