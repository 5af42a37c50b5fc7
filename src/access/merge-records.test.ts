import { describe, expect, test } from 'vitest'
import { agent, by, entriesOf, openWorld, professional, recordOf, refusalOf, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { answerColleague, askColleague, LOOP, registerAgent } from '../accounts/index.ts'
import { findPerson, personsRepresentedBy } from '../identity/index.ts'
import { importLines, keyed, someone } from '../identity/testing/lines.ts'
import type { ActorId } from '../kernel/ids.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { NOTICE_ASKED, openOutbox } from '../platform/outbox/index.ts'
import { changeLife, holderSide, mergesOf, askMerge, mergeRecords, unmergeRecords } from './index.ts'

const world = await openWorld()
const outbox = openOutbox({ [NOTICE_ASKED]: [] })
const [first, second] = [await signIn(world, agent('Agent One')), await signIn(world, agent('Agent Two'))]
const one = () => by(world, first)
const two = () => by(world, second)
const loop = { ...by(world, first), caller: LOOP }
for (const { subject } of [first, second]) await registerAgent(world.database, loop, subject.id, subject.name)

const agreed = async (keptId: ActorId, secondId: ActorId): Promise<string> => {
  const mergeId = await askMerge(one(), keptId, secondId)
  await agree(mergeId)
  return mergeId
}
const agree = async (mergeId: string): Promise<void> => {
  const [act] = await world.database.owner.rows<{ act_id: string }>({
    name: 'test.act',
    text: 'select act_id from agent_act where subject = $1 and answered_by is null',
    values: [mergeId],
  })
  await answerColleague(two(), act?.act_id ?? '', true)
}
const nothingToTakeBack = async (): Promise<void> => undefined
const sameTraits = { birthName: 'MERGE', birthFirstNames: ['Ana'] }

describe('two records of one person', () => {
  test('become one: her other number leads to the record that is kept, the second is shut, and both say who did it with whom', async () => {
    const kept = await recordOf(world, 'Ana MERGE', { traits: traitsCalled('Ana MERGE', sameTraits) })
    const other = await recordOf(world, 'Ana OTHER', { traits: traitsCalled('Ana OTHER', sameTraits) })
    const [keptId, otherId] = [kept.holder.subject.id, other.holder.subject.id]
    const mergeId = await agreed(keptId, otherId)
    await mergeRecords(one(), outbox, mergeId)
    expect(await findPerson(loop, other.traits.ins)).toEqual({ personId: keptId, recordId: kept.recordId })
    expect((await holderSide(loop, other.recordId))?.state).toBe('closed')
    for (const { recordId } of [kept, other]) {
      const last = (await entriesOf(world, recordId)).at(-1)?.entry
      expect([last?.action, last?.actor.name, last?.motive]).toEqual(['record.merge', 'Agent One', 'avec l’accord de Agent Two'])
    }
    expect((await mergesOf(one(), otherId)).map(({ state }) => state)).toEqual(['merged'])
    // The account of the second does not bring it back by itself.
    expect(await refusalOf(changeLife(by(world, other.holder), other.recordId, 'reopen'))).toBe('merged-away')
    await askColleague(one(), { kind: 'merge-records', subject: mergeId })
    expect(await refusalOf(unmergeRecords(one(), outbox, mergeId, nothingToTakeBack))).toBe('colleague-needed')
    await agree(mergeId)
    await unmergeRecords(one(), outbox, mergeId, nothingToTakeBack)
    expect(await findPerson(loop, other.traits.ins)).toEqual({ personId: otherId, recordId: other.recordId })
    expect((await holderSide(loop, other.recordId))?.state).toBe('active')
    expect((await entriesOf(world, other.recordId)).at(-1)?.entry.action).toBe('record.unmerge')
  })

  test('are not joined by one agent alone, by who answers instead of who asked, nor twice', async () => {
    const kept = await recordOf(world, 'Eve MERGE', { traits: traitsCalled('Eve MERGE', { ...sameTraits, birthDate: '1970-01-01' }) })
    const other = await recordOf(world, 'Eve OTHER', { traits: traitsCalled('Eve OTHER', { ...sameTraits, birthDate: '1970-01-01' }) })
    const mergeId = await askMerge(one(), kept.holder.subject.id, other.holder.subject.id)
    expect(await refusalOf(mergeRecords(one(), outbox, mergeId))).toBe('colleague-needed')
    await agree(mergeId)
    expect(await refusalOf(mergeRecords(two(), outbox, mergeId))).toBe('colleague-needed')
    await mergeRecords(one(), outbox, mergeId)
    expect(await refusalOf(mergeRecords(one(), outbox, mergeId))).toBe('merge-absent')
    expect(await refusalOf(askMerge(one(), kept.holder.subject.id, other.holder.subject.id))).toBe('merge-refused')
  })

  test('are refused when the traits are those of two people, and nothing has moved', async () => {
    const [kept, other] = [await recordOf(world, 'Zoe TWIN'), await recordOf(world, 'Lea TWIN')]
    const mergeId = await agreed(kept.holder.subject.id, other.holder.subject.id)
    expect(await refusalOf(mergeRecords(one(), outbox, mergeId))).toBe('not-one-person')
    expect((await findPerson(loop, other.traits.ins))?.recordId).toBe(other.recordId)
    expect((await holderSide(loop, other.recordId))?.state).toBe('active')
  })

  test('are nobody’s business but two agents’', async () => {
    const [kept, other] = [await recordOf(world, 'Ida OTHERS'), await recordOf(world, 'Ira OTHERS')]
    for (const op of [by(world, kept.holder), by(world, await signIn(world, professional('Dr Merge')))])
      expect(await refusalOf(askMerge(op, kept.holder.subject.id, other.holder.subject.id))).toBe('agents-only')
  })
})

test('a waiting number that the register did not recognise: its family follows, and comes back', async () => {
  const nia = keyed('8680329077001')
  await importLines(
    loop,
    someone(7_701, { oid: INS_OIDS.nir }),
    someone(7_701, { oid: INS_OIDS.nia, matricule: nia, birth_place_insee: '', vitale_serial: '' }),
    someone(7_702, { oid: INS_OIDS.nir, birth_date: '2020-05-05', representative_matricules: nia }),
  )
  const found = async (matricule: string, oid: string) => {
    const person = await findPerson(loop, { matricule, oid })
    if (person === undefined) throw new Error('not registered')
    return person
  }
  const matricule = keyed('2680329007701')
  const [kept, waiting, child] = [
    await found(matricule, INS_OIDS.nir),
    await found(nia, INS_OIDS.nia),
    await found(keyed('2680329007702'), INS_OIDS.nir),
  ]
  expect(await personsRepresentedBy(loop, kept.personId)).toEqual([])
  const mergeId = await agreed(kept.personId, waiting.personId)
  await mergeRecords(one(), outbox, mergeId)
  expect(await found(nia, INS_OIDS.nia)).toEqual(kept)
  expect(await personsRepresentedBy(loop, kept.personId)).toEqual([child.personId])
  await askColleague(one(), { kind: 'merge-records', subject: mergeId })
  await agree(mergeId)
  await unmergeRecords(one(), outbox, mergeId, nothingToTakeBack)
  expect(await found(nia, INS_OIDS.nia)).toEqual(waiting)
  expect(await personsRepresentedBy(loop, kept.personId)).toEqual([])
})
