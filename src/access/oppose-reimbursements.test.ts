import { describe, expect, test } from 'vitest'
import { entriesOf, INSURER, personCalled, professional, refusalOf, traitsCalled } from '../../test/support-door/index.ts'
import { makePdf } from '../documents/format/sniff/files.fixtures.ts'
import { careOf, depositAs, openKit, titlesAs } from '../documents/testing/kit.ts'
import { opposeReimbursements } from './index.ts'

const kit = await openKit()
const doctor = professional('Dr Secret', '10')
const people = { doctor, colleague: professional('Dr Autre', '10'), parent: personCalled('Marc Parent'), insurer: INSURER }
const childCalled = (name: string, birthDate = '2010-04-02') =>
  careOf(kit, name, people, { doctor: 'authorised', parent: 'representative' }, { traits: traitsCalled(name, { birthDate }) })
type Child = Awaited<ReturnType<typeof childCalled>>

const BY = 'nationalId' in doctor.subject ? doctor.subject.nationalId : ''
const DAYS = { from: '2026-11-20', to: '2026-11-21' }
const oppose = ({ as, recordId }: Child, secret = true, days = DAYS) =>
  opposeReimbursements(as('doctor', 'normal', { secret }), recordId, days)
const pay = ({ as, recordId }: Child, title: string, acts: readonly { by: string; on: string }[]) =>
  refusalOf(
    depositAs(kit, as('insurer'), recordId, makePdf({ page: `BT (${title}) Tj ET` }), {
      title,
      typeCode: 'REMB',
      date: '2026-11-22',
      acts,
    }),
  )

describe('reimbursements of a minor’s secret care (R.1111-33)', () => {
  test('are refused at the insurer’s door, products prescribed that day with them; the other acts are filed', async () => {
    const child = await childCalled('Zoé Secret')
    await oppose(child)
    expect([
      await pay(child, 'Soins secrets', [
        { by: '899700000099', on: '2026-11-20' },
        { by: BY, on: '2026-11-20' },
      ]),
      await pay(child, 'Pharmacie prescrite', [{ by: BY, on: '2026-11-21' }]),
      await pay(child, 'Autre jour', [{ by: BY, on: '2026-11-22' }]),
      await pay(child, 'Autre soignant', [{ by: '899700000099', on: '2026-11-20' }]),
    ]).toEqual(['reimbursement-opposed', 'reimbursement-opposed', 'done', 'done'])
    expect(await titlesAs(child.as('parent'), child.recordId)).toEqual(['Autre jour', 'Autre soignant'])
  })

  test('leave nothing that a representative reads: opposition and refusals stand in the holder’s stream', async () => {
    const child = await childCalled('Zoé Discrète')
    await oppose(child)
    await pay(child, 'Refusé', [{ by: BY, on: '2026-11-20' }])
    const entries = (await entriesOf(kit, child.recordId)).filter(
      ({ entry }) => entry.action === 'record.choose' || entry.reason === 'reimbursement-opposed',
    )
    expect(entries.map(({ stream, entry }) => [stream, entry.action, entry.outcome])).toEqual([
      [2, 'record.choose', 'granted'],
      [2, 'documents.submit', 'refused'],
    ])
  })

  test('are opposed by a professional, in a session of secrecy, for a minor, for days of care', async () => {
    const child = await childCalled('Zoé Exacte')
    const adult = await childCalled('Adulte Exacte', '1990-04-02')
    const long = { from: '2026-01-01', to: '2026-11-20' }
    const backwards = { from: DAYS.to, to: DAYS.from }
    expect([
      await refusalOf(oppose(child, false)),
      await refusalOf(oppose(adult)),
      await refusalOf(oppose(child, true, long)),
      await refusalOf(oppose(child, true, backwards)),
      await refusalOf(opposeReimbursements(child.as('parent', 'normal', { secret: true }), child.recordId, DAYS)),
    ]).toEqual(['not-a-secret-session', 'not-a-secret-session', 'period-too-long', 'period-too-long', 'act-refused'])
    expect(await pay(child, 'Payé', [{ by: BY, on: '2026-11-20' }])).toBe('done')
  })
})
