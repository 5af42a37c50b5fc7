import { describe, expect, test } from 'vitest'
import { openWorld, recordOf } from '../../test/support-door/index.ts'
import { STATES } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'

const world = await openWorld()

const rowOf = async (recordId: RecordId) => {
  const [row] = await world.database.owner.rows<Record<string, unknown>>({
    name: 'test.record',
    text: 'select * from record where record_id = $1',
    values: [recordId],
  })
  return row
}

describe('the row of a record', () => {
  test('knows when it was opened, and activated when it was opened active', async () => {
    const now = world.clock.now()
    const { recordId, holder } = await recordOf(world, 'Active One')
    expect(await rowOf(recordId)).toEqual({
      record_id: recordId,
      holder_id: holder.subject.id,
      state: 'active',
      opened_at: now,
      activated_at: now,
      closed_at: null,
    })
    const { recordId: waiting } = await recordOf(world, 'Waiting One', { state: 'open' })
    expect(await rowOf(waiting)).toMatchObject({ state: 'open', opened_at: now, activated_at: null })
  })

  test('takes the states of the decision and no other', async () => {
    const { recordId } = await recordOf(world, 'Every State')
    const put = (state: string) => world.database.owner.script(`update record set state = '${state}' where record_id = '${recordId}'`)
    for (const state of STATES) await put(state)
    await expect(put('purged')).rejects.toMatchObject({ code: '23514' })
  })
})
