import { describe, expect, test } from 'vitest'
import { aGrant, by, openWorld, professional, recordOf, signIn } from '../../test/support-door/index.ts'
import { traceRefusal } from './index.ts'

const world = await openWorld()
const { owner } = world.database
const doctor = await signIn(world, professional('Dr Rey'))

describe('the trace table', () => {
  test('is only appended to: neither the server nor its owner changes, deletes or truncates', async () => {
    const { recordId } = await recordOf(world, 'Append Only')
    const statements = [
      `update trace set n = n + 1 where record_id = '${recordId}'`,
      `delete from trace where record_id = '${recordId}'`,
      'truncate trace',
    ]
    for (const statement of statements) {
      await expect(world.database.script(statement), statement).rejects.toMatchObject({ code: '42501' })
      await expect(owner.script(statement), statement).rejects.toMatchObject({ code: 'CA009' })
    }
    await expect(world.database.script('alter table trace disable trigger all')).rejects.toMatchObject({ code: '42501' })
    await expect(
      world.database.script('create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$'),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('gives the server no row of a record that its statement does not name', async () => {
    const { recordId } = await recordOf(world, 'Pinned Rows')
    const count = 'select count(*)::int as n from trace where record_id = $1'
    const [unpinned] = await world.database.rows<{ n: number }>({ name: 'test.count', text: count, values: [recordId] })
    const [all] = await owner.rows<{ n: number }>({ name: 'test.count', text: count, values: [recordId] })
    expect([unpinned?.n, all?.n]).toEqual([0, 1])
  })

  test('holds nothing in clear of who, what or why', async () => {
    const { recordId } = await recordOf(world, 'Nothing Clear')
    await traceRefusal(by(world, doctor), aGrant(recordId), { action: 'documents.list', motive: 'malaise dans la rue' }, 'no-record')
    const rows = await owner.rows<{ sealed: Buffer; leaf: Buffer }>({
      name: 'test.rows',
      text: 'select sealed, leaf from trace where record_id = $1',
      values: [recordId],
    })
    const dump = Buffer.concat(rows.flatMap(row => [row.sealed, row.leaf])).toString('latin1')
    for (const word of ['malaise', 'Rey', 'documents.list', 'no-record', 'Nothing']) expect(dump).not.toContain(word)
    expect(new Set(rows.map(row => row.sealed.length % 256)).size).toBe(1)
  })
})
