import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  chainProblems,
  entriesOf,
  grantFor,
  headOf,
  looksAs,
  openWorld,
  personCalled,
  professional,
  putInState,
  recordOf,
  refusalOf,
  secretary,
  signIn,
} from '../../test/support-door/index.ts'
import type { Action } from '../audit/index.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import { after, DAY, HOUR, type Instant } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import {
  authorise,
  block,
  breakGlass,
  declareAccess,
  endAuthorisation,
  hideEverything,
  nameAdministrator,
  opposeDeposits,
  readAccess,
  type Scope,
  setEmergencySwitches,
  setScope,
  unblock,
} from './index.ts'

const world = await openWorld()
const { owner } = world.database

const rey = await signIn(world, professional('Dr Rey'))
const costa = await signIn(world, professional('Inf. Costa', '60'))
const REY = asRuleActor(rey)

const inDays = (days: number): Instant => after(world.clock.now(), days * DAY)
const giving = (days = 30, scope: Scope = { kind: 'all' }) => ({ actor: REY, until: inDays(days), scope })

const aRecord = async (name: string) => {
  const { recordId, holder } = await recordOf(world, name)
  const look = (caller = rey): Promise<string> => looksAs(by(world, caller), recordId)
  return { recordId, holder, op: by(world, holder), look }
}

/** What one act of the person leaves behind: one step of version, and its entry. */
const leaves = async (
  recordId: RecordId,
  act: () => Promise<unknown>,
): Promise<{ step: number; action: Action | undefined; outcome: string | undefined }> => {
  const before = Number((await headOf(owner, recordId)).rights_version)
  await act()
  const last = (await entriesOf(world, recordId)).filter(({ stream }) => stream === 1).at(-1)
  return { step: Number((await headOf(owner, recordId)).rights_version) - before, action: last?.entry.action, outcome: last?.entry.outcome }
}

describe('every change the person makes', () => {
  test('is one step of version and one entry, and is effective at the next request', async () => {
    const { recordId, op, look } = await aRecord('Every Change')
    const changes: readonly (readonly [Action, () => Promise<unknown>, string])[] = [
      ['access.authorise', () => authorise(op, recordId, giving()), 'authorised'],
      ['access.scope', () => setScope(op, recordId, REY, { kind: 'categories', classCodes: ['11'] }), 'authorised'],
      ['access.block', () => block(op, recordId, REY, false), 'nothing'],
      ['access.unblock', () => unblock(op, recordId, REY), 'nothing'],
      ['access.name-role', () => nameAdministrator(op, recordId, REY, true), 'administrator'],
      ['access.hide-all', () => hideEverything(op, recordId, true), 'administrator'],
      ['access.show-all', () => hideEverything(op, recordId, false), 'administrator'],
      ['access.oppose-deposits', () => opposeDeposits(op, recordId, REY, true), 'administrator'],
      ['access.allow-deposits', () => opposeDeposits(op, recordId, REY, false), 'administrator'],
      [
        'access.emergency-settings',
        () => setEmergencySwitches(op, recordId, { breakGlass: false, regulation: false, maskedInEmergency: false }),
        'administrator',
      ],
      ['access.name-role', () => nameAdministrator(op, recordId, REY, false), 'nothing'],
      ['access.authorise', () => authorise(op, recordId, giving()), 'authorised'],
      ['access.end', () => endAuthorisation(op, recordId, REY), 'nothing'],
    ]
    expect(await look()).toBe('nothing')
    for (const [action, change, seenAs] of changes) {
      expect(await leaves(recordId, change), action).toEqual({ step: 1, action, outcome: 'granted' })
      expect(await look(), action).toBe(seenAs)
    }
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('is refused to everybody else, traced, and changes nothing', async () => {
    const { recordId, op } = await aRecord('Hers Alone')
    await authorise(op, recordId, giving())
    const attending = await signIn(world, professional('Dr Attending'))
    const stranger = await signIn(world, personCalled('Stranger'))
    for (const caller of [rey, attending, await signIn(world, secretary('Secretary')), stranger]) {
      const before = (await headOf(owner, recordId)).rights_version
      const code = caller === rey ? 'act-refused' : 'no-record'
      const acts = [
        () => authorise(by(world, caller), recordId, giving()),
        () => block(by(world, caller), recordId, asRuleActor(costa), true),
        () => hideEverything(by(world, caller), recordId, true),
        () => setEmergencySwitches(by(world, caller), recordId, { breakGlass: true, regulation: true, maskedInEmergency: true }),
      ]
      for (const act of acts) {
        expect(await refusalOf(act())).toBe(code)
        expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({
          outcome: 'refused',
          reason: code,
          actor: { name: caller.subject.name },
        })
      }
      expect((await headOf(owner, recordId)).rights_version).toBe(before)
    }
  })

  test('may also be made by a representative, never by a helper', async () => {
    const mother = await signIn(world, personCalled('Mother'))
    const helper = await signIn(world, personCalled('Helper'))
    const { recordId } = await recordOf(world, 'A Child', {
      relations: [
        { relation: 'representative', actor: asRuleActor(mother) },
        { relation: 'helper', actor: asRuleActor(helper) },
      ],
    })
    await authorise(by(world, mother), recordId, giving())
    expect(await looksAs(by(world, rey), recordId)).toBe('authorised')
    expect(await looksAs(by(world, mother), recordId)).toBe('representative')
    expect(await looksAs(by(world, helper), recordId)).toBe('helper')
    expect(await refusalOf(block(by(world, helper), recordId, REY, false))).toBe('act-refused')
  })
})

describe('an authorisation', () => {
  test('ends at its instant, and lasts a year at most', async () => {
    const { recordId, op } = await aRecord('Until')
    const until = after(world.clock.now(), HOUR)
    await authorise(op, recordId, { ...giving(), until })
    const lookAt = (instant: Instant): Promise<string> => looksAs({ ...by(world, rey), instant }, recordId)
    const justBefore = (until - 1) as Instant
    expect([await lookAt(justBefore), await lookAt(until)]).toEqual(['authorised', 'nothing'])
    expect(await refusalOf(authorise(op, recordId, giving(366)))).toBe('grant-too-long')
    expect(await refusalOf(authorise(op, recordId, giving(365)))).toBe('done')
  })

  test('leaves an attending doctor or administrator what they are, and a block where it is', async () => {
    const { recordId, holder } = await recordOf(world, 'Leads', { relations: [{ relation: 'attending', actor: REY }] })
    const op = by(world, holder)
    await authorise(op, recordId, giving(1, { kind: 'categories', classCodes: ['11'] }))
    expect(await looksAs(by(world, rey), recordId)).toBe('attending')
    await nameAdministrator(op, recordId, REY, true)
    expect(await looksAs(by(world, rey), recordId)).toBe('attending')
    await nameAdministrator(op, recordId, REY, false)
    expect(await looksAs(by(world, rey), recordId)).toBe('attending')
    await block(op, recordId, REY, false)
    await authorise(op, recordId, giving())
    expect(await looksAs(by(world, rey), recordId)).toBe('nothing')
    await unblock(op, recordId, REY)
    expect(await looksAs(by(world, rey), recordId)).toBe('attending')
  })

  test('taken away while it is used: the next request sees nothing, and the one after it neither', async () => {
    const { recordId, op, look } = await aRecord('Taken Away')
    await authorise(op, recordId, giving())
    expect([await look(), await look()]).toEqual(['authorised', 'authorised'])
    await endAuthorisation(op, recordId, REY)
    expect([await look(), await look()]).toEqual(['nothing', 'nothing'])
  })
})

describe('a scope', () => {
  const idOfDocument = 'b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13' as DocumentId
  const visible = async (recordId: RecordId, op: Operation = by(world, rey)) => (await grantFor(op, recordId, 'read')).visibility

  test.each([
    ['no category', { kind: 'categories', classCodes: [] }],
    ['no document', { kind: 'documents', documentIds: [] }],
    ['a period that ends before it begins', { kind: 'period', from: '2026-02', to: '2026-01' }],
    ['a month that does not exist', { kind: 'period', from: '2026-13', to: '2027-01' }],
    ['a day for a month', { kind: 'period', from: '2026-01-01', to: '2026-02' }],
  ] as const)('of %s is refused', async (name, scope) => {
    const { recordId, op } = await aRecord(`Scope ${name}`)
    expect(await refusalOf(setScope(op, recordId, REY, scope))).toBe('scope-invalid')
    expect(await refusalOf(authorise(op, recordId, giving(1, scope)))).toBe('scope-invalid')
  })

  test('narrows what the matrix leaves: documents, months, categories', async () => {
    const { recordId, op } = await aRecord('Narrow')
    await authorise(op, recordId, giving())
    const all = await visible(recordId)
    expect([all.others, all.documentIds, all.monthTags]).toEqual([true, null, null])
    expect(all.classTags?.length).toBeGreaterThan(50)
    await setScope(op, recordId, REY, { kind: 'documents', documentIds: [idOfDocument] })
    expect((await visible(recordId)).documentIds).toEqual([idOfDocument])
    await setScope(op, recordId, REY, { kind: 'period', from: '2025-11', to: '2026-02' })
    const months = ['2025-11', '2025-12', '2026-01', '2026-02'].map(month => world.keyring.tag(recordId, 'month', month))
    expect((await visible(recordId)).monthTags).toEqual(months)
    await setScope(op, recordId, REY, { kind: 'categories', classCodes: ['11502-2'] })
    expect((await visible(recordId)).classTags).toEqual([world.keyring.tag(recordId, 'class', '11502-2')])
  })

  test('of words that are no category shows nothing, and never everything', async () => {
    const { recordId, op } = await aRecord('No Category')
    await authorise(op, recordId, giving())
    await visible(recordId)
    for (const classCodes of [['*'], ['11|42'], ['']]) {
      await setScope(op, recordId, REY, { kind: 'categories', classCodes })
      expect((await visible(recordId)).classTags, classCodes[0]).toEqual([])
    }
  })

  test('does not widen what the matrix allows this profession', async () => {
    const { recordId, op } = await aRecord('Not Wider')
    await authorise(op, recordId, { ...giving(), actor: asRuleActor(costa) })
    const before = (await visible(recordId, by(world, costa))).classTags ?? []
    await setScope(op, recordId, asRuleActor(costa), {
      kind: 'categories',
      classCodes: ['10', '11', '20', '31', '42', '44', '52', '60', '90'],
    })
    const tags = (await visible(recordId, by(world, costa))).classTags ?? []
    expect(tags.filter(tag => !before.includes(tag))).toEqual([])
  })
})

describe('a block', () => {
  const allEmergencies = { breakGlass: true, regulation: true, maskedInEmergency: false }
  const urgency = { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive: 'Trouvée inconsciente' } as const

  test('closes reading, leaves depositing, and the emergency unless it says « même en urgence »', async () => {
    const { recordId, op, look } = await aRecord('Blocked')
    await setEmergencySwitches(op, recordId, allEmergencies)
    await authorise(op, recordId, giving())
    await block(op, recordId, REY, false)
    expect(await look()).toBe('nothing')
    expect((await grantFor(by(world, rey), recordId, 'deposit')).right).toBe('deposit')
    await breakGlass(by(world, rey), recordId, urgency, async () => undefined)
    expect(await looksAs(by(world, rey, 'break-glass'), recordId)).toBe('emergency')
    expect((await grantFor(by(world, rey, 'break-glass'), recordId, 'read')).visibility.others).toBe(true)
    await block(op, recordId, REY, true)
    expect(await looksAs(by(world, rey, 'break-glass'), recordId)).toBe('nothing')
    expect(await refusalOf(breakGlass(by(world, rey), recordId, urgency, async () => undefined))).toBe('no-record')
  })
})

describe('refused deposits', () => {
  test('close depositing to that actor alone, whatever her relation', async () => {
    const { recordId, op } = await aRecord('Opposed')
    await opposeDeposits(op, recordId, REY, true)
    expect(await refusalOf(grantFor(by(world, rey), recordId, 'deposit'))).toBe('deposit-refused')
    expect(await refusalOf(grantFor(by(world, costa), recordId, 'deposit'))).toBe('done')
    await authorise(op, recordId, giving())
    expect(await refusalOf(grantFor(by(world, rey), recordId, 'deposit'))).toBe('deposit-refused')
    await opposeDeposits(op, recordId, REY, false)
    expect(await refusalOf(grantFor(by(world, rey), recordId, 'deposit'))).toBe('done')
  })
})

describe('everything hidden', () => {
  test('hides from professionals what is there and what will come, not from the person, the author or the attending doctor', async () => {
    const attending = await signIn(world, professional('Dr Attending'))
    const { recordId, holder } = await recordOf(world, 'Hides All', {
      relations: [{ relation: 'attending', actor: asRuleActor(attending) }],
    })
    const op = by(world, holder)
    await authorise(op, recordId, giving())
    await hideEverything(op, recordId, true)
    const seenBy = async (caller: typeof rey) => (await grantFor(by(world, caller), recordId, 'read')).visibility
    expect(await seenBy(rey)).toMatchObject({ others: false, own: world.keyring.tag(recordId, 'actor', REY.nationalId ?? '') })
    expect(await seenBy(attending)).toMatchObject({ others: true, masked: true })
    expect(await seenBy(holder)).toMatchObject({ others: true, masked: true })
    // it must not look like having no access
    expect(await looksAs(by(world, rey), recordId)).toBe('authorised')
    await hideEverything(op, recordId, false)
    expect(await seenBy(rey)).toMatchObject({ others: true, masked: false })
  })
})

describe('the page of her rules', () => {
  test('shows each rule as the door applies it, to her and to who leads; reading it is traced', async () => {
    const attending = await signIn(world, professional('Dr Attending'))
    const { recordId, holder } = await recordOf(world, 'Her Page', {
      relations: [{ relation: 'attending', actor: asRuleActor(attending) }],
    })
    const op = by(world, holder)
    const scope = { kind: 'categories', classCodes: ['11'] } as const
    await authorise(op, recordId, giving(10, scope))
    await block(op, recordId, asRuleActor(costa), true)
    const page = await readAccess(op, recordId)
    expect(page.settings).toMatchObject({ everythingHidden: false, breakGlass: true })
    expect(
      page.actors
        .map(({ actor, relation, basis, blocked, blockedInEmergency }) => [actor.name, relation, basis, blocked, blockedInEmergency])
        .toSorted(),
    ).toEqual([
      ['Dr Attending', 'attending', 'fact', false, false],
      ['Dr Rey', 'authorised', 'given', false, false],
      ['Inf. Costa', 'none', 'given', true, true],
    ])
    expect(page.actors.find(({ actor }) => actor.name === 'Dr Rey')).toMatchObject({ scope, until: inDays(10), actor: REY })
    expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({ action: 'access.read', relation: 'holder' })
    expect((await readAccess(by(world, attending), recordId)).actors).toHaveLength(3)
    expect(await refusalOf(readAccess(by(world, rey), recordId))).toBe('act-refused')
    expect(await refusalOf(readAccess(by(world, costa), recordId))).toBe('no-record')
  })

  test('keeps names and scopes sealed in the database', async () => {
    const { recordId, op } = await aRecord('Sealed Rules')
    await authorise(op, recordId, giving(10, { kind: 'categories', classCodes: ['11502-2'] }))
    const [row] = await owner.rows<{ row: string }>({
      name: 'test.rule',
      text: `select a::text || encode(a.sealed, 'escape') as row from access_rule a where record_id = $1`,
      values: [recordId],
    })
    for (const word of ['Rey', REY.nationalId ?? '?', '11502', 'given', 'Cabinet']) expect(row?.row).not.toContain(word)
  })
})

describe('a declared access', () => {
  test('lasts the consultation, a pharmacy three days, and is told in the trace as declared', async () => {
    const { recordId, look } = await aRecord('Declared')
    const pharmacist = await signIn(world, professional('Pharm. Le Goff', '21'))
    const op = by(world, rey)
    expect(await leaves(recordId, () => declareAccess(op, recordId))).toEqual({ step: 1, action: 'access.declare', outcome: 'granted' })
    expect((await declareAccess(op, recordId)).until).toBe(op.instant + 24 * HOUR)
    expect((await declareAccess(by(world, pharmacist), recordId)).until).toBe(op.instant + 72 * HOUR)
    expect([await look(), await look(pharmacist)]).toEqual(['authorised', 'authorised'])
  })

  test('ends by itself', async () => {
    const { recordId } = await aRecord('Declared Ends')
    await declareAccess(by(world, rey), recordId)
    world.clock.advance(24 * HOUR)
    const later = await signIn(world, professional('Dr Rey'))
    expect(await looksAs(by(world, later), recordId)).toBe('nothing')
  })

  test('keeps the scope the person chose and the longer authorisation she gave', async () => {
    const { recordId, op } = await aRecord('Declared Scope')
    const reader = await signIn(world, professional('Dr Rey'))
    const scope = { kind: 'documents', documentIds: ['b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13' as DocumentId] } as const
    await authorise(op, recordId, giving(30, scope))
    await declareAccess(by(world, reader), recordId)
    expect((await readAccess(op, recordId)).actors).toMatchObject([{ relation: 'authorised', basis: 'given', scope, until: inDays(30) }])
    await authorise(op, recordId, { ...giving(0, scope), until: after(world.clock.now(), HOUR) })
    await declareAccess(by(world, reader), recordId)
    expect((await readAccess(op, recordId)).actors).toMatchObject([{ relation: 'authorised', basis: 'declared', scope }])
  })

  test('is refused to the blocked, to an occupational doctor, to who has no profession, and while the record is shut', async () => {
    const { recordId, op } = await aRecord('Not Declared')
    const reader = await signIn(world, professional('Dr Rey'))
    await block(op, recordId, REY, false)
    expect(await refusalOf(declareAccess(by(world, reader), recordId))).toBe('no-record')
    const occupational = await signIn(world, professional('Dr Travail', '10', { occupational: true }))
    expect(await refusalOf(declareAccess(by(world, occupational), recordId))).toBe('no-record')
    expect(await refusalOf(declareAccess(by(world, await signIn(world, personCalled('Passer-by'))), recordId))).toBe('no-record')
    await putInState(world, recordId, 'closed')
    const nurse = await signIn(world, professional('Inf. Costa', '60'))
    expect(await refusalOf(declareAccess(by(world, nurse), recordId))).toBe('no-record')
  })
})
