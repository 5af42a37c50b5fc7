import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import {
  aGrant,
  by,
  chainProblems,
  entriesOf,
  openWorld,
  professional,
  recordOf,
  signIn,
  type World,
} from '../../test/support-door/index.ts'
import { listUnderTrace, RightsMoved, type SliceSelect, writeUnderTrace } from './index.ts'

const READERS = 16
const CHANGES = 40
const READINGS_BETWEEN = 5

const isHidden: SliceSelect = {
  name: 'test:hidden',
  sql: () => 'select s.everything_hidden as hidden from access_setting s where s.record_id = pin.record_id',
  values: [],
}

type Answered = { readonly version: string; readonly hidden: boolean }

/**
 * Sixteen readers, each deciding on the version it last heard of, against one changer that hides and shows everything in turn.
 * Each reading says in its entry under which version it was decided.
 */
const race = async (world: World) => {
  const { recordId, holder } = await recordOf(world, 'Raced Record')
  const readers = await Promise.all(Array.from({ length: READERS }, (_, i) => signIn(world, professional(`Dr ${i}`))))
  let heard = '0'
  let isOver = false
  let moved = 0
  const answered: Answered[] = []
  const read = async (reader: (typeof readers)[number]): Promise<void> => {
    while (!isOver) {
      const version = heard
      try {
        const grant = aGrant(recordId, { rightsVersion: version, actorId: reader.subject.id })
        const act = { action: 'documents.list', motive: version } as const
        const { value } = await listUnderTrace<'read', { hidden: boolean }>(by(world, reader), grant, act, isHidden)
        answered.push({ version, hidden: value[0]?.hidden ?? false })
      } catch (error) {
        if (!(error instanceof RightsMoved)) throw error
        moved++
      }
    }
  }
  const change = async (): Promise<void> => {
    for (let i = 1; i <= CHANGES; i++) {
      const grant = aGrant(recordId, { rightsVersion: String(i - 1), actorId: holder.subject.id })
      await writeUnderTrace(by(world, holder), grant, { action: 'access.hide-all', changesRights: true }, tx =>
        tx.rows({
          name: 'test.hide',
          text: 'update access_setting set everything_hidden = $2 where record_id = $1',
          values: [recordId, i % 2 === 1],
        }),
      )
      heard = String(i)
      while (answered.length < i * READINGS_BETWEEN) await setTimeout(1)
    }
    isOver = true
  }
  await Promise.all([change(), ...readers.map(read)])
  return { recordId, moved, answered }
}

/** Readings that stand in the chain after a change, though decided before it. */
const lateReadings = async (world: World, { recordId }: Awaited<ReturnType<typeof race>>): Promise<number> => {
  let version = 0
  let late = 0
  for (const { entry } of await entriesOf(world, recordId)) {
    if (entry.action === 'access.hide-all') version++
    if (entry.action === 'documents.list' && entry.motive !== String(version)) late++
  }
  return late
}

const wronglyAnswered = (answered: readonly Answered[]): number =>
  answered.filter(({ version, hidden }) => hidden !== (Number(version) % 2 === 1)).length

const world = await openWorld()
const brokenWorld = await openWorld()

describe('a change of rights against sixteen readers', () => {
  test('is effective at once: no reading decided before it stands after it, none saw what it hid', async () => {
    const raced = await race(world)
    console.log(`race: readings=${raced.answered.length} decided again=${raced.moved} changes=${CHANGES}`)
    expect(raced.moved).toBeGreaterThan(0)
    expect(raced.answered.length).toBeGreaterThanOrEqual(CHANGES * READINGS_BETWEEN)
    expect(await lateReadings(world, raced)).toBe(0)
    expect(wronglyAnswered(raced.answered)).toBe(0)
    expect(await chainProblems(world, raced.recordId)).toEqual([])
  })

  test('would not be, if the append did not compare the version under the lock (control)', async () => {
    const { owner } = brokenWorld.database
    const [append] = await owner.rows<{ text: string }>({
      name: 'test.append',
      text: `select pg_get_functiondef(oid) as text from pg_proc where proname = 'append_trace'`,
    })
    const check = /if head\.rights_version - p_changes::int <> p_version then[\s\S]*?end if;/
    expect(append?.text).toMatch(check)
    await owner.script(append?.text.replace(check, '') ?? '')
    const raced = await race(brokenWorld)
    expect(raced.moved).toBe(0)
    expect(await lateReadings(brokenWorld, raced)).toBeGreaterThan(0)
    expect(wronglyAnswered(raced.answered)).toBeGreaterThan(0)
  })
})
