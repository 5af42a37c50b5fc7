import { expect, test } from 'vitest'
import { by, openWorld, recordOf } from '../../test/support-door/index.ts'
import { underGrant } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { checkChain, listUnderTrace } from './index.ts'

const world = await openWorld()
const act = { action: 'documents.list' } as const
const NOTHING = { name: 'test:nothing', sql: () => 'select 1 where false', values: [] }

test('a chain is whole link by link up to its head, and a changed or missing entry shows', async () => {
  const { recordId, holder } = await recordOf(world, 'Chain Checked')
  for (let i = 0; i < 3; i++) {
    const op = by(world, holder)
    await underGrant(op, recordId, 'read', act, grant => listUnderTrace(op, grant, act, NOTHING))
  }
  const before = await checkChain(world.database, recordId)
  expect(before.isIntact).toBe(true)
  expect(before.entries).toBeGreaterThan(2)
  const { owner } = world.database
  await owner.transaction(async tx => {
    await tx.rows({ name: 'test:0', text: `select set_config('carnet.record_id', $1, true)`, values: [recordId] })
    await tx.rows({ name: 'test:1', text: 'alter table trace disable trigger trace_is_append_only' })
    await tx.rows({
      name: 'test:2',
      text: `update trace set leaf = set_byte(leaf, 3, get_byte(leaf, 3) # 1) where record_id = $1 and stream = 1 and n = 2`,
      values: [recordId],
    })
    await tx.rows({ name: 'test:3', text: 'alter table trace enable trigger trace_is_append_only' })
  })
  expect((await checkChain(world.database, recordId)).isIntact).toBe(false)
})

test('no record has no chain that could be intact', async () => {
  expect(await checkChain(world.database, world.draw.uuid() as RecordId)).toEqual({ entries: 0, isIntact: false })
})
