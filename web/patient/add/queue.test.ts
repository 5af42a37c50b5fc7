import { expect, test } from 'vitest'
import type { Proposal } from '../../api/types.ts'
import { type Entry, needsAnswer, titleFrom, withProposal } from './queue.ts'

const ENTRY: Entry = {
  key: 'k',
  file: new File(['x'], 'scan_12.pdf'),
  title: 'scan 12',
  typeCode: 'other',
  date: '22/11/2026',
  masked: false,
  toFile: false,
  uploadId: 'u',
  proposal: null,
  touched: false,
  personConfirmed: false,
  state: { kind: 'reading' },
}
const READ: Proposal = {
  file: { name: 'scan_12.pdf', mime: 'application/pdf', format: 'pdf', size: 1 },
  title: { value: 'Ordonnance', from: 'text' },
  date: { value: '2026-10-14', from: 'text' },
  typeCode: { value: '57833-6', from: 'text' },
  person: { name: 'Paul MARTIN', verdict: 'other' },
  notices: [],
}
const typed = (partial: string): string | null => (partial.length >= 10 ? partial.split('-').reverse().join('/') : null)

test('a file name becomes a readable title', () => {
  expect(titleFrom('Ordonnance_2026-03.pdf')).toBe('Ordonnance 2026 03')
  expect(titleFrom('IMG_2041.JPEG')).toBe('IMG 2041')
  expect(titleFrom('sans extension')).toBe('sans extension')
})

test('what was read is proposed, unless she wrote something herself', () => {
  const read = withProposal(ENTRY, READ, typed)
  expect([read.title, read.typeCode, read.date, read.state.kind]).toEqual(['Ordonnance', '57833-6', '14/10/2026', 'ready'])
  const hers = withProposal({ ...ENTRY, title: 'Mon papier', touched: true }, READ, typed)
  expect([hers.title, hers.date, hers.proposal]).toEqual(['Mon papier', '22/11/2026', READ])
})

test('a month alone is not made into a day', () => {
  const { date, ...rest } = READ
  expect(date).toBeDefined()
  expect(withProposal(ENTRY, { ...rest, date: { value: '2026-10', from: 'text' } }, typed).date).toBe('22/11/2026')
})

test('another person’s name stops the saving until she has answered', () => {
  const read = withProposal(ENTRY, READ, typed)
  expect(needsAnswer(read)).toBe(true)
  expect(needsAnswer({ ...read, personConfirmed: true })).toBe(false)
  expect(needsAnswer(ENTRY)).toBe(false)
})
