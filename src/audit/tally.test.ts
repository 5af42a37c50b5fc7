import { describe, expect, test } from 'vitest'
import {
  aGrant,
  by,
  chainProblems,
  endSession,
  entriesOf,
  headOf,
  openWorld,
  professional,
  recordOf,
  signIn,
} from '../../test/support-door/index.ts'
import { DECOYS } from '../access/index.ts'
import { LOOP } from '../accounts/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { MINUTE } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { listUnderTrace, traceRefusal, traceTallies } from './index.ts'
import { startTallies } from './start-tallies.ts'
import { RECORDS_TALLIED_PER_MINUTE, REFUSALS_PER_MINUTE } from './store.ts'
import { stateOfRecord } from './testing/selects.ts'

const world = await openWorld()
const { owner } = world.database
const LIST = { action: 'documents.list' } as const
const loop = (): Operation => by(world, LOOP)

const grantOn = async (op: Operation, recordId: RecordId, blind = false) =>
  aGrant(recordId, { actorId: op.caller.subject.id, rightsVersion: (await headOf(owner, recordId)).rights_version, blind })

const refusedTimes = async (op: Operation, recordId: RecordId, times: number): Promise<void> => {
  const grant = await grantOn(op, recordId)
  for (let i = 0; i < times; i++) await traceRefusal(op, grant, LIST, 'no-record')
}

const tallies = async (actorId: ActorId): Promise<number> => {
  const [row] = await owner.rows<{ count: number }>({
    name: 'test.tallies',
    text: 'select count(*)::int4 as count from refusal_tally where actor_id = $1',
    values: [actorId],
  })
  return row?.count ?? 0
}

const told = async (recordId: RecordId) =>
  (await entriesOf(world, recordId)).filter(({ entry }) => entry.action === 'access.refusals').map(({ entry }) => entry)

describe('refusals above the budget of their minute', () => {
  test('are one entry of the record, once the minute is over, with how many they were and whose', async () => {
    const op = by(world, await signIn(world, professional('Dr Flood')))
    const { recordId } = await recordOf(world, 'Flooded Once')
    await refusedTimes(op, recordId, REFUSALS_PER_MINUTE + 37)
    await traceTallies(loop())
    expect(await told(recordId)).toEqual([])
    world.clock.advance(MINUTE)
    expect(await traceTallies(loop())).toBe(1)
    expect(await told(recordId)).toMatchObject([
      {
        times: 37,
        since: '2026-11-22T12:00:00.000Z',
        at: '2026-11-22T12:01:00.000Z',
        outcome: 'refused',
        reason: 'no-record',
        documents: [],
        actor: { name: 'Dr Flood', structureName: 'Cabinet du Port' },
      },
    ])
    expect(await traceTallies(loop())).toBe(0)
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('are told of a blind reading too, and of no record in a decoy, by the same work', async () => {
    const op = by(world, await signIn(world, professional('Dr Blind')))
    const { recordId } = await recordOf(world, 'Flooded Blind')
    const [decoy] = DECOYS
    if (decoy === undefined) throw new Error('no decoy')
    for (let i = 0; i < 50; i++)
      for (const on of [recordId, decoy]) await listUnderTrace(op, await grantOn(op, on, true), LIST, stateOfRecord(false))
    expect(await tallies(op.caller.subject.id)).toBe(2)
    world.clock.advance(MINUTE)
    expect(await traceTallies(loop())).toBe(2)
    expect((await told(recordId)).map(({ times }) => times)).toEqual([20])
    expect((await told(decoy)).map(({ times }) => times)).toEqual([20])
  })

  test('are bounded: a flood over the population makes so many entries a minute and no more', async () => {
    const op = by(world, await signIn(world, professional('Dr Everybody')))
    const { recordId } = await recordOf(world, 'One Of Many')
    await refusedTimes(op, recordId, REFUSALS_PER_MINUTE)
    const grant = await grantOn(op, recordId)
    for (let i = 0; i < RECORDS_TALLIED_PER_MINUTE + 30; i++) {
      const other = op.draw.uuid() as RecordId
      await world.keyring.createRecordKey(other)
      await traceRefusal(op, { ...grant, recordId: other }, LIST, 'no-record')
    }
    expect(await tallies(op.caller.subject.id)).toBe(RECORDS_TALLIED_PER_MINUTE)
    await owner.rows({ name: 'test.forget', text: 'delete from refusal_tally where actor_id = $1', values: [op.caller.subject.id] })
  })

  test('of an ended session are not counted for anybody', async () => {
    const caller = await signIn(world, professional('Dr Gone'))
    const op = by(world, caller)
    const { recordId } = await recordOf(world, 'After The End')
    await refusedTimes(op, recordId, REFUSALS_PER_MINUTE)
    await endSession(world, caller)
    await expect(refusedTimes(op, recordId, 1)).rejects.toMatchObject({ code: 'session-ended' })
    expect(await tallies(caller.subject.id)).toBe(0)
  })

  test('of a record whose key is destroyed have nobody left to tell', async () => {
    const op = by(world, await signIn(world, professional('Dr Late')))
    const { recordId } = await recordOf(world, 'Purged Meanwhile')
    await refusedTimes(op, recordId, REFUSALS_PER_MINUTE + 1)
    await world.keyring.destroyRecordKey(recordId)
    world.clock.advance(MINUTE)
    expect(await traceTallies(loop())).toBe(1)
    expect(await tallies(op.caller.subject.id)).toBe(0)
  })

  test('are traced by a loop that goes on until it is stopped', async () => {
    const op = by(world, await signIn(world, professional('Dr Loop')))
    const { recordId } = await recordOf(world, 'Looped')
    await refusedTimes(op, recordId, REFUSALS_PER_MINUTE + 2)
    world.clock.advance(MINUTE)
    const running = startTallies({ operation: loop, report: fault => expect.unreachable(String(fault)), everyMilliseconds: 5 })
    await expect.poll(() => told(recordId)).toMatchObject([{ times: 2 }])
    await running.stop()
  })
})
