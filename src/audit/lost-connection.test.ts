import { afterAll, describe, expect, test } from 'vitest'
import { aGrant, by, chainProblems, entriesOf, headOf, openWorld, professional, recordOf, signIn } from '../../test/support-door/index.ts'
import { openTap } from '../../test/support/index.ts'
import { CommitUnknown, connect } from '../platform/db/index.ts'
import { type Committed, listUnderTrace, writeUnderTrace } from './index.ts'
import { stateOfRecord } from './testing/selects.ts'

const world = await openWorld()
const tap = await openTap(world.database.options)
const tapped = connect(tap.options)
afterAll(async () => {
  await tapped.close()
  await tap.close()
})

const LIST = { action: 'documents.list' } as const
const doctor = await signIn(world, professional('Dr Cut'))

/** What a caller got: the value, or nothing and the fault. */
const outcome = async (act: Promise<Committed<'read', unknown>>) =>
  act.then(
    ({ value }) => ({ value }),
    (fault: unknown) => ({ fault }),
  )

const settled = async (recordId: Parameters<typeof entriesOf>[1]) => {
  expect(await chainProblems(world, recordId)).toEqual([])
  return (await entriesOf(world, recordId)).length
}

describe('a connection lost while the trace commits', () => {
  test.each([
    ['before the server heard', 'before', 1],
    ['before its answer came back', 'after', 2],
  ] as const)('%s: nothing of the reading leaves, whatever the trace says', async (_, when, entries) => {
    const { recordId } = await recordOf(world, `Cut ${when}`)
    const op = by(world, doctor, 'normal', { db: tapped })
    const grant = aGrant(recordId, { actorId: doctor.subject.id })
    tap.cut('traced:test:state', when)
    const { fault, value } = {
      fault: undefined,
      value: undefined,
      ...(await outcome(listUnderTrace(op, grant, LIST, stateOfRecord(true)))),
    }
    expect(fault).toBeInstanceOf(CommitUnknown)
    expect(value).toBeUndefined()
    expect(await settled(recordId)).toBe(entries)
    expect((await listUnderTrace(op, grant, LIST, stateOfRecord(true))).value).toHaveLength(1)
  })

  test.each(['before', 'after'] as const)('%s a write’s commit was heard: no success is told, and all of it stands or none', async when => {
    const { recordId } = await recordOf(world, `Write ${when}`)
    const op = by(world, doctor, 'normal', { db: tapped })
    const grant = aGrant(recordId, { actorId: doctor.subject.id })
    const act = { action: 'access.block', changesRights: true } as const
    const written = writeUnderTrace(op, grant, act, async tx => {
      await tx.rows({ name: 'test.shut', text: `update record set state = 'suspended' where record_id = $1`, values: [recordId] })
      tap.cut('commit', when)
    })
    await expect(written).rejects.toBeInstanceOf(CommitUnknown)
    const stands = when === 'after'
    await expect.poll(async () => (await headOf(world.database.owner, recordId)).rights_version).toBe(stands ? '1' : '0')
    const [row] = await world.database.owner.rows<{ state: string }>({
      name: 'test.state',
      text: 'select state from record where record_id = $1',
      values: [recordId],
    })
    expect(row?.state).toBe(stands ? 'suspended' : 'active')
    expect(await settled(recordId)).toBe(stands ? 2 : 1)
  })
})
