import { describe, expect, test } from 'vitest'
import { asRuleActor, endSession, professional } from '../../test/support-door/index.ts'
import { opposeDeposits } from '../access/index.ts'
import { enforce, loadPolicy } from '../policy/index.ts'
import { cdaOf } from './testing/cda.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import { careOf, depositAs, HELD, HIDDEN, openKit, outcomeOf, titlesAs } from './testing/kit.ts'
import { entriesIn } from './testing/rows.ts'

const kit = await openKit()
const doctor = professional('Dr Paul Leroy')
const care = (name: string) => careOf(kit, name, { doctor }, { doctor: 'attending' })

let next = 9000
const oid = (): string => `2.25.${next++}`

const turned = (values: Parameters<typeof loadPolicy>[0]) => enforce(loadPolicy(values))
const withChange = (values: Readonly<Record<string, boolean>>): (() => void) =>
  turned({ parameterChanges: [{ version: 'turned', from: '2026-01-01T00:00:00Z', values }] })

describe('once deposits are refused to her', () => {
  test('the author corrects what her header names, and adds nothing, whatever she sends', async () => {
    const { as, recordId, traits } = await care('Header Correction')
    const first = oid()
    const one = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first, title: 'Un' }))
    await opposeDeposits(as('holder'), recordId, asRuleActor(doctor), true)
    const correction = cdaOf(traits, doctor, { uniqueId: oid(), title: 'Deux', replaces: first })
    expect(await depositAs(kit, as('doctor'), recordId, correction)).toMatchObject({ replaced: one.documentId })
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux'])
    const others = [
      cdaOf(traits, doctor, { uniqueId: oid(), title: 'Nouveau' }),
      cdaOf(traits, doctor, { uniqueId: oid(), title: 'Nouveau', replaces: '2.25.404' }),
      cdaOf({ ...traits, sex: traits.sex === 'M' ? 'F' : 'M' }, doctor, { uniqueId: oid(), replaces: '2.25.404' }),
      Buffer.from('<not a document'),
    ]
    for (const bytes of others) expect(await outcomeOf(depositAs(kit, as('doctor'), recordId, bytes))).toBe('deposit-refused')
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux'])
    const refused = (await entriesIn(kit, recordId)).filter(({ outcome }) => outcome === 'refused')
    expect(refused).toHaveLength(others.length)
  })

  test('corrects nothing either where the parameter says so, by its number or by its header', async () => {
    const { as, recordId, traits } = await care('No Correction')
    const first = oid()
    const one = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first, title: 'Un' }))
    await opposeDeposits(as('holder'), recordId, asRuleActor(doctor), true)
    const undo = withChange({ afterOppositionAuthorMayCorrect: false })
    const correction = () => cdaOf(traits, doctor, { uniqueId: oid(), title: 'Deux', replaces: first })
    expect(await outcomeOf(depositAs(kit, as('doctor'), recordId, correction()))).toBe('deposit-refused')
    const byNumber = depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'x', typeCode: '11488-4', replaces: one.documentId })
    expect(await outcomeOf(byNumber)).toBe('nothing-to-replace')
    undo()
    expect(await depositAs(kit, as('doctor'), recordId, correction())).toMatchObject({ replaced: one.documentId })
  })
})

describe('a version that was to wait, over one that had been seen', () => {
  test.each([
    ['until the consultation', HELD],
    ['from representatives', HIDDEN],
  ])('is seen at once, and she who filed it is told: %s', async (name, visibility) => {
    const { as, recordId, traits } = await care(`Seen Before ${name}`)
    const first = oid()
    expect(await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first }))).toMatchObject({ shownAtOnce: false })
    const second = cdaOf(traits, doctor, { uniqueId: oid(), title: 'Deux', replaces: first })
    expect(await depositAs(kit, as('doctor'), recordId, second, { visibility })).toMatchObject({ shownAtOnce: true })
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux'])
  })

  test('waits where the parameter lets the visible become invisible again', async () => {
    const { as, recordId, traits } = await care('Two Ways')
    const first = oid()
    await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first }))
    const undo = withChange({ invisibleIsOneWay: false })
    const second = cdaOf(traits, doctor, { uniqueId: oid(), title: 'Deux', replaces: first })
    expect(await depositAs(kit, as('doctor'), recordId, second, { visibility: HELD })).toMatchObject({ shownAtOnce: false })
    undo()
    expect(await titlesAs(as('holder'), recordId)).toEqual([])
  })
})

test('an ended session puts nothing aside', async () => {
  const { as, recordId, traits, caller } = await care('Ended Before')
  const op = as('doctor')
  await endSession(kit, caller.doctor)
  const wrong = cdaOf({ ...traits, sex: traits.sex === 'M' ? 'F' : 'M' }, doctor, { uniqueId: oid() })
  expect(await outcomeOf(depositAs(kit, op, recordId, wrong))).toBe('session-ended')
  const rows = await kit.database.owner.rows({ name: 'test.aside', text: 'select 1 as one from quarantine' })
  expect(rows).toEqual([])
})
