import { expect, test } from 'vitest'
import { asRuleActor, entriesOf, looksAs, type OpenedRecord, personCalled, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { changeLife, openRecords } from '../access/index.ts'
import { findPerson } from '../identity/index.ts'
import { importLines, someone } from '../identity/testing/lines.ts'
import { reachMajority } from '../delegations/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { after, DAY, fromIso, toIso } from '../kernel/instant.ts'
import { dueOf } from '../platform/due/index.ts'
import { afterYears } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { readLife, recordDeath } from './index.ts'
import { openKit } from './testing/kit.ts'

const kit = await openKit()
const { database: db, outbox } = kit

const registered = async (line: string) => {
  await importLines(kit.loop(), line)
  const [matricule = '', oid = ''] = line.split(',')
  const person = await findPerson(kit.loop(), { matricule, oid })
  if (person === undefined) throw new Error('nobody')
  return person
}
const dead = () => ({ deceased_on: toIso(after(kit.clock.now(), -DAY)).slice(0, 10) })

test('a death that the register tells shuts the record at the next pass, once; ten years begin', async () => {
  const { personId, recordId } = await registered(someone(1))
  await openRecords(kit.loop(), [personId])
  const her = await signIn(kit, personCalled('Anne', personId))
  await changeLife(kit.as(her), recordId, 'activate')
  expect(await looksAs(kit.as(her), recordId)).toBe('holder')
  await importLines(kit.loop(), someone(1, dead()))
  expect(await dueOf(db, 'records.die', personId)).toBe(kit.clock.now())
  await kit.sweep()
  expect([await looksAs(kit.as(her), recordId), (await readLife(kit.loop(), recordId)).state]).toEqual(['nothing', 'deceased'])
  expect(await dueOf(db, 'records.purge', recordId)).toBe(afterYears(kit.clock.now(), 10))
  await importLines(kit.loop(), someone(1, { ...dead(), email: 'heirs@example.org' }))
  await kit.sweep()
  const deaths = (await entriesOf(kit, recordId)).filter(({ entry }) => entry.action === 'record.death')
  expect(deaths.map(({ entry }) => [entry.actor.kind, entry.motive])).toEqual([['system', 'register']])
})

test('a child who died never comes of age: on the day nobody is told, and no letter leaves', async () => {
  const mother = await kit.person('Mère Endeuillée')
  const relations = [{ relation: 'representative' as const, actor: asRuleActor(mother.holder) }]
  const children = [
    await kit.person('Enfant Parti', { traits: traitsCalled('Enfant Parti', { birthDate: '2010-05-04' }), relations }),
    await kit.person('Enfant Grandi', { traits: traitsCalled('Enfant Grandi', { birthDate: '2010-05-04' }), relations }),
  ]
  const [lost, grown] = children as [OpenedRecord, OpenedRecord]
  await recordDeath(kit.loop(), lost.recordId, 'register')
  kit.clock.advance(fromIso('2028-05-04T12:00:00.000Z') - kit.clock.now())
  const letters: string[] = []
  const invite = async (_: Operation, personId: string) => void letters.push(personId)
  for (const { holder } of children) await reachMajority(kit.loop(), outbox, holder.subject.id, invite)
  const toldMother = (recordId: RecordId) => kit.toldOf(recordId, mother.holder.subject.id)
  expect([letters, await toldMother(lost.recordId)]).toEqual([[grown.holder.subject.id], []])
  expect(await kit.toldOf(grown.recordId, grown.holder.subject.id)).toEqual(['majority-reached'])
})

test('a death of somebody without a record rings, and does nothing', async () => {
  const { personId } = await registered(someone(2))
  await importLines(kit.loop(), someone(2, dead()))
  kit.rung.length = 0
  await kit.sweep()
  expect(kit.rung).toMatchObject([{ kind: 'records.die', subject: personId }])
  expect(await openRecords(kit.loop(), [personId])).toEqual({ opened: 0, skipped: 1 })
})
