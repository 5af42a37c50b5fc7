import { describe, expect, test } from 'vitest'
import { agent, by, type Caller, entriesOf, openWorld, professional, recordOf, signIn } from '../../../test/support-door/index.ts'
import { breakGlass } from '../../access/index.ts'
import { answerColleague, askColleague, giveRole, LOOP, registerAgent } from '../../accounts/index.ts'
import type { TraceEntry } from '../../audit/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { after as later, DAY, type Instant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { dueOf } from '../../platform/due/index.ts'
import { openOutbox } from '../../platform/outbox/index.ts'
import {
  askAboutAccess,
  decideAccess,
  deleteReviewedAccesses,
  noteAccessDue,
  noteAccessExplained,
  queueEmergency,
  queueOdd,
  readAccessesToReview,
  revealAccess,
} from '../index.ts'

const world = await openWorld()
const outbox = openOutbox({ 'notices.asked': ['tell-asked'] })
const doctor = await signIn(world, professional('Dr Ines Roux'))
const dpo = await signIn(world, agent('Soizic JÉZÉQUEL'))
const desk = await signIn(world, agent('Sylvain COAT'))
for (const { subject } of [dpo, desk]) await registerAgent(world.database, by(world, LOOP), subject.id, subject.name)
await giveRole(world.database, dpo.subject.id, 'dpo')
const op = by(world, dpo)
const at = (who: Caller, instant: Instant) => ({ ...by(world, who), instant })
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const nobody = async (): Promise<void> => undefined

const MOTIVE = 'La personne ne peut pas répondre : coma diabétique'
const emergencyOn = async (name: string): Promise<RecordId> => {
  const { recordId } = await recordOf(world, name, {})
  const caller = { ...by(world, doctor), mode: 'break-glass' } as const
  const request = { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive: MOTIVE } as const
  await breakGlass(caller, recordId, request, tx => queueEmergency(tx, caller, recordId, 'break-glass'))
  return recordId
}
const itemsNow = async () => (await readAccessesToReview(op)).items
const newest = async (before: readonly { readonly itemId: string }[]) => {
  const known = new Set(before.map(({ itemId }) => itemId))
  const found = (await itemsNow()).find(({ itemId }) => !known.has(itemId))
  if (found === undefined) throw new Error('an item came into the queue')
  return found
}
const queued = async (name: string) => {
  const before = await itemsNow()
  const recordId = await emergencyOn(name)
  return { recordId, item: await newest(before) }
}

describe('every emergency access', () => {
  test('is in the queue when its own transaction commits, and not when it does not', async () => {
    const before = (await itemsNow()).length
    const { recordId } = await recordOf(world, 'Rolled Back', {})
    const caller = { ...by(world, doctor), mode: 'break-glass' } as const
    const request = { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive: MOTIVE } as const
    const failing = breakGlass(caller, recordId, request, async tx => {
      await queueEmergency(tx, caller, recordId, 'break-glass')
      throw new RangeError('no outbox')
    })
    await expect(failing).rejects.toThrow('no outbox')
    expect(await itemsNow()).toHaveLength(before)
    await emergencyOn('Counted')
    expect(await itemsNow()).toHaveLength(before + 1)
  })

  test('is told by a role, a place, an hour and a rule: no name, no number, no word of the motive', async () => {
    const { recordId, item } = await queued('Anne Le Goff')
    expect(item).toMatchObject({ kind: 'emergency', state: 'to-review', mode: 'break-glass', rules: ['break-glass'], profession: '10' })
    const text = JSON.stringify(item)
    for (const told of ['Roux', 'Goff', 'coma', recordId, doctor.subject.id]) expect(text).not.toContain(told)
    const stored = await world.database.owner.rows<{ text: string }>({
      name: 'test.items',
      text: `select encode(sealed, 'escape') as text from access_review`,
    })
    expect(stored.map(row => row.text).join()).not.toContain('Roux')
  })

  test('one professional bears one pseudonym, two records two', async () => {
    const [one, two] = [(await queued('First Of Two')).item, (await queued('Second Of Two')).item]
    expect(one.actor).toBe(two.actor)
    expect(one.record).not.toBe(two.record)
  })
})

describe('who looks at it', () => {
  test('is who protects the data, and nobody else', async () => {
    const { item } = await queued('Looked At')
    for (const who of [desk, doctor]) {
      const refused = who === desk ? 'dpo-only' : 'agents-only'
      expect(await codeOf(readAccessesToReview(by(world, who)))).toBe(refused)
      expect(await codeOf(decideAccess(by(world, who), item.itemId, { outcome: 'justified', text: 'Oui' }, nobody))).toBe(refused)
    }
  })

  test('decides once, with a reason, and its clock stops', async () => {
    const { item } = await queued('Decided')
    expect(await dueOf(world.database, 'review.access-due', item.itemId)).toBe(later(op.instant, 7 * DAY))
    await decideAccess(op, item.itemId, { outcome: 'incident', text: 'Aucune urgence ce jour-là.' }, nobody)
    expect((await itemsNow()).find(one => one.itemId === item.itemId)).toMatchObject({ state: 'closed', outcome: 'incident' })
    expect(await dueOf(world.database, 'review.access-due', item.itemId)).toBeNull()
    expect(await codeOf(decideAccess(op, item.itemId, { outcome: 'justified', text: 'Finalement' }, nobody))).toBe('access-review-closed')
    expect(await codeOf(decideAccess(op, op.draw.uuid(), { outcome: 'justified', text: 'Rien' }, nobody))).toBe('access-review-absent')
  })

  test('nobody looked in a week: it is said late, and stays first', async () => {
    const { item } = await queued('Left Waiting')
    await noteAccessDue(at(dpo, item.due), item.itemId)
    const [first] = await itemsNow()
    expect(first).toMatchObject({ itemId: item.itemId, isLate: true, state: 'to-review' })
  })
})

describe('an explanation', () => {
  test('is asked of her who did it, once; her answer comes back with a week to decide', async () => {
    const { item } = await queued('Marie Kerros')
    const asked: unknown[] = []
    await askAboutAccess(op, outbox, item.itemId, 'Pourquoi cet accès ?', async (_tx, what) => void asked.push(what))
    expect(asked).toMatchObject([
      { id: item.itemId, actorId: doctor.subject.id, due: later(op.instant, 15 * DAY), asking: { initials: 'M. K.' } },
    ])
    expect(await codeOf(askAboutAccess(op, outbox, item.itemId, 'Encore une fois ?', nobody))).toBe('access-review-asked')
    const answered = at(doctor, later(op.instant, DAY))
    expect(await noteAccessExplained(world.database, answered, item.itemId, 'Appelée par les pompiers.')).toBe(true)
    expect((await itemsNow()).find(one => one.itemId === item.itemId)).toMatchObject({
      state: 'explained',
      due: later(op.instant, 8 * DAY),
      steps: [{ kind: 'queued' }, { kind: 'asked' }, { kind: 'explained', by: '', text: 'Appelée par les pompiers.' }],
    })
    expect(await noteAccessExplained(world.database, answered, op.draw.uuid(), 'Autre chose')).toBe(false)
  })

  test('that does not come sends it back to who decides', async () => {
    const { item } = await queued('No Answer')
    await askAboutAccess(op, outbox, item.itemId, 'Pourquoi cet accès ?', nobody)
    const then = later(op.instant, 15 * DAY)
    await noteAccessDue(at(dpo, then), item.itemId)
    const back = (await itemsNow()).find(one => one.itemId === item.itemId)
    expect(back).toMatchObject({ state: 'to-review', due: later(then, 7 * DAY) })
    expect(back?.steps.map(({ kind }) => kind)).toEqual(['queued', 'asked', 'unanswered'])
    expect(await dueOf(world.database, 'review.access-due', item.itemId)).toBe(later(then, 7 * DAY))
  })
})

describe('names', () => {
  test('come to two agents only, once, and the person reads who lifted them and why', async () => {
    const { recordId, item } = await queued('Jeanne Morvan')
    const reason = 'Une plainte est déposée.'
    expect(await codeOf(revealAccess(op, item.itemId, reason))).toBe('colleague-needed')
    const actId = await askColleague(op, { kind: 'reveal-identity', subject: item.itemId })
    expect(await codeOf(answerColleague(op, actId, true))).toBe('own-act')
    await answerColleague(by(world, desk), actId, true)
    expect(await revealAccess(op, item.itemId, reason)).toMatchObject({ actorName: 'Dr Ines Roux', person: { name: 'Jeanne Morvan' } })
    expect(await codeOf(revealAccess(op, item.itemId, reason))).toBe('colleague-needed')
    const told = (await entriesOf(world, recordId)).map(({ entry }): TraceEntry => entry).filter(({ action }) => action === 'record.desk')
    expect(told.filter(({ outcome }) => outcome === 'granted')).toMatchObject([{ motive: `${reason} (avec l’accord de Sylvain COAT)` }])
  })
})

describe('what a rule found', () => {
  const odd = (recordId: RecordId) => ({
    ...{ actorId: doctor.subject.id, actorName: 'Dr Ines Roux', nationalId: '8', profession: '10', place: 'Cabinet', recordId },
    ...{ at: '2026-11-21T02:10:00.000Z', action: 'documents.read', mode: 'normal', relation: 'authorised', documents: 3, records: 1 },
  })

  test('is queued once a day and record, however often it is found; several rules weigh more than one', async () => {
    const { recordId } = await recordOf(world, 'Found Twice', {})
    const before = await itemsNow()
    for (const _ of [1, 2]) await queueOdd(world.database, op, { ...odd(recordId), rules: ['same-name', 'night'] })
    const item = await newest(before)
    expect(await itemsNow()).toHaveLength(before.length + 1)
    expect(item).toMatchObject({ kind: 'odd', risk: 7, rules: ['same-name', 'night'] })
    const { recordId: another } = await recordOf(world, 'Found Once', {})
    await queueOdd(world.database, op, { ...odd(another), rules: ['night'] })
    const order = (await itemsNow()).map(one => one.risk).filter((_, i, all) => i < all.indexOf(3) + 1)
    expect(order).toContain(7)
  })

  test('goes with the record', async () => {
    const { recordId, item } = await queued('Purged Later')
    await deleteReviewedAccesses(world.database, recordId)
    expect((await itemsNow()).map(({ itemId }) => itemId)).not.toContain(item.itemId)
  })
})
