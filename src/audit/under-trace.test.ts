import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  aGrant,
  by,
  chainProblems,
  endSession,
  entriesOf,
  headOf,
  INSURER,
  openWorld,
  professional,
  recordOf,
  signIn,
} from '../../test/support-door/index.ts'
import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { HOUR, MINUTE } from '../kernel/instant.ts'
import { Refusal } from '../kernel/refusal.ts'
import { DECOYS } from '../access/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Act, listUnderTrace, readUnderTrace, RightsMoved, SESSION_ENDED, traceRefusal, writeUnderTrace } from './index.ts'
import { REFUSALS_PER_MINUTE } from './store.ts'
import { oneState, stateOfRecord } from './testing/selects.ts'

const world = await openWorld()
const { owner } = world.database

const LIST: Act = { action: 'documents.list' }
const READ: Act = { action: 'documents.read' }
const CHANGE = { action: 'access.block', changesRights: true } as const
const REFUSED = { category: 'forbidden', code: 'test-refused', message: 'Non.' } as const

const doctor = await signIn(world, professional('Dr Rey'))

const aRecord = async (name: string) => {
  const { recordId, holder } = await recordOf(world, name)
  return { recordId, holder, op: by(world, doctor) }
}

/** A grant of this caller on the record as its rights stand now. */
const grantOn = async (op: Operation, recordId: RecordId, changes: Parameters<typeof aGrant>[1] = {}): Promise<Grant<'read'>> =>
  aGrant(recordId, { actorId: op.caller.subject.id, rightsVersion: (await headOf(owner, recordId)).rights_version, ...changes })

const touch = (tx: Queries, recordId: RecordId, state: string): Promise<unknown> =>
  tx.rows({ name: 'test.touch', text: 'update record set state = $2 where record_id = $1', values: [recordId, state] })

const stateOf = async (recordId: RecordId): Promise<string | undefined> =>
  (
    await owner.rows<{ state: string }>({
      name: 'test.state_of',
      text: 'select state from record where record_id = $1',
      values: [recordId],
    })
  )[0]?.state

/** Everything that an append writes, counted. */
const written = async (recordId: RecordId, actorId: ActorId): Promise<readonly unknown[]> =>
  owner.rows({
    name: 'test.written',
    text: `select (select count(*) from trace where record_id = $1) as trace, (select count(*) from trace_pending where record_id = $1) as pending,
      (select count(*) from actor_journal where actor_id = $2) as journal, (select rights_version from record_head where record_id = $1) as version,
      (select coalesce(sum(refused), 0) from actor_refusal where actor_id = $2) as refused`,
    values: [recordId, actorId],
  })

describe('a reading under its trace', () => {
  test('answers its rows and the entry that stands for them', async () => {
    const { recordId, op } = await aRecord('Rows Given')
    const { committed, value } = await listUnderTrace<'read', { state: string }>(op, await grantOn(op, recordId), LIST, stateOfRecord(true))
    expectTypeOf(committed).toEqualTypeOf<CommittedGrant<'read'>>()
    expect(value.map(row => row.state)).toEqual(['active'])
    expect([committed.stream, committed.n]).toEqual(['open', '2'])
    const entries = await entriesOf(world, recordId)
    expect(entries.at(-1)?.entry).toMatchObject({
      record: recordId,
      action: 'documents.list',
      outcome: 'granted',
      relation: 'authorised',
      rule: '10-matrix',
      actor: { kind: 'professional', name: 'Dr Rey', structureName: 'Cabinet du Port' },
      correlation: op.correlationId,
      at: '2026-11-22T12:00:00.000Z',
    })
  })

  test('of an empty list is traced as granted; of one thing that is not there, as absent', async () => {
    const { recordId, op } = await aRecord('Nothing There')
    const grant = await grantOn(op, recordId)
    expect((await listUnderTrace(op, grant, LIST, stateOfRecord(false))).value).toEqual([])
    expect((await readUnderTrace(op, grant, READ, oneState(false))).value).toBeUndefined()
    expect((await readUnderTrace<'read', { state: string }>(op, grant, READ, oneState(true))).value?.state).toBe('active')
    expect((await entriesOf(world, recordId)).map(({ entry }) => entry.outcome)).toEqual(['granted', 'granted', 'absent', 'granted'])
  })

  test('goes to the stream that the thing read asks for, and says so', async () => {
    const { recordId, op } = await aRecord('Three Streams')
    const grant = await grantOn(op, recordId)
    const streams = []
    for (const to of [null, 2, 3, 1] as const) streams.push((await readUnderTrace(op, grant, READ, oneState(true, to))).committed)
    expect(streams.map(({ stream, n }) => [stream, n])).toEqual([
      ['open', '2'],
      ['holder', '1'],
      ['held', '1'],
      ['open', '3'],
    ])
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('also stands in the actor’s own journal, sealed for her, with a day and no instant', async () => {
    const nurse = await signIn(world, professional('Inf. Costa', '60'))
    const { recordId } = await aRecord('Journal Line')
    const op = by(world, nurse)
    await listUnderTrace(op, await grantOn(op, recordId, { holderName: 'Journal Line' }), LIST, stateOfRecord(true))
    const [line] = await owner.rows<{ day: string; sealed: Buffer }>({
      name: 'test.own',
      text: 'select day::text, sealed from actor_journal where actor_id = $1',
      values: [nurse.subject.id],
    })
    expect(line?.day).toBe('2026-11-22')
    const opened = JSON.parse(world.keyring.openForActor(nurse.subject.id, 'journal', line?.sealed ?? Buffer.alloc(0)).toString('utf8'))
    const names = (await world.keyring.openJournal(recordId))?.('names', Buffer.from(opened.sealed, 'base64')).toString('utf8')
    expect(names).toBe('{"holder":"Journal Line"}')
    expect(opened).toEqual({
      record: recordId,
      sealed: expect.any(String),
      at: '2026-11-22T12:00:00.000Z',
      action: 'documents.list',
      documents: [],
      outcome: 'granted',
      mode: 'normal',
      relation: 'authorised',
    })
  })
})

describe('the chain of a record', () => {
  test('is whole in each stream after readings, changes, refusals and secret acts, forty at a time', async () => {
    const { recordId, op } = await aRecord('Whole Chain')
    const grant = await grantOn(op, recordId)
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        i % 4 === 0
          ? readUnderTrace(op, grant, READ, oneState(true, 3))
          : i % 4 === 1
            ? listUnderTrace({ ...op, secret: true }, grant, LIST, stateOfRecord(true))
            : i % 4 === 2
              ? traceRefusal(op, grant, LIST, 'no-record')
              : listUnderTrace(op, grant, LIST, stateOfRecord(true)),
      ),
    )
    await writeUnderTrace(op, grant, CHANGE, tx => touch(tx, recordId, 'active'))
    expect(await chainProblems(world, recordId)).toEqual([])
    const entries = await entriesOf(world, recordId)
    expect([1, 2, 3].map(stream => entries.filter(entry => entry.stream === stream).length)).toEqual([1 + 20 + 1, 10, 10])
  })

  test('shows one changed byte, one entry taken out, one put in another’s place', async () => {
    const { recordId, op } = await aRecord('Tampered')
    const grant = await grantOn(op, recordId)
    for (let i = 0; i < 4; i++) await listUnderTrace(op, grant, LIST, stateOfRecord(true))
    const tampered = async (statement: string): Promise<readonly string[]> => {
      const key = `'${recordId}'`
      await owner.script(
        `alter table trace disable trigger all; create table kept as select * from trace where record_id = ${key}; ${statement}`,
      )
      const problems = await chainProblems(world, recordId)
      await owner.script(
        `delete from trace where record_id = ${key}; insert into trace select * from kept; drop table kept; alter table trace enable trigger all`,
      )
      return problems
    }
    const at = `where record_id = '${recordId}' and stream = 1`
    expect(await tampered(`update trace set leaf = set_byte(leaf, 5, get_byte(leaf, 5) # 1) ${at} and n = 3`)).not.toEqual([])
    expect(await tampered(`delete from trace ${at} and n = 5`)).not.toEqual([])
    expect(await tampered(`delete from trace ${at} and n = 3`)).not.toEqual([])
    expect(
      await tampered(`update trace t set sealed = o.sealed, leaf = o.leaf from trace o where t.record_id = o.record_id and t.stream = 1 and o.stream = 1
      and t.record_id = '${recordId}' and (t.n, o.n) in ((3, 4), (4, 3))`),
    ).not.toEqual([])
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('waits for the tree leaf by leaf, each as it stands in the trace', async () => {
    const { recordId, op } = await aRecord('Pending Leaves')
    await listUnderTrace(op, await grantOn(op, recordId), LIST, stateOfRecord(true))
    const missing = await owner.rows({
      name: 'test.pending',
      text: `select t.n from trace t left join trace_pending p using (record_id, stream, n, leaf) where t.record_id = $1 and p.id is null`,
      values: [recordId],
    })
    expect(missing).toEqual([])
  })
})

describe('rights that moved between the decision and the lock', () => {
  test('stop a reading and a change before anything is read or written', async () => {
    const { recordId, op } = await aRecord('Moved Rights')
    const old = await grantOn(op, recordId)
    await writeUnderTrace(op, old, CHANGE, async () => undefined)
    const before = await written(recordId, doctor.subject.id)
    await expect(listUnderTrace(op, old, LIST, stateOfRecord(true))).rejects.toBeInstanceOf(RightsMoved)
    await expect(readUnderTrace(op, old, READ, oneState(true))).rejects.toBeInstanceOf(RightsMoved)
    await expect(readUnderTrace(op, old, READ, oneState(false))).rejects.toBeInstanceOf(RightsMoved)
    await expect(writeUnderTrace(op, old, CHANGE, tx => touch(tx, recordId, 'closed'))).rejects.toBeInstanceOf(RightsMoved)
    expect(await written(recordId, doctor.subject.id)).toEqual(before)
    expect(await stateOf(recordId)).toBe('active')
    await listUnderTrace(op, await grantOn(op, recordId), LIST, stateOfRecord(true))
  })

  test('are moved by a change of rights only, one step each', async () => {
    const { recordId, op } = await aRecord('One Step')
    const version = async (): Promise<string> => (await headOf(owner, recordId)).rights_version
    await listUnderTrace(op, await grantOn(op, recordId), LIST, stateOfRecord(true))
    await writeUnderTrace(op, await grantOn(op, recordId), { action: 'documents.submit' }, async () => undefined)
    expect(await version()).toBe('0')
    await writeUnderTrace(op, await grantOn(op, recordId), CHANGE, async () => undefined)
    expect(await version()).toBe('1')
  })
})

describe('a session', () => {
  test.each(['ended', 'expired', 'unknown', 'another’s', 'none'])('that is %s: refused, and nothing is appended anywhere', async which => {
    const { recordId } = await aRecord(`Session ${which}`)
    const caller = await signIn(world, professional(`Dr ${which}`))
    const usual = by(world, caller)
    const other = await signIn(world, professional('Dr Other'))
    const changed: Record<string, Operation> = {
      expired: { ...usual, instant: (usual.instant + 4 * HOUR) as Operation['instant'] },
      unknown: by(world, { ...caller, sessionId: world.draw.uuid() as typeof caller.sessionId }),
      'another’s': by(world, { ...caller, sessionId: other.sessionId }),
      none: { ...usual, caller: { ...usual.caller, means: 'loop' } },
    }
    if (which === 'ended') await endSession(world, caller)
    const op = changed[which] ?? usual
    const grant = await grantOn(op, recordId)
    const before = await written(recordId, caller.subject.id)
    const acts = [
      () => listUnderTrace(op, grant, LIST, stateOfRecord(true)),
      () => readUnderTrace(op, grant, READ, oneState(true)),
      () => writeUnderTrace(op, grant, CHANGE, tx => touch(tx, recordId, 'closed')),
    ]
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: SESSION_ENDED.code, category: 'unauthenticated' })
    expect(await written(recordId, caller.subject.id)).toEqual(before)
    expect(await stateOf(recordId)).toBe('active')
  })

  test('is needed to its last instant, excluded', async () => {
    const { recordId } = await aRecord('Last Instant')
    const caller = await signIn(world, professional('Dr Late'))
    const at = (milliseconds: number) => ({ ...by(world, caller), instant: (world.clock.now() + milliseconds) as Operation['instant'] })
    const grant = await grantOn(at(0), recordId)
    await listUnderTrace(at(4 * HOUR - 1), grant, LIST, stateOfRecord(true))
    await expect(listUnderTrace(at(4 * HOUR), grant, LIST, stateOfRecord(true))).rejects.toMatchObject({ code: SESSION_ENDED.code })
  })
})

describe('a write under its trace', () => {
  test('that refuses rolls back whole, and the refusal stands in the trace', async () => {
    const { recordId, op } = await aRecord('Rolled Back')
    const refused = writeUnderTrace(op, await grantOn(op, recordId), CHANGE, async tx => {
      await touch(tx, recordId, 'closed')
      throw new Refusal(REFUSED)
    })
    await expect(refused).rejects.toMatchObject({ code: 'test-refused' })
    expect(await stateOf(recordId)).toBe('active')
    expect((await headOf(owner, recordId)).rights_version).toBe('0')
    const last = (await entriesOf(world, recordId)).at(-1)
    expect(last).toMatchObject({ n: 2, entry: { action: 'access.block', outcome: 'refused', reason: 'test-refused' } })
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('that finds nothing says absent; one that breaks leaves nothing and says nothing', async () => {
    const { recordId, op } = await aRecord('Broken Write')
    const grant = await grantOn(op, recordId)
    const absent = writeUnderTrace(op, grant, CHANGE, () => Promise.reject(new Refusal({ ...REFUSED, category: 'absent' })))
    await expect(absent).rejects.toBeInstanceOf(Refusal)
    expect((await entriesOf(world, recordId)).at(-1)?.entry.outcome).toBe('absent')
    const before = await written(recordId, doctor.subject.id)
    const broken = writeUnderTrace(op, grant, CHANGE, async tx => {
      await touch(tx, recordId, 'closed')
      throw new RangeError('a fault')
    })
    await expect(broken).rejects.toThrow('a fault')
    expect(await written(recordId, doctor.subject.id)).toEqual(before)
    expect(await stateOf(recordId)).toBe('active')
  })

  test('whose statement fails unnoticed does not commit', async () => {
    const { recordId, op } = await aRecord('Unnoticed')
    const careless = writeUnderTrace(op, await grantOn(op, recordId), CHANGE, async tx => {
      await touch(tx, recordId, 'no such state').catch(() => undefined)
    })
    await expect(careless).rejects.toMatchObject({ code: '23514' })
    expect((await headOf(owner, recordId)).rights_version).toBe('0')
  })

  test('of a record that does not exist is a fault, and of a new one is its first entry', async () => {
    const op = by(world, await signIn(world, INSURER))
    const recordId = world.draw.uuid() as RecordId
    await world.keyring.createRecordKey(recordId)
    const grant = aGrant(recordId, { rightsVersion: null, actorId: op.caller.subject.id })
    await expect(writeUnderTrace(op, grant, { action: 'record.open' }, async () => undefined)).rejects.toMatchObject({ code: 'CA003' })
    const { committed } = await writeUnderTrace(op, grant, { action: 'record.open', opensChain: true }, async () => undefined)
    expect([committed.stream, committed.n]).toEqual(['open', '1'])
  })
})

describe('refusals', () => {
  test('of one actor are traced sixty a minute, then only counted, and traced again the next minute', async () => {
    const curious = await signIn(world, professional('Dr Curious'))
    const { recordId } = await aRecord('Flooded')
    const grant = await grantOn(by(world, curious), recordId)
    const refusals = async (count: number): Promise<number> => {
      const before = (await entriesOf(world, recordId)).length
      for (let i = 0; i < count; i++) await traceRefusal(by(world, curious), grant, LIST, 'no-record')
      return (await entriesOf(world, recordId)).length - before
    }
    expect(REFUSALS_PER_MINUTE).toBe(60)
    expect(await refusals(75)).toBe(60)
    const [counted] = await owner.rows<{ refused: number }>({
      name: 'test.refused',
      text: 'select refused from actor_refusal where actor_id = $1',
      values: [curious.subject.id],
    })
    expect(counted?.refused).toBe(75)
    world.clock.advance(MINUTE)
    expect(await refusals(1)).toBe(1)
    const other = by(world, doctor)
    const before = (await entriesOf(world, recordId)).length
    await traceRefusal(other, grant, LIST, 'no-record')
    expect((await entriesOf(world, recordId)).length).toBe(before + 1)
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('keep to the budget when a blind reading finds nothing; what is found is always traced, and only that opens', async () => {
    const curious = await signIn(world, professional('Dr Blind'))
    const { recordId } = await aRecord('Blind Flood')
    const op = by(world, curious)
    const grant = await grantOn(op, recordId, { blind: true })
    const before = (await entriesOf(world, recordId)).length
    const all = []
    for (let i = 0; i < 70; i++) all.push(await listUnderTrace(op, grant, LIST, stateOfRecord(false)))
    expect((await entriesOf(world, recordId)).length - before).toBe(60)
    expect(all.filter(({ committed }) => committed.n === '0')).toHaveLength(10)
    const unseen = all.at(-1)?.committed
    if (unseen !== undefined) await expect(world.keyring.opener(unseen)).rejects.toThrow('no entry')
    const found = await listUnderTrace<'read', { state: string }>(op, grant, LIST, stateOfRecord(true))
    expect([found.value.length, Number(found.committed.n)]).toEqual([1, before + 61])
  })
})

describe('a blind grant', () => {
  test('that finds nothing is traced as refused; one that finds her own, as granted', async () => {
    const { recordId, op } = await aRecord('Blind Grant')
    const grant = await grantOn(op, recordId, { blind: true })
    expect((await listUnderTrace(op, grant, LIST, stateOfRecord(false))).value).toEqual([])
    expect((await listUnderTrace(op, grant, LIST, stateOfRecord(true))).value).toHaveLength(1)
    expect((await readUnderTrace(op, grant, READ, oneState(false))).value).toBeUndefined()
    expect((await entriesOf(world, recordId)).slice(1).map(({ entry }) => entry.outcome)).toEqual(['refused', 'granted', 'refused'])
  })

  test('on no record at all goes to a decoy, whose chain is as whole as any', async () => {
    const [decoy] = DECOYS
    if (decoy === undefined) throw new Error('there are no decoys')
    const op = by(world, doctor)
    const grant = aGrant(decoy, { blind: true, actorId: op.caller.subject.id })
    expect((await listUnderTrace(op, grant, LIST, stateOfRecord(true))).value).toEqual([])
    await traceRefusal(op, grant, LIST, 'no-record')
    expect((await entriesOf(world, decoy)).map(({ entry }) => entry.outcome)).toEqual(['refused', 'refused'])
    expect(await chainProblems(world, decoy)).toEqual([])
  })
})
