import { describe, expect, test } from 'vitest'
import { professional } from '../../test/support-door/index.ts'
import { makePdf } from '../documents/format/sniff/files.fixtures.ts'
import { careOf, depositAs, linesAs, openKit, titlesAs, HELD } from '../documents/testing/kit.ts'
import { hiddenFromFirstDeposit, hideFromFirstDeposit } from './index.ts'

const BIOLOGY = '11502-2'
const LETTER = '11488-4'

const kit = await openKit()
const people = { author: professional('Dr Paul Leroy'), other: professional('Dr Ines Roux') }
const care = await careOf(kit, 'Lise Chooses', people, { author: 'authorised', other: 'authorised' })
const { recordId, as } = care
const files = (who: 'author' | 'holder', title: string, typeCode: string, visibility = {}) =>
  depositAs(kit, as(who), recordId, makePdf({ page: `BT /F1 12 Tf (${title}) Tj ET` }), { title, typeCode, ...visibility })
const masks = async (): Promise<Readonly<Record<string, boolean>>> =>
  Object.fromEntries((await linesAs(as('holder'), recordId)).map(({ facts, masked }) => [facts.title, masked]))

describe('families she hides from their first deposit', () => {
  test('are masked in the insert, for the others; their author still sees what is hers, and she sees all', async () => {
    await files('author', 'Before', BIOLOGY)
    await hideFromFirstDeposit(as('holder'), recordId, [BIOLOGY])
    await files('author', 'Analysis', BIOLOGY)
    await files('author', 'Letter', LETTER)
    await files('holder', 'My own', BIOLOGY)
    expect(await masks()).toEqual({ Before: false, Analysis: true, Letter: false, 'My own': false })
    expect((await titlesAs(as('other'), recordId)).toSorted()).toEqual(['Before', 'Letter', 'My own'])
    expect(await titlesAs(as('author'), recordId)).toContain('Analysis')
    expect(await hiddenFromFirstDeposit(as('holder'), recordId)).toEqual([BIOLOGY])
  })

  test('that wait for their announcement are not masked at once: one or the other', async () => {
    await files('author', 'Held', BIOLOGY, { visibility: HELD })
    expect((await linesAs(as('author'), recordId)).find(({ facts }) => facts.title === 'Held')?.masked).toBe(false)
  })

  test('are given back for what comes next; what was hidden stays hidden', async () => {
    await hideFromFirstDeposit(as('holder'), recordId, [])
    await files('author', 'Later', BIOLOGY)
    expect(await masks()).toMatchObject({ Analysis: true, Later: false })
  })

  test('are chosen by nobody else', async () => {
    await expect(hideFromFirstDeposit(as('author'), recordId, [LETTER])).rejects.toMatchObject({ code: 'act-refused' })
  })
})
