import { describe, expect, test } from 'vitest'
import { openWorld, refusalOf } from '../../test/support-door/index.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { DAY } from '../kernel/instant.ts'
import type { Database, Query } from '../platform/db/index.ts'
import { readOutbox } from '../platform/mail/index.ts'
import {
  announce,
  answerForms,
  enrolmentOf,
  fileForm,
  noteOpened,
  opposeOpening,
  proofOfChoice,
  receiptOfForm,
  type RefusalForm,
} from './index.ts'
import { CAMPAIGN, numberOf, openCampaign } from './testing/campaign.ts'

const world = await openWorld()
const { clock, database, keyring } = world
const { op, register, post } = await openCampaign(world)
const { places } = CAMPAIGN

const form = (n: number, changes: Partial<RefusalForm> = {}): RefusalForm => ({
  ins: { matricule: numberOf(n), oid: INS_OIDS.demonstration },
  vitaleSerial: String(n).padStart(20, '0'),
  birthDate: '1968-03-12',
  choice: 'oppose',
  ...changes,
})

/** Every mail to her so far, in one text. */
const mailsTo = async (n: number): Promise<string> => {
  await post()
  clock.advance(1_000)
  const outbox = await readOutbox(database, keyring)
  return outbox.flatMap(({ to, text }) => (to === `p${n}@example.org` ? [text] : [])).join()
}

describe('a refusal filled in online', () => {
  test('needs no code: number, card and birth date; it counts from the instant it came in, and is confirmed at the known address', async () => {
    const id = await register(1)
    const filed = await fileForm(op(), form(1))
    clock.advance(60_000)
    expect(await answerForms(op(), places)).toBe(1)
    expect(await enrolmentOf(op(), id)).toMatchObject({
      state: 'opposed',
      choice: { reference: filed.reference, at: filed.at, channel: 'online' },
    })
    expect(await mailsTo(1)).toContain(filed.reference)
    expect(await answerForms(op(), places)).toBe(0)
  })

  test.each([
    ['another card', { vitaleSerial: '9'.repeat(20) }],
    ['another birth date', { birthDate: '1968-03-13' }],
    ['a number nobody has', { ins: { matricule: numberOf(99_999), oid: INS_OIDS.demonstration } }],
  ])('with %s changes nothing and tells nobody', async (_, changes) => {
    const id = await register(2)
    await fileForm(op(), form(2, changes))
    expect(await answerForms(op(), places)).toBe(1)
    expect((await enrolmentOf(op(), id)).state).toBe('known')
    expect(await mailsTo(2)).toBe('')
  })

  test('is the same work and as long an answer for somebody, for nobody, for one who refused and one whose record is open', async () => {
    await register(3)
    await opposeOpening(op(), await register(4), { channel: 'desk' })
    await noteOpened(database, op(), [await register(5)])
    const works: string[] = []
    for (const n of [3, 4, 5, 88_888]) {
      const statements: string[] = []
      const watched: Database = {
        ...database,
        rows: <R>(query: Query) => {
          statements.push(query.name)
          return database.rows<R>(query)
        },
      }
      const filed = await fileForm({ ...op(), db: watched }, form(n))
      const receipt = await receiptOfForm(form(n), filed)
      expect(receipt.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7')
      works.push(`${statements.join()} ${filed.reference.length}`)
    }
    expect(new Set(works)).toEqual(new Set(['records:form 16']))
    expect(await answerForms(op(), places)).toBe(4)
  })

  test('for a child is the parent’s number and card, and the child’s birth date: twins both', async () => {
    await register(6)
    const twins = { birth_date: '2026-06-01', representative_matricules: numberOf(6), email: '' }
    const ids = [await register(7, twins), await register(8, twins)]
    await fileForm(op(), form(6, { birthDate: '2026-06-01' }))
    await answerForms(op(), places)
    expect((await Promise.all(ids.map(id => enrolmentOf(op(), id)))).map(({ state }) => state)).toEqual(['opposed', 'opposed'])
  })

  test('can be taken back the same way; of an open record it says how to close it', async () => {
    const id = await register(9)
    await fileForm(op(), form(9))
    clock.advance(1)
    await fileForm(op(), form(9, { choice: 'withdraw' }))
    await answerForms(op(), places)
    expect((await enrolmentOf(op(), id)).choice?.choice).toBe('withdrawn')
    expect(await mailsTo(9)).toContain('REFUS EST ANNULÉ')
    await noteOpened(database, op(), [id])
    await fileForm(op(), form(9))
    await answerForms(op(), places)
    expect(await mailsTo(9)).toContain('il faut le fermer')
  })

  test('that waits when the six weeks end is dealt with first', async () => {
    const id = await register(10)
    await announce(op(), [id], CAMPAIGN)
    await post()
    clock.advance(42 * DAY - 1)
    await fileForm(op(), form(10))
    clock.advance(1)
    await answerForms(op(), places)
    expect(await enrolmentOf(op(), id)).toMatchObject({ state: 'opposed', opensAt: null })
  })
})

test('the proof of a choice is hers, her parents’ and the desk’s', async () => {
  const id = await register(20)
  expect(await refusalOf(proofOfChoice(op(), id))).toBe('not-opposed')
  const choice = await opposeOpening(op(), id, { channel: 'phone' })
  expect((await proofOfChoice(op(), id)).choice).toEqual(choice)
  const stranger = { ...op(), caller: { ...op().caller, subject: { kind: 'person', id: await register(21), name: 'X' } as const } }
  expect(await refusalOf(proofOfChoice(stranger, id))).toBe('not-for-her')
})
