import { expect, test } from 'vitest'
import { agent, by, openWorld, professional, signIn } from '../../../test/support-door/index.ts'
import { after, HOUR } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { LOOP } from '../loop.ts'
import { answerColleague, askColleague, disableAgent, openActs, registerAgent, requireColleague, type TwoPersonAct } from '../index.ts'

const world = await openWorld()
const [first, second, third] = await Promise.all(['Agent One', 'Agent Two', 'Agent Three'].map(name => signIn(world, agent(name))))
const doctor = await signIn(world, professional('Dr Rey'))
if (first === undefined || second === undefined || third === undefined) throw new Error('three agents')
for (const { subject } of [first, second, third]) await registerAgent(world.database, by(world, LOOP), subject.id, subject.name)

const act = (): TwoPersonAct => ({ kind: 'close-record', subject: world.draw.uuid() })
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof Refusal ? error.code : 'fault'
  }
}
const one = by(world, first)
const two = by(world, second)
const doIt = (op: typeof one, what: TwoPersonAct): Promise<string> => codeOf(op.db.transaction(tx => requireColleague(tx, op, what)))

test('alone, or with an approval that is not there yet, nothing is done', async () => {
  const what = act()
  expect(await doIt(one, what)).toBe('colleague-needed')
  await askColleague(one, what)
  expect(await doIt(one, what)).toBe('colleague-needed')
})

test('approved by another, it is done once, by who asked, and the colleague is named', async () => {
  const what = act()
  const actId = await askColleague(one, what)
  await answerColleague(two, actId, true)
  expect(await doIt(two, what)).toBe('colleague-needed')
  expect(await doIt(one, { ...what, kind: 'merge-records' })).toBe('colleague-needed')
  expect(await one.db.transaction(tx => requireColleague(tx, one, what))).toEqual({ id: second.subject.id, name: 'Agent Two' })
  expect(await doIt(one, what)).toBe('colleague-needed')
})

test('an act that fails after the approval was taken keeps it: both are one transaction', async () => {
  const what = act()
  await answerColleague(two, await askColleague(one, what), true)
  const failing = one.db.transaction(async tx => {
    await requireColleague(tx, one, what)
    throw new Error('the act failed')
  })
  await expect(failing).rejects.toThrow('the act failed')
  expect(await doIt(one, what)).toBe('done')
})

test('two at once with one approval: one is done', async () => {
  const what = act()
  await answerColleague(two, await askColleague(one, what), true)
  expect((await Promise.all([doIt(one, what), doIt(one, what)])).sort()).toEqual(['colleague-needed', 'done'])
})

test('nobody approves her own, nor answers twice, nor what was never asked', async () => {
  const actId = await askColleague(one, act())
  expect(await codeOf(answerColleague(one, actId, true))).toBe('own-act')
  expect(await codeOf(answerColleague(two, actId, false))).toBe('done')
  expect(await codeOf(answerColleague(by(world, third), actId, true))).toBe('unknown-act')
  expect(await codeOf(answerColleague(two, world.draw.uuid(), true))).toBe('unknown-act')
})

test('a refusal is no approval; after a day neither is an approval', async () => {
  const refused = act()
  await answerColleague(two, await askColleague(one, refused), false)
  expect(await doIt(one, refused)).toBe('colleague-needed')
  const late = act()
  await answerColleague(two, await askColleague(one, late), true)
  expect(await doIt({ ...one, instant: after(one.instant, 24 * HOUR) }, late)).toBe('colleague-needed')
})

test('who is no agent asks, answers and sees nothing', async () => {
  const op = by(world, doctor)
  expect(await codeOf(askColleague(op, act()))).toBe('agents-only')
  expect(await codeOf(answerColleague(op, await askColleague(one, act()), true))).toBe('agents-only')
  expect(await codeOf(openActs(op))).toBe('agents-only')
})

test('an agent who was disabled does nothing more, and what she approved vouches for nothing', async () => {
  const what = act()
  await answerColleague(by(world, third), await askColleague(one, what), true)
  await disableAgent(two, third.subject.id)
  expect(await doIt(one, what)).toBe('colleague-needed')
  expect(await codeOf(askColleague(by(world, third), act()))).toBe('agents-only')
})

test('the list tells who asked, and no name stands in the database in clear', async () => {
  const listed = await openActs(two)
  expect(new Set(listed.map(({ askedByName }) => askedByName))).toEqual(new Set(['Agent One']))
  const rows = await world.database.owner.rows<{ text: string }>({
    name: 'test.agents',
    text: "select encode(sealed, 'escape') as text from agent_account",
  })
  expect(rows.map(({ text }) => text).join()).not.toContain('Agent')
})
