import { expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  type Caller,
  entriesOf,
  looksAs,
  openWorld,
  personCalled,
  professional,
  signIn,
} from '../../test/support-door/index.ts'
import { LOOP } from '../accounts/index.ts'
import { block, changeLife, openRecords, readAccess } from '../access/index.ts'
import { registerEntry } from '../directory/index.ts'
import { findPerson } from '../identity/index.ts'
import { importLines, someone } from '../identity/testing/lines.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { dueOf } from '../platform/due/index.ts'
import { endAuthority, followRegister, readOthers } from './index.ts'
import { agentOf, DECISION, judged, OUTBOX } from './testing/family.ts'

const world = await openWorld()
const loop = (): Operation => ({ ...by(world, desk), caller: LOOP })
const desk = await agentOf(world)

const doctorCalled = async (name: string) => {
  const caller = await signIn(world, professional(name))
  const { subject, exercise } = caller
  if (!('nationalId' in subject)) throw new Error('a professional has a number')
  await registerEntry(world.database, {
    id: subject.id,
    kind: 'professional',
    nationalId: subject.nationalId,
    name: subject.name,
    family: name,
    given: 'Dr',
    exercises: exercise === undefined ? [] : [exercise],
  })
  return { caller, rpps: subject.nationalId }
}
const [rey, sand] = [await doctorCalled('Dr Rey'), await doctorCalled('Dr Sand')]

type Registered = { readonly personId: ActorId; readonly recordId: RecordId; readonly matricule: string }
const registered = async (line: string): Promise<Registered> => {
  const { rejections } = await importLines(loop(), line)
  expect(rejections).toEqual([])
  const [matricule = '', oid = ''] = line.split(',')
  const person = await findPerson(loop(), { matricule, oid })
  if (person === undefined) throw new Error('nobody')
  return { ...person, matricule }
}

const family = async (n: number) => {
  const [mother, father] = [await registered(someone(n)), await registered(someone(n + 1))]
  const lineOf = (words: Readonly<Record<string, string>>) => someone(n + 2, { birth_date: '2018-05-05', ...words })
  const child = await registered(lineOf({ representative_matricules: mother.matricule, attending_doctor_rpps: rey.rpps }))
  await openRecords(loop(), [mother.personId, father.personId, child.personId])
  const callers: Caller[] = []
  for (const { personId, recordId } of [mother, father]) {
    const caller = await signIn(world, personCalled(`Parent ${personId}`, personId))
    await changeLife(by(world, caller), recordId, 'activate')
    callers.push(caller)
  }
  const [hers, his] = callers
  if (hers === undefined || his === undefined) throw new Error('two parents')
  await changeLife(by(world, hers), child.recordId, 'activate')
  const told = async (words: Readonly<Record<string, string>>): Promise<void> => {
    await importLines(loop(), lineOf(words))
    expect(await dueOf(world.database, 'records.follow-register', child.personId)).not.toBeNull()
    await world.database.transaction(tx =>
      followRegister(
        { ...loop(), db: { ...world.database, rows: query => tx.rows(query), transaction: work => work(tx) } },
        OUTBOX,
        child.personId,
      ),
    )
  }
  const look = async (caller: Caller) => looksAs(by(world, caller), child.recordId)
  return { mother, father, child, hers, his, told, look }
}

test('another attending doctor of the register is hers at the next request, and the former is no more', async () => {
  const { mother, child, told, look } = await family(10)
  expect([await look(rey.caller), await look(sand.caller)]).toEqual(['attending', 'nothing'])
  await told({ representative_matricules: mother.matricule, attending_doctor_rpps: sand.rpps })
  expect([await look(rey.caller), await look(sand.caller)]).toEqual(['nothing', 'attending'])
  await told({ representative_matricules: mother.matricule })
  expect(await look(sand.caller)).toBe('nothing')
  const roles = (await entriesOf(world, child.recordId)).filter(({ entry }) => entry.action === 'access.name-role')
  expect(roles.map(({ entry }) => entry.actor.kind)).toEqual(['system', 'system'])
})

test('a doctor whom she blocked is blocked still when the register names him', async () => {
  const { mother, child, hers, told, look } = await family(20)
  await block(by(world, hers), child.recordId, asRuleActor(sand.caller))
  await told({ representative_matricules: mother.matricule, attending_doctor_rpps: sand.rpps })
  expect(await look(sand.caller)).toBe('nothing')
  const page = await readAccess(by(world, hers), child.recordId)
  expect(page.actors.find(({ actor }) => actor.nationalId === sand.rpps)).toMatchObject({ relation: 'attending', blocked: true })
})

test('another representative of the register acts from then on; who is named no more does not', async () => {
  const { father, child, hers, his, told, look } = await family(30)
  expect([await look(hers), await look(his)]).toEqual(['representative', 'nothing'])
  await told({ representative_matricules: father.matricule, attending_doctor_rpps: rey.rpps })
  expect([await look(hers), await look(his)]).toEqual(['nothing', 'representative'])
  const list = await readOthers(by(world, his), child.recordId)
  expect(list.map(({ delegate, state }) => [delegate.id, state])).toEqual([[father.personId, 'accepted']])
})

test('an authority that a judge ended does not come back with the register', async () => {
  const { mother, father, child, hers, his, told, look } = await family(40)
  const both = `${mother.matricule}|${father.matricule}`
  await told({ representative_matricules: both, attending_doctor_rpps: rey.rpps })
  expect([await look(hers), await look(his)]).toEqual(['representative', 'representative'])
  await endAuthority(await judged(world, child.recordId), OUTBOX, child.recordId, {
    delegateId: father.personId,
    on: null,
    decision: DECISION,
  })
  await told({ representative_matricules: both, attending_doctor_rpps: sand.rpps })
  expect([await look(hers), await look(his)]).toEqual(['representative', 'nothing'])
})

test('whose record was never opened is left alone', async () => {
  const { personId } = await registered(someone(50))
  await importLines(loop(), someone(50, { attending_doctor_rpps: rey.rpps }))
  await followRegister(loop(), OUTBOX, personId)
  expect(await dueOf(world.database, 'records.follow-register', personId)).toBe(loop().instant)
})
