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
  await confirmAs(kept.as('doctor'), kept.recordId, { entryId: id, version, rubric: 'vaccinations' }, 'vaccination-record')
  const [entry] = await entriesAs(kept.as('holder'), kept.recordId, { rubrics: ['vaccinations'] })
  expect([entry?.source, entry?.closed, entry?.confirmed?.evidence]).toEqual(['confirmed', 'confirmed', 'vaccination-record'])
  const request = { entryId: id, version, rubric: 'vaccinations', body: injection('Autre', '2021-05-12') } as const
  expect(await refusalOf(changeAs(kept.as('holder'), kept.recordId, request))).toBe('entry-closed')
})

test('a dose is confirmed on what was seen, by a professional, and never in a session of secrecy', async () => {
  const kept = await care('Preuve')
  const { id, version } = await addAs(kept.as('holder'), kept.recordId, injection('Revaxis', '2021-05-12'))
  const read = { entryId: id, version, rubric: 'vaccinations' } as const
  expect(await refusalOf(confirmAs(kept.as('doctor'), kept.recordId, read))).toBe('evidence-missing')
  expect(await refusalOf(confirmAs(kept.as('doctor', 'normal', { secret: true }), kept.recordId, read, 'certificate'))).toBe(
    'vaccination-not-secret',
  )
  expect(await refusalOf(confirmAs(kept.as('holder'), kept.recordId, read, 'certificate'))).toBe('confirmed-by-professionals')
  const own = await addAs(kept.as('doctor'), kept.recordId, injection('Gardasil 9', '2021-05-12'))
  expect(await refusalOf(confirmAs(kept.as('doctor'), kept.recordId, { ...read, entryId: own.id }, 'certificate'))).toBe('entry-closed')
})

test('a professional records none in a session of secrecy; a minor says her own', async () => {
  const kept = await care('Secret')
  const body = injection('Revaxis', '2021-05-12')
  expect(await refusalOf(addAs(kept.as('doctor', 'normal', { secret: true }), kept.recordId, body))).toBe('vaccination-not-secret')
  expect(await addAs(kept.as('holder', 'normal', { secret: true }), kept.recordId, body)).toMatchObject({ known: false })
})

test('a brand and its box are one product', async () => {
  const kept = await care('Boîte')
  expect(await added(kept, 'Revaxis', '2021-05-12')).toBe('done')
  const scanned: Body = {
    rubric: 'vaccinations',
    vaccine: { text: 'REVAXIS', coding: { system: 'cip-13', code: '3400935497093', display: 'REVAXIS' } },
    occurrence: '2021-05-12' as PartialDate,
  }
  expect(await refusalOf(addAs(kept.as('doctor'), kept.recordId, scanned))).toBe('already-there')
})
