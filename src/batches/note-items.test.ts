import { expect, test } from 'vitest'
import { by, laboratory, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { openKit } from '../documents/testing/kit.ts'
import { inboxOf, type Outcome } from './model.ts'
import { openNotes } from './note-items.ts'
import { readBatch, takeBatch } from './index.ts'
import { arriving, saidOf, toolsWith } from './testing/kit.ts'

const kit = await openKit()
const sender = await signIn(kit, laboratory('Laboratoire du Quai'))
const op = by(kit, sender)
const whose = { actorId: inboxOf(op), batchId: kit.draw.uuid() }
const said = saidOf(traitsCalled('Order Nobody'))
const REFUSED: Outcome = { kind: 'refused', cause: 'deposit-refused', message: 'Ce document n’a pas pu être déposé.' }

const noting = async (itemIds: readonly string[]): Promise<void> => {
  const notes = openNotes(op, whose)
  for (const itemId of itemIds) await notes.add(op, { itemId, said, sha256: '', bytes: 0, body: null, outcome: REFUSED })
  await notes.end()
}

const waiting = async (): Promise<number> =>
  (
    await kit.database.owner.rows({
      name: 'test.waiting',
      text: `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      values: [],
    })
  ).length

/** Until so many connections of this database wait for a lock of another. */
const untilWaiting = (many: number): Promise<void> => expect.poll(waiting, { timeout: 20_000 }).toBe(many)

test('two sendings of one batch that note its lines in another order wait for each other, and not in a circle', async () => {
  await takeBatch(() => by(kit, sender), toolsWith(kit.engine), { batchId: whose.batchId, name: 'Matin', documents: 3 }, arriving([]))
  const [first = '', second = '', third = ''] = Array.from({ length: 3 }, () => kit.draw.uuid()).toSorted()
  await noting([first, second, third])
  const { both } = await kit.database.owner.transaction(async tx => {
    await tx.rows({ name: 'test.hold', text: 'select 1 from batch_item where item_id = $1 for update', values: [second] })
    const one = noting([first, second, third])
    await untilWaiting(1)
    const other = noting([third, first])
    await untilWaiting(2)
    return { both: Promise.allSettled([one, other]) }
  })
  expect((await both).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  expect(await readBatch(by(kit, sender), whose.batchId)).toMatchObject({ answered: 3, deposited: 0, refused: 3 })
})
