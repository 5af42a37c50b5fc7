import { expect, test } from 'vitest'
import { professional, refusalOf } from '../../test/support-door/index.ts'
import type { PartialDate } from '../kernel/partial-date.ts'
import type { Body } from './model.ts'
import { addAs, careOf, changeAs, confirmAs, entriesAs, openKit } from './testing/kit.ts'

const world = await openKit()
const people = { doctor: professional('Dr Ines Roux') }
const care = (name: string) => careOf(world, name, people, { doctor: 'authorised' })
type Care = Awaited<ReturnType<typeof care>>

const injection = (text: string, occurrence: string): Body => ({
  rubric: 'vaccinations',
  vaccine: { text },
  occurrence: occurrence as PartialDate,
})
const added = ({ as, recordId }: Care, text: string, occurrence: string): Promise<string> =>
  addAs(as('holder'), recordId, injection(text, occurrence)).then(
    () => 'done',
    (error: unknown) => refusalOf(Promise.reject(error)),
  )

test('the same product on the same day is refused, however it is written; another day, another product are not', async () => {
  const kept = await care('Deux Fois')
  expect(await added(kept, 'Revaxis', '2021-05-12')).toBe('done')
  expect(await added(kept, 'REVAXIS, suspension injectable', '2021-05-12')).toBe('already-there')
  expect(await added(kept, 'Revaxis', '2021-05-13')).toBe('done')
  expect(await added(kept, 'Gardasil 9', '2021-05-12')).toBe('done')
})

test('of a month or a year alone there may be two', async () => {
  const kept = await care('Deux Doses')
  expect([await added(kept, 'Engerix', '1996'), await added(kept, 'Engerix', '1996')]).toEqual(['done', 'done'])
})

test('a dose that a professional confirmed is closed to her', async () => {
  const kept = await care('Close')
  const { id, version } = await addAs(kept.as('holder'), kept.recordId, injection('Revaxis', '2021-05-12'))
  await confirmAs(kept.as('doctor'), kept.recordId, { entryId: id, version, rubric: 'vaccinations' })
  const [entry] = await entriesAs(kept.as('holder'), kept.recordId, { rubrics: ['vaccinations'] })
  expect([entry?.source, entry?.closed]).toEqual(['confirmed', 'confirmed'])
  const request = { entryId: id, version, rubric: 'vaccinations', body: injection('Autre', '2021-05-12') } as const
  expect(await refusalOf(changeAs(kept.as('holder'), kept.recordId, request))).toBe('entry-closed')
})
