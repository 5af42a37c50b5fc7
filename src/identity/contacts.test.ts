import { describe, expect, test } from 'vitest'
import { by, INSURER, openWorld, recordOf, signIn } from '../../test/support-door/index.ts'
import { contactsOf, setContact } from './index.ts'

const world = await openWorld()
const op = by(world, await signIn(world, INSURER))
const idOfNew = async (name: string) => (await recordOf(world, name)).holder.subject.id

describe('the contacts of a person', () => {
  test('are none when nobody gave any', async () => {
    expect(await contactsOf(op, await idOfNew('No Contact'))).toEqual({})
  })

  test('are what she set herself, each on its own, until she takes it back', async () => {
    const id = await idOfNew('Own Contacts')
    const verifiedAt = world.clock.now()
    await world.database.transaction(tx => setContact(tx, op, id, { kind: 'email', value: 'a@example.org', verifiedAt }))
    await world.database.transaction(tx =>
      setContact(tx, op, id, { kind: 'address', value: { line: '1 rue du Port', postalCode: '29900', city: 'Concarneau' } }),
    )
    expect(await contactsOf(op, id)).toEqual({
      email: { value: 'a@example.org', source: 'self', verifiedAt },
      address: { value: { line: '1 rue du Port', postalCode: '29900', city: 'Concarneau' }, source: 'self' },
    })
    await world.database.transaction(tx => setContact(tx, op, id, { kind: 'email', value: null }))
    expect(Object.keys(await contactsOf(op, id))).toEqual(['address'])
  })

  test('stand nowhere in clear', async () => {
    const rows = await world.database.owner.rows<{ text: string }>({
      name: 'test.contacts',
      text: `select encode(sealed, 'escape') as text from own_contact`,
    })
    expect(rows.map(row => row.text).join()).not.toMatch(/Concarneau|example/)
  })
})
