import { describe, expect, test } from 'vitest'
import { personCalled, professional, refusalOf, traitsCalled } from '../../test/support-door/index.ts'
import type { PartialDate } from '../kernel/partial-date.ts'
import type { Body } from './index.ts'
import { addAs, careOf, changeAs, entriesAs, openKit, removeAs } from './testing/kit.ts'

const world = await openKit()
const people = { attending: professional('Dr Nadia Benali'), parent: personCalled('Marc Parent'), helper: personCalled('Zoé Aide') }
const RELATIONS = { attending: 'attending', parent: 'representative', helper: 'helper' } as const
const day = (text: string) => text as PartialDate

const trusted = (name: string): Body => ({ rubric: 'trusted-person', name, designatedOn: day('2026-02-01'), agreed: true })
const directives = (note: string): Body => ({
  rubric: 'directives',
  model: 'in-good-health',
  writtenOn: day('2026-02-01'),
  answers: { note },
})
const donation: Body = { rubric: 'organ-donation', position: 'agrees', toldRelatives: true }

describe('what a person wishes', () => {
  test('is hers to say: neither those who act for her, nor a professional', async () => {
    const { recordId, as } = await careOf(world, 'Anne Vœux', people, RELATIONS)
    for (const who of ['parent', 'helper', 'attending'] as const)
      for (const body of [trusted('Paul'), directives('non'), donation])
        expect(await refusalOf(addAs(as(who), recordId, body))).toBe('act-refused')
    for (const body of [trusted('Paul'), directives('non'), donation])
      expect(await refusalOf(addAs(as('holder'), recordId, body))).toBe('done')
    expect(await entriesAs(as('attending'), recordId)).toHaveLength(3)
  })

  test('a minor names no trusted person and writes no directives; she may say what she thinks of donation', async () => {
    const traits = traitsCalled('Zoé Enfant', { birthDate: '2012-05-04' })
    const { recordId, as } = await careOf(world, 'Zoé Enfant', people, RELATIONS, { traits })
    expect(await refusalOf(addAs(as('holder'), recordId, trusted('Paul')))).toBe('adults-only')
    expect(await refusalOf(addAs(as('holder'), recordId, directives('non')))).toBe('adults-only')
    expect(await refusalOf(addAs(as('holder'), recordId, donation))).toBe('done')
  })

  test('a draft is told to nobody else, and there is one at a time', async () => {
    const { recordId, as } = await careOf(world, 'Anne Brouillon', people, RELATIONS)
    await addAs(as('holder'), recordId, directives('d’abord'), { draft: true })
    const { id: entryId } = await addAs(as('holder'), recordId, directives('ensuite'), { draft: true })
    for (const who of ['attending', 'parent', 'helper'] as const) expect(await entriesAs(as(who), recordId)).toEqual([])
    expect((await entriesAs(as('holder'), recordId)).map(({ id, status }) => ({ id, status }))).toEqual([{ id: entryId, status: 'draft' }])
    await changeAs(as('holder'), recordId, { entryId, version: 1, rubric: 'directives', body: directives('enfin') })
    expect((await entriesAs(as('attending'), recordId)).map(({ status }) => status)).toEqual(['active'])
  })

  test('replaced or withdrawn, it is found by no professional, attending or not; her own history keeps it', async () => {
    const { recordId, as } = await careOf(world, 'Anne Change', people, RELATIONS)
    await addAs(as('holder'), recordId, directives('première'))
    const { id: entryId } = await addAs(as('holder'), recordId, directives('seconde'))
    const texts = async (who: 'holder' | 'attending', past = false) =>
      (await entriesAs(as(who), recordId, { past })).flatMap(({ body }) => ('answers' in body ? Object.values(body.answers ?? {}) : []))
    expect(await texts('attending', true)).toEqual(['seconde'])
    await removeAs(as('holder'), recordId, { entryId, version: 1, rubric: 'directives' })
    expect(await texts('attending', true)).toEqual([])
    expect((await texts('holder', true)).toSorted()).toEqual(['première', 'seconde'])
  })
})
