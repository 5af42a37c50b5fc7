import { describe, expect, test } from 'vitest'
import { by, openWorld, professional, recordOf, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { isUuid } from '../kernel/ids.ts'
import { findPerson, numberWithout, recordNumberOf, traitsOf } from './index.ts'

const world = await openWorld()
const anne = await recordOf(world, 'Anne Martin')
const op = by(world, await signIn(world, professional('Dr Rey')))
const nobody = traitsCalled('Nobody Here').ins

describe('a person', () => {
  test('is found by her INS, and by nothing else', async () => {
    expect(await findPerson(op, anne.traits.ins)).toEqual({ personId: anne.holder.subject.id, recordId: anne.recordId })
    expect(await findPerson(op, nobody)).toBeUndefined()
    expect(await findPerson(op, { ...anne.traits.ins, oid: '1.2.250.1.213.1.4.10' })).toBeUndefined()
  })

  test('has the traits she was registered with, opened under her own key', async () => {
    expect(await traitsOf(op, anne.holder.subject.id)).toEqual(anne.traits)
    expect(await traitsOf(op, op.caller.subject.id)).toBeUndefined()
  })

  test('stands nowhere in the database in clear: neither names, nor birth date, nor INS', async () => {
    const rows = await world.database.owner.rows<{ text: string }>({
      name: 'test.dump',
      text: `select encode(p.sealed, 'escape') || encode(t.tag, 'escape') || t.actor_id || t.record_id as text from person p join person_tag t on t.actor_id = p.actor_id`,
    })
    const dump = rows.map(row => row.text).join()
    for (const word of ['Martin', 'Anne', '1968', anne.traits.ins.matricule]) expect(dump).not.toContain(word)
  })
})

describe('the number of a record', () => {
  test('asked for by INS is the record’s when there is one, and a stable one of the same shape when there is none', async () => {
    expect(await recordNumberOf(op, anne.traits.ins)).toBe(anne.recordId)
    const none = await recordNumberOf(op, nobody)
    expect(isUuid(none) && none[14] === '4' && '89ab'.includes(none[19] ?? '')).toBe(true)
    expect(await recordNumberOf(op, nobody)).toBe(none)
    expect(none).toBe(numberWithout(world.keyring, nobody))
  })

  test('without a record is where one would be opened: asking before and after tells no difference', async () => {
    const traits = traitsCalled('Later Opened')
    const before = await recordNumberOf(op, traits.ins)
    const { recordId } = await recordOf(world, 'Later Opened', { traits })
    expect(await recordNumberOf(op, traits.ins)).toBe(before)
    expect(recordId).toBe(before)
  })
})
