import { describe, expect, test } from 'vitest'
import { by, entriesOf, grantFor, looksAs, openWorld, recordOf, refusalOf, traitsCalled } from '../../test/support-door/index.ts'
import { profilesOf } from '../accounts/index.ts'
import { after, DAY } from '../kernel/instant.ts'
import { dueOf } from '../platform/due/index.ts'
import {
  acceptInvitation,
  endDueDelegation,
  expireInvitation,
  inviteHelper,
  readOthers,
  readOwn,
  refuseInvitation,
  stopAccess,
  stopHelping,
} from './index.ts'
import { asHelper, familyCalled, loopOf, OUTBOX, told } from './testing/family.ts'

const world = await openWorld()
const own = async (person: Parameters<typeof by>[1]) => readOwn(by(world, person))
const lastReceived = async (person: Parameters<typeof by>[1]) => {
  const found = (await own(person)).find(({ side }) => side === 'received')
  if (found === undefined) throw new Error('nothing received')
  return found
}

describe('a helper', () => {
  test('is invited, accepts, and does what was given: reads and adds, or reads only', async () => {
    const lea = await recordOf(world, 'Léa Aidée')
    const paul = await recordOf(world, 'Paul Aidant')
    const rose = await recordOf(world, 'Rose Aidante')
    await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(paul))
    await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(rose, { rights: [] }))
    expect(await looksAs(by(world, paul.holder), lea.recordId)).toBe('nothing')
    const { id } = await lastReceived(paul.holder)
    expect(await acceptInvitation(by(world, paul.holder), OUTBOX, id)).toMatchObject({ state: 'accepted', rights: ['read', 'add'] })
    await acceptInvitation(by(world, rose.holder), OUTBOX, (await lastReceived(rose.holder)).id)
    for (const one of [paul, rose]) expect(await looksAs(by(world, one.holder), lea.recordId)).toBe('helper')
    const adds = (who: typeof paul) => refusalOf(grantFor(by(world, who.holder), lea.recordId, 'deposit', { action: 'documents.submit' }))
    expect([await adds(paul), await adds(rose)]).toEqual(['done', 'deposit-refused'])
    expect(await profilesOf(by(world, paul.holder))).toMatchObject([
      { recordId: lea.recordId, relation: 'helped', rights: ['read', 'add'] },
    ])
    expect((await readOthers(by(world, lea.holder), lea.recordId)).map(({ state, delegate }) => [state, delegate.firstName])).toEqual(
      expect.arrayContaining([
        ['accepted', 'Paul'],
        ['accepted', 'Rose'],
      ]),
    )
    const names = new Map([
      [lea.holder.subject.id, 'Léa'],
      [paul.holder.subject.id, 'Paul'],
    ])
    expect(await told(world, names)).toEqual(['Paul delegation-proposed', 'Léa delegation-accepted', 'Léa delegation-accepted'])
    const entries = (await entriesOf(world, lea.recordId)).map(({ entry }) => [entry.action, entry.actor.name, entry.relation])
    expect(entries).toContainEqual(['delegation.invite', 'Léa Aidée', 'holder'])
    expect(entries).toContainEqual(['delegation.accept', 'Paul Aidant', 'helper'])
  })

  test('never decides who may see, invites nobody, exports nothing, ends no record', async () => {
    const lea = await recordOf(world, 'Léa Gardée')
    const paul = await recordOf(world, 'Paul Limité')
    await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(paul, { rights: ['add', 'write'] }))
    await acceptInvitation(by(world, paul.holder), OUTBOX, (await lastReceived(paul.holder)).id)
    for (const right of [
      'manage-access',
      'read-access',
      'read-journal',
      'export',
      'close',
      'reopen',
      'erase',
      'activate',
      'object',
    ] as const)
      expect([right, await refusalOf(grantFor(by(world, paul.holder), lea.recordId, right))]).toEqual([right, 'act-refused'])
    const another = await recordOf(world, 'Ami De Paul')
    expect(await refusalOf(inviteHelper(by(world, paul.holder), OUTBOX, lea.recordId, asHelper(another)))).toBe('act-refused')
    expect(await refusalOf(readOthers(by(world, paul.holder), lea.recordId))).toBe('act-refused')
  })

  test('is told nothing before he is asked, and refuses as he likes: nothing opens', async () => {
    const lea = await recordOf(world, 'Léa Seule')
    const paul = await recordOf(world, 'Paul Refuse')
    await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(paul))
    const { id } = await lastReceived(paul.holder)
    await refuseInvitation(by(world, paul.holder), OUTBOX, id)
    expect(await refusalOf(acceptInvitation(by(world, paul.holder), OUTBOX, id))).toBe('no-such-delegation')
    expect([await looksAs(by(world, paul.holder), lea.recordId), (await own(lea.holder))[0]?.state]).toEqual(['nothing', 'refused'])
    expect(await dueOf(world.database, 'delegations.expire-invitation', (await own(lea.holder))[0]?.given ?? '')).toBeNull()
  })

  test('is stopped by either side, at the next request', async () => {
    const lea = await recordOf(world, 'Léa Arrête')
    const [paul, rose] = [await recordOf(world, 'Paul Arrêté'), await recordOf(world, 'Rose Arrête')]
    for (const one of [paul, rose]) {
      await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(one))
      await acceptInvitation(by(world, one.holder), OUTBOX, (await lastReceived(one.holder)).id)
    }
    const pauls = (await own(lea.holder)).find(({ delegate }) => delegate.firstName === 'Paul')
    expect(await refusalOf(stopHelping(by(world, rose.holder), OUTBOX, (await lastReceived(paul.holder)).id))).toBe('no-such-delegation')
    await stopAccess(by(world, lea.holder), OUTBOX, lea.recordId, pauls?.id ?? ('' as never))
    await stopHelping(by(world, rose.holder), OUTBOX, (await lastReceived(rose.holder)).id)
    for (const one of [paul, rose]) {
      expect(await looksAs(by(world, one.holder), lea.recordId)).toBe('nothing')
      expect(await profilesOf(by(world, one.holder))).toEqual([])
      expect((await lastReceived(one.holder)).state).toBe('ended')
    }
  })

  test('ended without a word: he is told nothing, and reads nothing from the next request on', async () => {
    const lea = await recordOf(world, 'Léa Se Tait')
    const [paul, rose] = [await recordOf(world, 'Paul Ignore'), await recordOf(world, 'Rose Sait')]
    for (const one of [paul, rose]) {
      await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(one))
      await acceptInvitation(by(world, one.holder), OUTBOX, (await lastReceived(one.holder)).id)
    }
    const given = await own(lea.holder)
    for (const [name, silent] of [
      ['Paul', true],
      ['Rose', false],
    ] as const) {
      const id = given.find(({ delegate }) => delegate.firstName === name)?.id ?? ('' as never)
      await stopAccess(by(world, lea.holder), OUTBOX, lea.recordId, id, { silent })
    }
    const names = new Map([
      [paul.holder.subject.id, 'Paul'],
      [rose.holder.subject.id, 'Rose'],
    ])
    expect((await told(world, names)).filter(line => line.endsWith('delegation-ended'))).toEqual(['Rose delegation-ended'])
    expect(await looksAs(by(world, paul.holder), lea.recordId)).toBe('nothing')
    expect((await lastReceived(paul.holder)).state).toBe('ended')
  })

  test('has an end: the door says no from that instant, and the clock only tidies up', async () => {
    const lea = await recordOf(world, 'Léa Datée')
    const paul = await recordOf(world, 'Paul Daté')
    const until = after(world.clock.now(), 10 * DAY)
    const id = await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(paul, { until }))
    await acceptInvitation(by(world, paul.holder), OUTBOX, (await lastReceived(paul.holder)).id)
    expect(await dueOf(world.database, 'delegations.end', id)).toBe(until)
    world.clock.advance(10 * DAY - 1)
    const again = { ...paul.holder, sessionId: (await sessionFor(paul)).sessionId }
    expect(await looksAs(by(world, again), lea.recordId)).toBe('helper')
    world.clock.advance(1)
    expect([await looksAs(by(world, again), lea.recordId), (await lastReceived(again)).state]).toEqual(['nothing', 'ended'])
    expect(await profilesOf(by(world, again))).toEqual([])
    await endDueDelegation(loopOf(world), OUTBOX, id)
    expect(await dueOf(world.database, 'delegations.end', id)).toBeNull()
    expect(await refusalOf(endDueDelegation(loopOf(world), OUTBOX, id))).toBe('done')
  })
})

const sessionFor = async (person: { readonly holder: Parameters<typeof by>[1] }) => {
  const { signIn } = await import('../../test/support-door/index.ts')
  return signIn(world, { subject: person.holder.subject })
}

describe('an invitation', () => {
  test('answers the same whether the person exists, bears other traits, or is nobody', async () => {
    const lea = await recordOf(world, 'Léa Neutre')
    const paul = await recordOf(world, 'Paul Neutre')
    const nobody = { traits: traitsCalled('Personne Inconnue') }
    await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(nobody))
    await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(paul, { birthDate: '1970-01-01' }))
    const list = (await own(lea.holder)).map(({ state, kind, answerBy }) => [state, kind, answerBy])
    expect(list).toEqual(Array.from({ length: 2 }, () => ['pending', 'caregiving', after(world.clock.now(), 30 * DAY)]))
    expect(await own(paul.holder)).toEqual([])
    const twice = inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(nobody))
    expect(await refusalOf(twice)).toBe('delegation-exists')
  })

  test('expires after thirty days: nobody may accept it then, before the clock as after', async () => {
    const lea = await recordOf(world, 'Léa Attend')
    const paul = await recordOf(world, 'Paul Tarde')
    const given = await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(paul))
    const { id } = await lastReceived(paul.holder)
    world.clock.advance(30 * DAY)
    const paulNow = await sessionFor(paul)
    expect(await refusalOf(acceptInvitation(by(world, paulNow), OUTBOX, id))).toBe('no-such-delegation')
    await expireInvitation(loopOf(world), OUTBOX, given)
    expect((await readOwn(by(world, await sessionFor(lea)))).map(({ state }) => state)).toEqual(['expired'])
  })

  test('is for adults: a child has parents, and an heir of nobody else’s number is refused', async () => {
    const { mother, child } = await familyCalled(world, 'Sans Aidant')
    const paul = await recordOf(world, 'Paul Pour Enfant')
    expect(await refusalOf(inviteHelper(by(world, mother.holder), OUTBOX, child.recordId, asHelper(paul)))).toBe(
      'minor-has-representatives',
    )
    expect(await refusalOf(inviteHelper(by(world, mother.holder), OUTBOX, mother.recordId, asHelper(mother)))).toBe('delegation-to-oneself')
    const nia = { ...asHelper(paul), ins: { ...paul.traits.ins, oid: '1.2.250.1.213.1.4.9' } }
    expect(await refusalOf(inviteHelper(by(world, mother.holder), OUTBOX, mother.recordId, nia))).toBe('ins-nia')
  })

  test('is accepted by an adult whose own space is active, and by no other', async () => {
    const lea = await recordOf(world, 'Léa Exige')
    const teen = await recordOf(world, 'Ado Volontaire', { traits: traitsCalled('Ado Volontaire', { birthDate: '2010-01-01' }) })
    const waiting = await recordOf(world, 'Paul Inactif', { state: 'open' })
    for (const one of [teen, waiting]) {
      await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(one))
      expect(await refusalOf(acceptInvitation(by(world, one.holder), OUTBOX, (await lastReceived(one.holder)).id))).toBe('helper-unfit')
    }
  })
})

describe('limits', () => {
  test('three helpers a person, waiting ones counted; one stopped makes room', async () => {
    const lea = await recordOf(world, 'Léa Entourée')
    const helpers = await Promise.all(['Un', 'Deux', 'Trois', 'Quatre'].map(name => recordOf(world, `Aide ${name}`)))
    for (const one of helpers.slice(0, 3)) await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(one))
    const fourth = () => inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(helpers[3] ?? lea))
    expect(await refusalOf(fourth())).toBe('helpers-full')
    await stopAccess(by(world, lea.holder), OUTBOX, lea.recordId, (await own(lea.holder))[0]?.id ?? ('' as never))
    expect(await refusalOf(fourth())).toBe('done')
  })

  test('five persons a helper, also when he accepts two at the same moment', async () => {
    const paul = await recordOf(world, 'Paul Très Pris')
    const helped = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map(name => recordOf(world, `Aidée ${name}`)))
    for (const one of helped) await inviteHelper(by(world, one.holder), OUTBOX, one.recordId, asHelper(paul))
    const received = (await own(paul.holder)).filter(({ side }) => side === 'received')
    for (const { id } of received.slice(0, 4)) await acceptInvitation(by(world, paul.holder), OUTBOX, id)
    const last = received.slice(4).map(({ id }) => refusalOf(acceptInvitation(by(world, paul.holder), OUTBOX, id)))
    expect((await Promise.all(last)).toSorted()).toEqual(['done', 'helped-full'])
  })
})
