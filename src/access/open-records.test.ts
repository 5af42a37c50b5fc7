import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  chainProblems,
  entriesOf,
  INSURER,
  looksAs,
  openWorld,
  personCalled,
  professional,
  refusalOf,
  signIn,
} from '../../test/support-door/index.ts'
import { LOOP } from '../accounts/index.ts'
import { registerEntry } from '../directory/index.ts'
import { findPerson } from '../identity/index.ts'
import { importLines, keyed, someone } from '../identity/testing/lines.ts'
import type { ActorId } from '../kernel/ids.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { changeLife, openRecord, openRecords, readAccess } from './index.ts'

const world = await openWorld()
const op = { ...by(world, await signIn(world, INSURER)), caller: LOOP }
const doctor = professional('Dr Attending')
if (!('nationalId' in doctor.subject)) throw new Error('a professional has a number')
const rpps = doctor.subject.nationalId
await registerEntry(world.database, {
  id: doctor.subject.id,
  kind: 'professional',
  nationalId: rpps,
  name: doctor.subject.name,
  family: 'Attending',
  given: 'Dr',
  exercises: doctor.exercise === undefined ? [] : [doctor.exercise],
})

const registered = async (...lines: readonly string[]) => {
  const { rejections } = await importLines(op, ...lines)
  if (rejections.length > 0) throw new Error(rejections.map(({ code }) => code).join())
  return Promise.all(
    lines.map(async line => {
      const [matricule = '', oid = ''] = line.split(',')
      const person = await findPerson(op, { matricule, oid })
      if (person === undefined) throw new Error('nobody')
      return person
    }),
  )
}
const idsOf = (people: readonly { readonly personId: ActorId }[]) => people.map(({ personId }) => personId)

describe('records of a population', () => {
  test('are opened each with its chain, its settings and the rules of the register', async () => {
    const mother = someone(1)
    const child = someone(2, {
      birth_date: '2020-05-05',
      representative_matricules: mother.split(',')[0] ?? '',
      attending_doctor_rpps: rpps,
    })
    const people = await registered(mother, child)
    const [hers, its] = people
    if (hers === undefined || its === undefined) throw new Error('nobody')
    expect(await openRecords(op, idsOf(people))).toEqual({ opened: 2, skipped: 0 })
    for (const { recordId } of people) {
      expect(await chainProblems(world, recordId)).toEqual([])
      expect((await entriesOf(world, recordId)).map(({ n, entry }) => [n, entry.action, entry.actor.kind])).toEqual([
        [1, 'record.open', 'system'],
      ])
    }
    const [byDoctor, byMother] = [
      by(world, await signIn(world, doctor)),
      by(world, await signIn(world, personCalled('Mother', hers.personId))),
    ]
    expect([await looksAs(byDoctor, its.recordId), await looksAs(byDoctor, hers.recordId)]).toEqual(['attending', 'nothing'])
    expect(await looksAs(byMother, its.recordId)).toBe('nothing')
    await changeLife(byMother, its.recordId, 'activate')
    expect(await looksAs(byMother, its.recordId)).toBe('representative')
    const page = await readAccess(byMother, its.recordId)
    expect(page.settings).toEqual({ breakGlass: true, regulation: true, maskedInEmergency: false, everythingHidden: false })
    expect(page.actors.map(({ relation, basis }) => [relation, basis]).toSorted()).toEqual([
      ['attending', 'fact'],
      ['representative', 'fact'],
    ])
    expect(asRuleActor(doctor).nationalId).toBe(rpps)
  })

  test('are the same rows as one opening after the other', async () => {
    const [many, one] = await registered(someone(10), someone(11))
    if (many === undefined || one === undefined) throw new Error('nobody')
    await openRecords(op, [many.personId])
    const traits = { birthName: 'MOREL', birthFirstNames: ['Anne'], sex: 'F', birthDate: '1968-03-12' } as const
    const [matricule = '', oid = ''] = someone(11).split(',')
    await openRecord(op, { state: 'open', traits: { ...traits, ins: { matricule, oid } } })
    const rowsOf = async (recordId: string, holderId: string) => {
      const tables = ['record_head', 'record', 'access_setting', 'trace', 'trace_pending']
      const rows = await Promise.all(
        tables.map(table =>
          world.database.owner.rows<{ text: string }>({
            name: `test.rows_${table}`,
            text: `select (to_jsonb(t) - 'open_chain' - 'leaf' - 'sealed' - 'id')::text as text from ${table} t where record_id = $1`,
            values: [recordId],
          }),
        ),
      )
      return rows.flat().map(({ text }) => text.replaceAll(recordId, 'record').replaceAll(holderId, 'holder'))
    }
    expect(await rowsOf(many.recordId, many.personId)).toEqual(await rowsOf(one.recordId, one.personId))
  })

  test('are opened once: again, and at once by several, nobody has two', async () => {
    const people = await registered(...Array.from({ length: 40 }, (_, i) => someone(100 + i)))
    const runs = await Promise.all([1, 2, 3].map(() => openRecords(op, idsOf(people))))
    expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(40)
    expect(await openRecords(op, idsOf(people))).toEqual({ opened: 0, skipped: 40 })
    for (const { recordId } of people) expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('are not opened for the dead, for a number that waits, nor for whoever is not registered', async () => {
    const people = await registered(
      someone(200, { deceased_on: '2026-01-01' }),
      someone(201, { matricule: keyed('7680329000201'), oid: INS_OIDS.nia }),
      someone(202),
    )
    expect(await openRecords(op, [...idsOf(people), world.draw.uuid() as ActorId])).toEqual({ opened: 1, skipped: 3 })
  })

  test('open with what their caller does in the same transaction, or not at all', async () => {
    const people = await registered(someone(300), someone(301))
    const told: ActorId[] = []
    await expect(openRecords(op, idsOf(people), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await openRecords(op, idsOf(people), async (_, ids) => void told.push(...ids))
    expect(told.toSorted()).toEqual(idsOf(people).toSorted())
  })

  test('are opened by the loops and the insurer’s feed only', async () => {
    const people = await registered(someone(400))
    for (const other of [doctor, personCalled('Anybody')])
      expect(await refusalOf(openRecords(by(world, await signIn(world, other)), idsOf(people)))).toBe('act-refused')
    const ended = by(world, { ...(await signIn(world, INSURER)), sessionId: world.draw.uuid() as typeof op.caller.sessionId })
    expect(await refusalOf(openRecords(ended, idsOf(people)))).toBe('session-ended')
    expect(await openRecords(by(world, await signIn(world, INSURER)), idsOf(people))).toEqual({ opened: 1, skipped: 0 })
  })
})
