import { describe, expect, test } from 'vitest'
import { asRuleActor, by, openWorld, professional, recordOf, signIn } from '../../test/support-door/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import {
  block,
  endOwnAttendance,
  endOwnAuthorisation,
  mayKnowOf,
  nameReferring,
  readAccess,
  readReferring,
  type RuleRelation,
} from './index.ts'

const world = await openWorld()
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const doctor = professional('Dr Ines Roux')
const withRelation = async (name: string, relation: Exclude<RuleRelation, 'none'>) => {
  const { recordId, holder } = await recordOf(world, name, { relations: [{ relation, actor: asRuleActor(doctor) }] })
  return { recordId, holder: by(world, holder), doctor: by(world, await signIn(world, doctor)) }
}

describe('ending one’s own authorisation', () => {
  test('is done at once, whoever gave it, and stands in the rules that the person reads', async () => {
    for (const relation of ['authorised', 'administrator'] as const) {
      const { recordId, holder, doctor: op } = await withRelation(`Leaves ${relation}`, relation)
      expect(await mayKnowOf(op, recordId)).toBe(true)
      await endOwnAuthorisation(op, recordId)
      expect(await mayKnowOf(op, recordId)).toBe(false)
      expect((await readAccess(holder, recordId)).actors).toMatchObject([{ relation: 'none', until: op.instant }])
      expect(await codeOf(endOwnAuthorisation(op, recordId))).toBe('no-record')
    }
  })

  test('ends no team, which is a fact, nor the status of the attending doctor; a stranger ends nothing', async () => {
    for (const relation of ['team', 'attending'] as const) {
      const { recordId, doctor: op } = await withRelation(`Stays ${relation}`, relation)
      expect(await codeOf(endOwnAuthorisation(op, recordId))).toBe('no-record')
      expect(await mayKnowOf(op, recordId)).toBe(true)
    }
    const { recordId } = await recordOf(world, 'Never Met', {})
    expect(await codeOf(endOwnAuthorisation(by(world, await signIn(world, doctor)), recordId))).toBe('no-record')
  })

  test('leaves what the person chose: a block stays a block', async () => {
    const { recordId, holder, doctor: op } = await withRelation('Blocks Too', 'authorised')
    await block(holder, recordId, asRuleActor(doctor))
    expect(await codeOf(endOwnAuthorisation(op, recordId))).toBe('no-record')
    expect((await readAccess(holder, recordId)).actors).toMatchObject([{ blocked: true, relation: 'authorised' }])
  })
})

describe('the attending doctor', () => {
  test('ends her own status, in normal mode; nobody else has one to end', async () => {
    const { recordId, doctor: op } = await withRelation('Attended', 'attending')
    expect(await codeOf(endOwnAttendance({ ...op, mode: 'break-glass' }, recordId))).toBe('act-refused')
    await endOwnAttendance(op, recordId)
    expect(await mayKnowOf(op, recordId)).toBe(false)
    const other = await withRelation('Only Authorised', 'authorised')
    expect(await codeOf(endOwnAttendance(other.doctor, other.recordId))).toBe('no-record')
  })

  test('reads who is authorised and who is blocked; one who is only authorised does not', async () => {
    const { recordId, holder, doctor: op } = await withRelation('Read By Her Doctor', 'attending')
    const other = professional('Dr Loin')
    await block(holder, recordId, asRuleActor(other))
    expect((await readAccess(op, recordId)).actors.map(({ actor, blocked }) => `${actor.name} ${blocked}`).sort()).toEqual([
      'Dr Ines Roux false',
      'Dr Loin true',
    ])
    const authorised = await withRelation('Not Read', 'authorised')
    expect(await codeOf(readAccess(authorised.doctor, authorised.recordId))).not.toBe('done')
  })
})

describe('one midwife and one pharmacist', () => {
  const midwife = (name: string) => asRuleActor(professional(name, '50'))

  test('are named by the person, one of each: a second takes the place of the first', async () => {
    const { recordId, holder, doctor: attending } = await withRelation('Names Her Midwife', 'attending')
    await nameReferring(holder, recordId, 'midwife', midwife('Sage Femme Une'))
    await nameReferring(holder, recordId, 'pharmacist', asRuleActor(professional('Ph Armacien', '21')))
    await nameReferring(holder, recordId, 'midwife', midwife('Sage Femme Deux'))
    expect(await readReferring(attending, recordId)).toMatchObject({
      midwife: { name: 'Sage Femme Deux' },
      pharmacist: { name: 'Ph Armacien' },
    })
    await nameReferring(holder, recordId, 'midwife', null)
    expect(Object.keys(await readReferring(holder, recordId))).toEqual(['pharmacist'])
  })

  test('are of that profession, and it opens nothing', async () => {
    const { recordId, holder } = await withRelation('Opens Nothing', 'attending')
    expect(await codeOf(nameReferring(holder, recordId, 'pharmacist', midwife('Sage Femme Trois')))).toBe('referring-profession')
    const named = professional('Sage Femme Quatre', '50')
    await nameReferring(holder, recordId, 'midwife', asRuleActor(named))
    expect(await mayKnowOf(by(world, await signIn(world, named)), recordId)).toBe(false)
  })
})
