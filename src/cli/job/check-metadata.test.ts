import { expect, test } from 'vitest'
import { differencesBetween, inUtc } from './check-metadata.ts'

test('an instant is brought to UTC at its own precision, a day or a time without offset is left alone', () => {
  expect(inUtc('20200319111700+0100')).toBe('20200319101700')
  expect(inUtc('20200101003000+0200')).toBe('20191231223000')
  expect(inUtc('202003191117-0430')).toBe('202003191547')
  expect(inUtc('20200319')).toBe('20200319')
  expect(inUtc('20050411103328')).toBe('20050411103328')
  expect(inUtc('')).toBe('')
})

test('every field that differs is told, by its name', () => {
  const entry = {
    title: 'Bilan',
    derivedXds: { uniqueId: '1.2', typeCode: '11502-2', size: 10 },
    authors: [{ id: [{ root: '1', extension: 'a' }], org: [] }],
  }
  const answer = {
    title: 'Bilan ',
    type: { code: '11502-2' },
    metadata: { uniqueId: '1.2', size: 11, xds: { authors: [{ ids: [{ root: '1', extension: 'a' }] }] } },
  }
  expect(differencesBetween('f', entry, answer)).toEqual(['f: size: « 11 », expected « 10 »'])
})
