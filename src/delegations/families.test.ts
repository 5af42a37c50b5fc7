import { describe, expect, test } from 'vitest'
import {
  agent,
  asRuleActor,
  by,
  entriesOf,
  grantFor,
  looksAs,
  openWorld,
  putInState,
  recordOf,
  refusalOf,
  signIn,
  traitsCalled,
} from '../../test/support-door/index.ts'
import { profilesOf, registerAgent } from '../accounts/index.ts'
import { setContact } from '../identity/index.ts'
import { representativeTag } from '../identity/tags.ts'
import { after as later, DAY, fromIso } from '../kernel/instant.ts'
import type { ActorId } from '../kernel/ids.ts'
import { dueOf } from '../platform/due/index.ts'
import {
  acceptInvitation,
  endAuthority,
  inviteHelper,
  inviteRepresentative,
  nameProtector,
  nameRepresentatives,
  reachMajority,
  readOthers,
  readOwn,
  recogniseChildren,
  stopAccess,
  stopHelping,
  whoActsFor,
} from './index.ts'
import { agentOf, asHelper, asInvited, besideAgent, DECISION, familyCalled, judged, loopOf, OUTBOX, told } from './testing/family.ts'

const world = await openWorld()
const again = async (person: { readonly holder: Parameters<typeof by>[1] }) =>
  by(world, await signIn(world, { subject: person.holder.subject }))
const receivedBy = async (person: { readonly holder: Parameters<typeof by>[1] }) => {
  const found = (await readOwn(by(world, person.holder))).find(({ side }) => side === 'received')
  if (found === undefined) throw new Error('nothing received')
  return found
}

/** A father invited by the mother, who accepted. */
const bothParents = async (name: string) => {
  const { mother, child } = await familyCalled(world, name)
  const father = await recordOf(world, `Père ${name}`)
  await inviteRepresentative(by(world, mother.holder), OUTBOX, child.recordId, asInvited(father))
  await acceptInvitation(by(world, father.holder), OUTBOX, (await receivedBy(father)).id)
  return { mother, child, father }
}

describe('a child', () => {
  test('has two representatives: the first invites the second, and no third', async () => {
    const { mother, child, father } = await bothParents('Deux Parents')
    expect(await looksAs(by(world, father.holder), child.recordId)).toBe('representative')
    expect(await profilesOf(by(world, father.holder))).toMatchObject([{ recordId: child.recordId, relation: 'child' }])
    const third = await recordOf(world, 'Tiers Parent')
    const invite = inviteRepresentative(by(world, mother.holder), OUTBOX, child.recordId, asInvited(third))
    expect(await refusalOf(invite)).toBe('representatives-full')
  })

  test('does not invite herself, nor is a helper invited as her representative by somebody else', async () => {
    const { child } = await familyCalled(world, 'Sans Invitation')
    const other = await recordOf(world, 'Autre Adulte')
    expect(await refusalOf(inviteRepresentative(by(world, child.holder), OUTBOX, child.recordId, asInvited(other)))).toBe('act-refused')
    expect(await refusalOf(inviteRepresentative(by(world, other.holder), OUTBOX, child.recordId, asInvited(other)))).toBe('no-record')
    expect(await refusalOf(inviteRepresentative(by(world, other.holder), OUTBOX, other.recordId, asInvited(child)))).toBe(
      'adult-has-helpers',
    )
  })

  test('keeps her parents until a judge says otherwise: neither ends the other’s authority, nor his own, online', async () => {
    const { mother, child, father } = await bothParents('Séparés')
    const fathers = (await readOthers(by(world, mother.holder), child.recordId)).find(one => one.delegate.id === father.holder.subject.id)
    const stop = stopAccess(by(world, mother.holder), OUTBOX, child.recordId, fathers?.id ?? ('' as never))
    expect(await refusalOf(stop)).toBe('authority-at-the-desk')
    expect(await refusalOf(stopHelping(by(world, father.holder), OUTBOX, (await receivedBy(father)).id))).toBe('authority-at-the-desk')
    expect(await looksAs(by(world, father.holder), child.recordId)).toBe('representative')
  })

  test('loses a parent’s authority at the next request after the judge’s decision; the other keeps his', async () => {
    const { mother, child, father } = await bothParents('Jugement')
    const ending = { delegateId: father.holder.subject.id, on: null, decision: DECISION }
    expect(await refusalOf(endAuthority(by(world, mother.holder), OUTBOX, child.recordId, ending))).toBe('act-refused')
    const alone = by(world, await agentOf(world))
    await registerAgent(world.database, loopOf(world), alone.caller.subject.id, alone.caller.subject.name)
    expect(await refusalOf(endAuthority(alone, OUTBOX, child.recordId, ending))).toBe('colleague-needed')
    expect(await looksAs(by(world, father.holder), child.recordId)).toBe('representative')
    await endAuthority(await judged(world, child.recordId), OUTBOX, child.recordId, ending)
    expect([await looksAs(by(world, father.holder), child.recordId), await looksAs(by(world, mother.holder), child.recordId)]).toEqual([
      'nothing',
      'representative',
    ])
    expect([await profilesOf(by(world, father.holder)), (await receivedBy(father)).state]).toEqual([[], 'ended'])
    const last = (await entriesOf(world, child.recordId)).map(({ entry }) => entry).findLast(({ action }) => action === 'delegation.end')
    expect(last).toMatchObject({
      actor: { kind: 'agent' },
      motive: 'Tribunal judiciaire de Lyon, 2026-11-20, 26/01234, avec l’accord de Collègue',
      outcome: 'granted',
    })
    const names = new Map<ActorId, string>([
      [father.holder.subject.id, 'père'],
      [mother.holder.subject.id, 'mère'],
    ])
    expect(await told(world, names)).toEqual(expect.arrayContaining(['père delegation-ended', 'mère delegation-ended']))
  })

  test('loses it on the day the judge set, whether a clock rings or not', async () => {
    const { child, father } = await bothParents('Limite')
    const day = later(world.clock.now(), 5 * DAY)
    await endAuthority(await judged(world, child.recordId), OUTBOX, child.recordId, {
      delegateId: father.holder.subject.id,
      on: day,
      decision: DECISION,
    })
    expect(await looksAs(await again(father), child.recordId)).toBe('representative')
    world.clock.advance(5 * DAY)
    expect([await looksAs(await again(father), child.recordId), await profilesOf(await again(father))]).toEqual(['nothing', []])
  })
})

describe('coming of age', () => {
  const NEARLY = '2008-12-24'

  test('ends her parents’ authority on the birthday itself, before any clock rings', async () => {
    const { mother, child } = await familyCalled(world, 'Majeure', NEARLY)
    const day = fromIso('2026-12-23T23:00:00.000Z')
    world.clock.advance(day - world.clock.now() - 1)
    expect(await looksAs(await again(mother), child.recordId)).toBe('representative')
    world.clock.advance(1)
    expect(await looksAs(await again(mother), child.recordId)).toBe('nothing')
    expect(await refusalOf(grantFor(await again(mother), child.recordId, 'manage-access'))).toBe('no-record')
  })

  test('is told to both a month before and on the day; the young adult is asked to activate, once', async () => {
    const birthDate = '2009-03-01'
    const mother = await recordOf(world, 'Mère Prévenue')
    const child = await recordOf(world, 'Ado Prévenue', { traits: traitsCalled('Ado Prévenue', { birthDate }) })
    const father = await recordOf(world, 'Père Prévenu')
    await inRegister(child.holder.subject.id, [mother, father])
    expect(await nameRepresentatives(loopOf(world), child.holder.subject.id, 'explained-to-her')).toBe(2)
    expect(await nameRepresentatives(loopOf(world), child.holder.subject.id)).toBe(0)
    const day = fromIso('2027-02-28T23:00:00.000Z')
    expect(await dueOf(world.database, 'delegations.majority', child.holder.subject.id)).toBe(later(day, -30 * DAY))
    const names = new Map([
      [child.holder.subject.id, 'elle'],
      [mother.holder.subject.id, 'mère'],
      [father.holder.subject.id, 'père'],
    ])
    const activations: ActorId[] = []
    const ring = () =>
      reachMajority(loopOf(world), OUTBOX, child.holder.subject.id, async (_, personId) => {
        activations.push(personId)
      })
    world.clock.advance(later(day, -30 * DAY) - world.clock.now())
    await ring()
    expect(await told(world, names)).toEqual(expect.arrayContaining(['elle majority-soon', 'mère majority-soon', 'père majority-soon']))
    expect([await dueOf(world.database, 'delegations.majority', child.holder.subject.id), activations]).toEqual([day, []])
    world.clock.advance(30 * DAY)
    await ring()
    expect((await told(world, names)).filter(line => line.endsWith('majority-reached')).toSorted()).toEqual([
      'elle majority-reached',
      'mère majority-reached',
      'père majority-reached',
    ])
    expect(activations).toEqual([child.holder.subject.id])
    expect((await readOwn(await again(mother))).map(({ state }) => state)).toEqual(['ended'])
  })

  test('leaves what was hidden from a parent hidden from her when she comes back as a helper', async () => {
    const { mother, child } = await familyCalled(world, 'Aidée Ensuite', '2009-06-15')
    world.clock.advance(fromIso('2027-07-01T12:00:00.000Z') - world.clock.now())
    const grown = await signIn(world, { subject: child.holder.subject })
    await inviteHelper(by(world, grown), OUTBOX, child.recordId, asHelper(mother))
    const { id } = (await readOwn(await again(mother))).find(({ side, state }) => side === 'received' && state === 'pending') ?? {
      id: '' as never,
    }
    await acceptInvitation(await again(mother), OUTBOX, id)
    const { basis, visibility } = await grantFor(await again(mother), child.recordId, 'read')
    expect([basis.relation, visibility.others, visibility.hiddenFromRepresentatives]).toEqual(['helper', true, false])
    const friend = await recordOf(world, 'Amie Jamais Parente')
    await inviteHelper(await again(child), OUTBOX, child.recordId, asHelper(friend))
    await acceptInvitation(by(world, friend.holder), OUTBOX, (await receivedBy(friend)).id)
    expect((await grantFor(by(world, friend.holder), child.recordId, 'read')).visibility.hiddenFromRepresentatives).toBe(true)
  })
})

describe('the young adult', () => {
  const lettersTo = async (personId: ActorId): Promise<number> =>
    (
      await world.database.owner.rows<{ count: number }>({
        name: 'test.letters',
        text: 'select count(*)::int as count from letter where person_id = $1',
        values: [personId],
      })
    )[0]?.count ?? 0

  test('is written to by post, in her name, with a code; without an address she has the notice alone', async () => {
    const { child } = await familyCalled(world, 'Écrite', '2008-01-10')
    const { child: nowhere } = await familyCalled(world, 'Sans Adresse', '2008-01-10')
    const value = { line: '3 rue des Lilas', postalCode: '29999', city: 'PORT-KERVAL' }
    await setContact(world.database, loopOf(world), child.holder.subject.id, { kind: 'address', value })
    for (const one of [child, nowhere]) await reachMajority(loopOf(world), OUTBOX, one.holder.subject.id)
    expect([await lettersTo(child.holder.subject.id), await lettersTo(nowhere.holder.subject.id)]).toEqual([1, 0])
  })
})

describe('a record opened with many others', () => {
  test('is offered to the parents that the register names when they come, once', async () => {
    const [mother, stranger] = [await recordOf(world, 'Mère Du Registre'), await recordOf(world, 'Sans Enfant')]
    const child = await recordOf(world, 'Enfant Du Registre', {
      traits: traitsCalled('Enfant Du Registre', { birthDate: '2016-02-03' }),
      relations: [{ relation: 'representative', actor: asRuleActor(mother.holder) }],
    })
    await inRegister(child.holder.subject.id, [mother])
    for (const one of [mother, stranger, mother]) await recogniseChildren(await again(one))
    expect(await profilesOf(await again(mother))).toMatchObject([{ recordId: child.recordId, relation: 'child' }])
    expect((await readOwn(await again(mother))).map(({ side, state, kind }) => [side, state, kind])).toEqual([
      ['received', 'accepted', 'legal-representation'],
    ])
    expect(await profilesOf(await again(stranger))).toEqual([])
  })

  test('loses a parent’s authority by a judge’s decision before anybody came, and does not get it back from the register', async () => {
    const father = await recordOf(world, 'Père Écarté')
    const child = await recordOf(world, 'Enfant Écarté', {
      traits: traitsCalled('Enfant Écarté', { birthDate: '2016-02-03' }),
      relations: [{ relation: 'representative', actor: asRuleActor(father.holder) }],
    })
    await inRegister(child.holder.subject.id, [father])
    const ending = { delegateId: father.holder.subject.id, on: null, decision: DECISION }
    await endAuthority(await judged(world, child.recordId), OUTBOX, child.recordId, ending)
    await recogniseChildren(await again(father))
    expect([await looksAs(await again(father), child.recordId), await profilesOf(await again(father))]).toEqual(['nothing', []])
  })
})

describe('a protected adult', () => {
  test('is represented under a measure with representation; assistance gives no right', async () => {
    const old = await recordOf(world, 'Adulte Protégé')
    const [tutor, curator] = [await recordOf(world, 'Tutrice Nommée'), await recordOf(world, 'Curateur Nommé')]
    const desk = by(world, await agentOf(world))
    const named = { until: null, decision: DECISION }
    const tutorNamed = { measure: 'representation', ...named } as const
    const unknown = by(world, await signIn(world, agent('Agente inconnue')))
    expect(await refusalOf(nameProtector(unknown, old.recordId, tutor.holder.subject.id, tutorNamed))).toBe('agents-only')
    await besideAgent(world, desk, { kind: 'name-protector', subject: old.recordId })
    await nameProtector(desk, old.recordId, tutor.holder.subject.id, tutorNamed)
    expect(await refusalOf(nameProtector(desk, old.recordId, curator.holder.subject.id, tutorNamed))).toBe('colleague-needed')
    await besideAgent(world, desk, { kind: 'name-protector', subject: old.recordId })
    await nameProtector(desk, old.recordId, curator.holder.subject.id, { measure: 'assistance', ...named })
    const entry = (await entriesOf(world, old.recordId))
      .filter(one => one.entry.action === 'delegation.name' && one.entry.outcome === 'granted')
      .at(-1)?.entry
    expect(entry?.motive).toMatch(/26\/01234, avec l’accord de Collègue$/)
    expect((await whoActsFor(desk, old.holder.subject.id)).map(({ name, measure, kind }) => [name, measure, kind]).toSorted()).toEqual([
      ['Curateur Nommé', 'assistance', 'protection'],
      ['Tutrice Nommée', 'representation', 'protection'],
    ])
    expect([await looksAs(by(world, tutor.holder), old.recordId), await looksAs(by(world, curator.holder), old.recordId)]).toEqual([
      'representative',
      'nothing',
    ])
    expect(
      (await readOthers(by(world, old.holder), old.recordId)).map(({ measure, rights }) => [measure, rights.length]).toSorted(),
    ).toEqual([
      ['assistance', 0],
      ['representation', 3],
    ])
    expect(await profilesOf(by(world, curator.holder))).toEqual([])
    for (const { holder } of [tutor, curator]) {
      const ending = { delegateId: holder.subject.id, on: null, decision: DECISION }
      expect(await refusalOf(endAuthority(desk, OUTBOX, old.recordId, ending))).toBe('colleague-needed')
      await besideAgent(world, desk, { kind: 'end-authority', subject: old.recordId })
      await endAuthority(desk, OUTBOX, old.recordId, ending)
    }
    expect(await looksAs(by(world, tutor.holder), old.recordId)).toBe('nothing')
    expect(await whoActsFor(desk, old.holder.subject.id)).toEqual([])
    const byHolder = nameProtector(by(world, old.holder), old.recordId, curator.holder.subject.id, { measure: 'representation', ...named })
    expect(await refusalOf(byHolder)).toBe('act-refused')
  })

  test('on a shut record nobody acts, whatever he was given', async () => {
    const old = await recordOf(world, 'Adulte Fermé')
    const helper = await recordOf(world, 'Aide Fermée')
    await inviteHelper(by(world, old.holder), OUTBOX, old.recordId, asHelper(helper))
    await putInState(world, old.recordId, 'closed')
    expect(await refusalOf(acceptInvitation(by(world, helper.holder), OUTBOX, (await receivedBy(helper)).id))).toBe('no-record')
  })
})

/** As the insurer's file would name them. */
const inRegister = async (
  personId: ActorId,
  parents: readonly { readonly traits: { readonly ins: { readonly matricule: string; readonly oid: string } } }[],
) => {
  const entry = Buffer.from(JSON.stringify({ representatives: parents.map(({ traits }) => traits.ins) }))
  const sealed = await world.keyring.sealPerson(personId, 'insured', entry)
  await world.database.owner.rows({
    name: 'test.insured',
    text: "insert into insured (actor_id, record_id, waiting, seen, sealed) values ($1, $1, false, '', $2)",
    values: [personId, sealed],
  })
  for (const { traits } of parents)
    await world.database.owner.rows({
      name: 'test.represented',
      text: 'insert into represented (tag, actor_id) values ($1, $2)',
      values: [representativeTag(world.keyring, traits.ins), personId],
    })
}
