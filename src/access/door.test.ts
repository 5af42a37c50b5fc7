import { describe, expect, test } from 'vitest'
import {
  agent,
  asRuleActor,
  by,
  type Caller,
  endSession,
  entriesOf,
  grantFor,
  headOf,
  idOf,
  INSURER,
  laboratory,
  looksAs,
  openWorld,
  personCalled,
  professional,
  recordOf,
  refusalOf,
  secretary,
  signIn,
  type Someone,
  structure,
} from '../../test/support-door/index.ts'
import { listUnderTrace, writeUnderTrace } from '../audit/index.ts'
import type { ActorId, RecordId, Tag } from '../kernel/ids.ts'
import { after, HOUR, type Instant } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { RIGHTS_MOVING } from './refusals.ts'
import { aGrant } from '../../test/support-door/grants.ts'
import {
  authorise,
  block,
  declareAccess,
  endAuthorisation,
  opposeDeposits,
  type RuleRelation,
  setScope,
  underGrant,
  unblock,
  writeRule,
} from './index.ts'

const world = await openWorld()
const { owner } = world.database
const inHours = (hours: number): Instant => after(world.clock.now(), hours * HOUR)

type Rule = { readonly relation: RuleRelation; readonly until: Instant | null; readonly blocked?: boolean }

/** What another process of the server does: the same rows, the same version, and nothing of this one's memory. */
const elsewhere = async (
  recordId: RecordId,
  holder: Caller,
  someone: Someone,
  { relation, until, blocked = false }: Rule,
): Promise<void> => {
  const op = by(world, holder)
  const grant = aGrant(recordId, { rightsVersion: (await headOf(owner, recordId)).rights_version, actorId: holder.subject.id })
  const rule = { relation, from: op.instant, until, blocked, blockedInEmergency: false, depositsOpposed: false }
  await writeUnderTrace(op, grant, { action: 'access.authorise', changesRights: true }, tx =>
    writeRule(tx, op, recordId, rule, { scope: { kind: 'all' }, basis: 'given', actor: asRuleActor(someone) }),
  )
}

describe('the rights kept in memory', () => {
  test('never decide a no: what another process gave is seen at the next request', async () => {
    const doctor = await signIn(world, professional('Dr Given'))
    const { recordId, holder } = await recordOf(world, 'Given Elsewhere')
    const op = by(world, doctor)
    expect([await looksAs(op, recordId), await looksAs(op, recordId)]).toEqual(['nothing', 'nothing'])
    await elsewhere(recordId, holder, doctor, { relation: 'authorised', until: inHours(1) })
    expect(await looksAs(op, recordId)).toBe('authorised')
  })

  test('never outlive a change: what another process took is gone at the next request', async () => {
    const doctor = await signIn(world, professional('Dr Taken'))
    const { recordId, holder } = await recordOf(world, 'Taken Elsewhere', {
      relations: [{ relation: 'attending', actor: asRuleActor(doctor) }],
    })
    const op = by(world, doctor)
    expect([await looksAs(op, recordId), await looksAs(op, recordId)]).toEqual(['attending', 'attending'])
    await elsewhere(recordId, holder, doctor, { relation: 'attending', until: null, blocked: true })
    expect(await looksAs(op, recordId)).toBe('nothing')
    expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({ outcome: 'refused', relation: 'blocked' })
  })

  test('that never stop moving under one request are said, never an answer', async () => {
    const { recordId, holder } = await recordOf(world, 'Moved Twice')
    let attempts = 0
    const restless = underGrant(by(world, holder), recordId, 'read', { action: 'documents.list' }, async grant => {
      attempts++
      await elsewhere(recordId, holder, professional('Dr Any'), { relation: 'authorised', until: inHours(1) })
      return listUnderTrace(
        by(world, holder),
        grant,
        { action: 'documents.list' },
        { name: 'test:one', sql: () => 'select 1 as one', values: [] },
      )
    })
    await expect(restless).rejects.toMatchObject({ code: RIGHTS_MOVING.code })
    expect(attempts).toBe(16)
  })

  test('that could not be opened are asked for again', async () => {
    const doctor = await signIn(world, professional('Dr Unlucky'))
    const { recordId } = await recordOf(world, 'Keys Away', { relations: [{ relation: 'attending', actor: asRuleActor(doctor) }] })
    const op = by(world, doctor)
    const unlucky: Operation = { ...op, keyring: { ...op.keyring, openRights: () => Promise.reject(new Error('keys are away')) } }
    await expect(looksAs(unlucky, recordId)).rejects.toThrow('keys are away')
    expect(await looksAs(op, recordId)).toBe('attending')
  })
})

describe('who comes through the door', () => {
  const rightsOf = async (someone: Someone, recordId: RecordId): Promise<string> => {
    const op = by(world, await signIn(world, someone))
    const reads = await looksAs(op, recordId)
    const deposits = await refusalOf(grantFor(op, recordId, 'deposit'))
    const { visibility } = await grantFor(op, recordId, 'delete')
    return `${reads} ${deposits} ${visibility.own === null ? 'deletes nothing' : 'deletes her own'}`
  }

  test('finds, without any relation, what PDT-INF-526 gives her kind', async () => {
    const { recordId } = await recordOf(world, 'Every Kind')
    const kinds: readonly (readonly [Someone, string])[] = [
      [professional('Dr None'), 'nothing done deletes her own'],
      [professional('Dr Travail', '10', { occupational: true }), 'nothing done deletes her own'],
      [secretary('Secretary'), 'nothing done deletes her own'],
      [structure('Clinic'), 'nothing done deletes her own'],
      [laboratory('Laboratory'), 'nothing done deletes her own'],
      [INSURER, 'nothing done deletes nothing'],
      [personCalled('Passer-by'), 'nothing deposit-refused deletes nothing'],
      [agent('Desk'), 'nothing deposit-refused deletes nothing'],
      [{ subject: { kind: 'catalogue-service', id: idOf('catalogue'), name: 'Service' } }, 'nothing deposit-refused deletes nothing'],
      [{ subject: { kind: 'system', id: idOf('nobody signs in as system'), name: 'System' } }, 'nothing deposit-refused deletes nothing'],
    ]
    for (const [someone, rights] of kinds) expect(await rightsOf(someone, recordId), someone.subject.kind).toBe(rights)
  })

  test('owns what bears her own number; a secretary, what her structure filed', async () => {
    const { recordId } = await recordOf(world, 'Whose Own')
    const ownOf = async (someone: Someone): Promise<Tag | null> =>
      (await grantFor(by(world, await signIn(world, someone)), recordId, 'delete')).visibility.own
    const tag = (value: string): Tag => world.keyring.tag(recordId, 'actor', value)
    const doctor = professional('Dr Own')
    expect(await ownOf(doctor)).toBe(tag(asRuleActor(doctor).nationalId ?? ''))
    expect(await ownOf(secretary('Secretary'))).toBe(tag('10B0000001'))
    const clinic = structure('Clinic')
    expect(await ownOf(clinic)).toBe(tag(asRuleActor(clinic).nationalId ?? ''))
  })

  test('has her session looked at by the statement itself', async () => {
    const doctor = await signIn(world, professional('Dr Ended'))
    const { recordId, holder } = await recordOf(world, 'Session Ends')
    await authorise(by(world, holder), recordId, { actor: asRuleActor(doctor), until: inHours(1), scope: { kind: 'all' } })
    expect(await looksAs(by(world, doctor), recordId)).toBe('authorised')
    await endSession(world, doctor)
    expect(await refusalOf(looksAs(by(world, doctor), recordId))).toBe('session-ended')
    expect(await refusalOf(looksAs(by(world, doctor), world.draw.uuid() as RecordId))).toBe('session-ended')
    expect(await refusalOf(declareAccess(by(world, doctor), recordId))).toBe('session-ended')
  })
})

describe('a care team', () => {
  const ward: Someone = { subject: { kind: 'structure', id: idOf('ward'), name: 'Hôpital', nationalId: '10B0000001' } }

  const onWard = async (name: string) => {
    const doctor = await signIn(world, professional(`Dr ${name}`))
    const { recordId, holder } = await recordOf(world, name, { relations: [{ relation: 'team', actor: asRuleActor(ward) }] })
    return { doctor, recordId, holder, DOCTOR: asRuleActor(doctor), look: () => looksAs(by(world, doctor), recordId) }
  }

  test('lets its professionals read during the stay, and nobody of another structure', async () => {
    const { recordId, look } = await onWard('On The Ward')
    expect(await look()).toBe('team')
    const elsewhereOne = await signIn(world, professional('Dr Other', '10', { structureNationalId: '10B0000002' }))
    expect(await looksAs(by(world, elsewhereOne), recordId)).toBe('nothing')
  })

  test('is not lost with a consent that ran out, a scope or refused deposits', async () => {
    const { recordId, holder, DOCTOR, look, doctor } = await onWard('Still Team')
    await authorise(by(world, holder), recordId, { actor: DOCTOR, until: after(world.clock.now(), 1), scope: { kind: 'all' } })
    world.clock.advance(1)
    expect(await look()).toBe('team')
    await setScope(by(world, holder), recordId, DOCTOR, { kind: 'period', from: '2026-01', to: '2026-01' })
    expect((await grantFor(by(world, doctor), recordId, 'read')).visibility.monthTags).toHaveLength(1)
    await opposeDeposits(by(world, holder), recordId, DOCTOR, true)
    expect(await look()).toBe('team')
    expect(await refusalOf(grantFor(by(world, doctor), recordId, 'deposit'))).toBe('deposit-refused')
  })

  test('gives nothing back to one the person blocked, or whose access she ended', async () => {
    const { recordId, holder, DOCTOR, look } = await onWard('Not Him')
    await block(by(world, holder), recordId, DOCTOR, false)
    expect(await look()).toBe('nothing')
    await unblock(by(world, holder), recordId, DOCTOR)
    expect(await look()).toBe('team')
    await endAuthorisation(by(world, holder), recordId, DOCTOR)
    expect(await look()).toBe('nothing')
  })

  test('that is blocked as a whole is closed to all its professionals', async () => {
    const { recordId, holder, look } = await onWard('Whole Ward')
    await block(by(world, holder), recordId, asRuleActor(ward), false)
    expect(await look()).toBe('nothing')
  })
})

describe('what the decision hands to the store', () => {
  test('says by which rule and under which policy, in the trace too', async () => {
    const doctor = await signIn(world, professional('Dr Basis'))
    const { recordId, holder } = await recordOf(world, 'Basis')
    await authorise(by(world, holder), recordId, { actor: asRuleActor(doctor), until: inHours(1), scope: { kind: 'all' } })
    const { basis, holderName, rightsVersion } = await grantFor(by(world, doctor), recordId, 'read')
    expect(basis).toEqual({ rule: '10-matrix', relation: 'authorised', policy: 'illustrative-2026.1+parameters-2026.1', mode: 'normal' })
    expect([holderName, rightsVersion]).toEqual(['Basis Basis', '1'])
    expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({
      rule: '10-matrix',
      policy: 'illustrative-2026.1+parameters-2026.1',
    })
  })

  test('is held back from the person, and hidden from her representatives, and from nobody else', async () => {
    const mother = await signIn(world, personCalled('Mother'))
    const doctor = await signIn(world, professional('Dr Child'))
    const { recordId, holder } = await recordOf(world, 'Secret Child', {
      relations: [
        { relation: 'representative', actor: asRuleActor(mother) },
        { relation: 'attending', actor: asRuleActor(doctor) },
      ],
    })
    const seen = async (caller: Caller) => {
      const { held, hiddenFromRepresentatives, others } = (await grantFor(by(world, caller), recordId, 'read')).visibility
      return { held, hiddenFromRepresentatives, others }
    }
    expect(await seen(holder)).toEqual({ held: false, hiddenFromRepresentatives: true, others: true })
    expect(await seen(mother)).toEqual({ held: false, hiddenFromRepresentatives: false, others: true })
    expect(await seen(doctor)).toEqual({ held: true, hiddenFromRepresentatives: true, others: true })
  })

  test('in a session of secrecy is traced where representatives do not read; a representative’s own acts are never hidden', async () => {
    const mother = await signIn(world, personCalled('Mother'))
    const doctor = await signIn(world, professional('Dr Secret'))
    const { recordId } = await recordOf(world, 'Secret Session', {
      relations: [
        { relation: 'representative', actor: asRuleActor(mother) },
        { relation: 'attending', actor: asRuleActor(doctor) },
      ],
    })
    await looksAs(by(world, doctor, 'normal', { secret: true }), recordId)
    await looksAs(by(world, mother, 'normal', { secret: true }), recordId)
    expect((await entriesOf(world, recordId)).map(({ stream, entry }) => [stream, entry.actor.name])).toEqual([
      [1, 'Assurance Maladie'],
      [1, 'Mother'],
      [2, 'Dr Secret'],
    ])
  })

  test('keeps within the person who is asked about: an act on one record moves nothing of another', async () => {
    const one = await recordOf(world, 'One Record')
    const two = await recordOf(world, 'Two Records')
    const before = await headOf(owner, two.recordId)
    await block(by(world, one.holder), one.recordId, asRuleActor(professional('Dr Any')), true)
    expect(await headOf(owner, two.recordId)).toEqual(before)
    expect(await looksAs(by(world, one.holder), two.recordId)).toBe('nothing')
    const mistaken: Caller = { ...one.holder, subject: { ...one.holder.subject, id: two.holder.subject.id as ActorId } }
    expect(await refusalOf(looksAs(by(world, mistaken), two.recordId))).toBe('session-ended')
  })
})
