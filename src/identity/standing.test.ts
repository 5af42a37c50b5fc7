import { describe, expect, test } from 'vitest'
import { by, openWorld, professional, recordOf, refusalOf, signIn, traitsCalled } from '../../test/support-door/index.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Database } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { isQualified, lookUpIdentity, noteIdentity, readStanding, requireUnmarked } from './index.ts'

const world = await openWorld()
const place = (number: number) => ({ structureNationalId: `10B9910${number}`, structureId: world.draw.uuid() as never })
const [here, there] = [place(1), place(2)]
const one = by(world, await signIn(world, professional('Dr One', '10', here)))
const two = by(world, await signIn(world, professional('Dr Two', '10', here)))
const other = by(world, await signIn(world, professional('Dr Other', '10', there)))

const anne = await recordOf(world, 'Anne Martin')
const nobody = traitsCalled('Nobody Here').ins

const marks = async (op: Operation, ins: Ins) =>
  noteIdentity(op, { handle: (await lookUpIdentity(op, ins)).handle, ins }, { mark: 'doubtful' })
const isOpenTo = async (op: Operation, ins: Ins): Promise<boolean> => isQualified((await lookUpIdentity(op, ins)).facts)

/** Every statement that a verb sends, by name. */
const saidBy = async (op: Operation, work: (op: Operation) => Promise<unknown>): Promise<readonly string[]> => {
  const names: string[] = []
  const db: Database = {
    ...op.db,
    rows: query => {
      names.push(query.name)
      return op.db.rows(query)
    },
  }
  await work({ ...op, db })
  return names
}

describe('a doubt', () => {
  test('is its structure’s own, for all who work there', async () => {
    await marks(one, anne.traits.ins)
    expect(await Promise.all([one, two, other].map(op => isOpenTo(op, anne.traits.ins)))).toEqual([false, false, true])
    expect(await refusalOf(requireUnmarked(two, anne.recordId))).toBe('identity-marked-doubtful')
    expect(await refusalOf(requireUnmarked(other, anne.recordId))).toBe('done')
    await noteIdentity(two, { handle: anne.recordId }, { mark: 'none' })
    expect(await isOpenTo(one, anne.traits.ins)).toBe(true)
    expect((await readStanding(one, anne.recordId)).map(({ by: who, facts }) => [who, facts.doubtful])).toEqual([
      ['Dr Two', false],
      ['Dr One', true],
    ])
  })

  test('of who has a record and of who has none sends the same statements', async () => {
    const [opened, unknown] = [traitsCalled('Opened Later'), traitsCalled('Never Opened')]
    await recordOf(world, 'Opened Later', { traits: opened })
    const work = (ins: Ins) => async (op: Operation) => {
      await marks(op, ins)
      await refusalOf(requireUnmarked(op, (await lookUpIdentity(op, ins)).handle))
    }
    const there = await saidBy(one, work(opened.ins))
    expect(there).toEqual([
      'identity:tag_within',
      'identity:note_standing',
      'identity:standing',
      'identity:tag_within',
      'identity:standing',
    ])
    expect(await saidBy(one, work(unknown.ins))).toEqual(there)
  })

  test('that is noted twice is one change; two at once leave one that stands', async () => {
    const handle = (await lookUpIdentity(one, nobody)).handle
    await Promise.all([marks(one, nobody), marks(two, nobody)])
    await marks(one, nobody)
    expect(await readStanding(one, handle)).toHaveLength(1)
  })

  test('stands nowhere beside a record: no tag of it is the same in two structures, nor one of a look-up', async () => {
    await marks(one, anne.traits.ins)
    await marks(other, anne.traits.ins)
    const [row] = await world.database.owner.rows<{ rows: number; tags: number; known: number }>({
      name: 'test.tags',
      text: `select count(*)::integer as rows, count(distinct actor_id)::integer as keepers, count(distinct tag)::integer as tags,
        (select count(*)::integer from person_tag t join identity_standing s on s.tag = t.tag) as known
        from identity_standing where mark = 'doubtful'`,
    })
    expect(row?.tags).toBeGreaterThan(1)
    expect(row?.known).toBe(0)
  })
})

test('a paper that was seen stays seen; a number of which nothing is noted was qualified by who sends it', async () => {
  const { ins } = traitsCalled('Paper Later')
  expect(await isOpenTo(one, ins)).toBe(true)
  const whose = { handle: (await lookUpIdentity(one, ins)).handle, ins }
  await noteIdentity(one, whose, { verified: false })
  expect(await isOpenTo(one, ins)).toBe(false)
  await noteIdentity(two, whose, { verified: true })
  await noteIdentity(one, whose, { verified: false })
  expect(await isOpenTo(two, ins)).toBe(true)
})
