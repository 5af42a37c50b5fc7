import { expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  type Caller,
  openWorld,
  personCalled,
  professional,
  putInState,
  recordOf,
  signIn,
} from '../../test/support-door/index.ts'
import { type EventReference, reactTogether, SIDE_NOTICE_ASKED } from '../platform/outbox/index.ts'
import { openTold } from './testing/desk.ts'
import { emergencyEvent, readNotices, tellSide, toldOf, toldOfDocument } from './index.ts'

const world = await openWorld()
const told = await openTold(world)
const [mother, helper, doctor] = [
  await signIn(world, personCalled('Mother')),
  await signIn(world, personCalled('Helper')),
  await signIn(world, professional('Dr Rey')),
]
const { recordId, holder } = await recordOf(world, 'Child', {
  relations: [
    { relation: 'representative', actor: asRuleActor(mother) },
    { relation: 'helper', actor: asRuleActor(helper) },
  ],
})

type Ask = (op: ReturnType<typeof by>) => (tx: Parameters<Parameters<typeof world.database.transaction>[0]>[0]) => Promise<void>

/** Asks in a transaction, runs the reaction twice; who has one more notice than before. */
const toldAfter = async (ask: Ask, op = by(world, doctor)): Promise<readonly string[]> => {
  const people: readonly (readonly [string, Caller])[] = [
    ['child', holder],
    ['mother', mother],
    ['helper', helper],
    ['doctor', doctor],
  ]
  // A recordless caller reads all that is told of any record but what goes with the right to open it: here each has it.
  const many = () => Promise.all(people.map(async ([, caller]) => (await readNotices(by(world, caller), recordId)).items.length))
  const before = await many()
  await world.database.transaction(ask(op))
  const { reference } = await told.lastEvent(SIDE_NOTICE_ASKED)
  for (let i = 0; i < 2; i += 1) await tellSide(told.loop(), reference, told.addressOf)
  const after = await many()
  return people.flatMap(([name], i) => Array.from({ length: (after[i] ?? 0) - (before[i] ?? 0) }, () => name))
}

const access =
  (isSheltered = false): Ask =>
  op =>
  tx =>
    toldOf(op, told.outbox, 'first-access')(tx, recordId, isSheltered)
const paper =
  (isHersAlone = false): Ask =>
  op =>
  tx =>
    toldOfDocument(op, told.outbox)(tx, recordId, isHersAlone)

test('a first access is told to her and to those who act for her, once; not to a helper, to whom who looks is not shown', async () => {
  expect(await toldAfter(access())).toEqual(['child', 'mother'])
})

test('a document is told to whoever may read it, but for who filed it', async () => {
  expect(await toldAfter(paper())).toEqual(['child', 'mother', 'helper'])
  expect(await toldAfter(paper(), by(world, mother))).toEqual(['child', 'helper'])
})

test('what is kept from those who act for her is told to her alone: in secrecy, hidden from them, of a protected place', async () => {
  const secretly = { ...by(world, doctor), secret: true }
  expect(await toldAfter(access(), secretly)).toEqual(['child'])
  expect(await toldAfter(paper(), secretly)).toEqual(['child'])
  expect(await toldAfter(paper(true))).toEqual(['child'])
  expect(await toldAfter(access(true))).toEqual(['child'])
})

test('an emergency access is told to those who act for her too; in secrecy, or from a protected place, to none of them', async () => {
  const emergency =
    (isSheltered = false): Ask =>
    op =>
    tx =>
      emergencyEvent(op, told.outbox)(tx, recordId, isSheltered)
  expect(await toldAfter(emergency())).toEqual(['mother'])
  const { reference } = await told.lastEvent(SIDE_NOTICE_ASKED)
  for (const [op, isSheltered] of [
    [{ ...by(world, doctor), secret: true }, false],
    [by(world, doctor), true],
  ] as const) {
    await world.database.transaction(emergency(isSheltered)(op))
    expect((await told.lastEvent(SIDE_NOTICE_ASKED)).reference).toEqual(reference)
  }
})

test('tellings of several events, told together, are told to the same people, each once', async () => {
  const asked: EventReference[] = []
  for (const ask of [access(), paper(), paper(true)]) {
    await world.database.transaction(ask(by(world, doctor)))
    asked.push((await told.lastEvent(SIDE_NOTICE_ASKED)).reference)
  }
  const count = async (caller: Caller) => (await readNotices(by(world, caller), recordId)).items.length
  const people = [holder, mother, helper]
  const before = await Promise.all(people.map(count))
  const op = told.loop()
  for (let i = 0; i < 2; i += 1) await reactTogether(op.db, asked, (db, reference) => tellSide({ ...op, db }, reference, told.addressOf))
  const after = await Promise.all(people.map(count))
  expect(after.map((n, i) => n - (before[i] ?? 0))).toEqual([3, 2, 1])
})

test('a record that is shut says nothing to anybody', async () => {
  await putInState(world, recordId, 'closed')
  expect(await toldAfter(paper())).toEqual([])
})
