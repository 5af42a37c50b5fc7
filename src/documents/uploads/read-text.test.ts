import { describe, expect, test } from 'vitest'
import { traitsCalled } from '../../../test/support-door/index.ts'
import { pictureDate } from './read-picture-date.ts'
import { readText } from './read-text.ts'

const zoe = traitsCalled('Zoé Martin', { birthDate: '2014-05-02' })

describe('what a page tells of itself', () => {
  test.each([
    ['Tours, le 1er mars 2026\nOrdonnance', { date: '2026-03-01', typeCode: 'DOCPAT02' }],
    ['Né le 02/05/2014. Compte-rendu du 12/11/2026', { date: '2026-11-12', typeCode: 'DOCPAT03' }],
    ['Le 31 février 2026', {}],
    ['Le 12 août 2025, IRM du genou', { date: '2025-08-12', typeCode: 'DOCPAT04' }],
    ['', {}],
    ['Bonjour, Dr Paul Roux', {}],
  ])('%s', (words, told) => expect(readText(words, zoe)).toEqual(told))

  test.each([
    ['Patient : Zoé MARTIN', { name: 'Zoé MARTIN', verdict: 'same' }],
    ['Patiente : ZOE', { name: 'ZOE', verdict: 'same' }],
    ['Nom : Durand\nPrénom : Paul', { name: 'Durand', verdict: 'other' }],
    ['Madame Zoé Martin, née le 02/05/2014', { name: 'Zoé Martin', birthDate: '2014-05-02', verdict: 'same' }],
    ['Enfant Paul Martin né le 7 janvier 2010', { name: 'Paul Martin', birthDate: '2010-01-07', verdict: 'other' }],
  ])('whose it is: %s', (words, person) => expect(readText(words, zoe).person).toEqual(person))

  test('a page of nothing but dates and letters is read in no time', () => {
    expect(readText('nom : '.repeat(3_000) + 'a '.repeat(10_000), zoe).date).toBeUndefined()
  })
})

/** A JPEG's beginning with one EXIF directory that says when it was taken. */
const taken = (day: string): Buffer => {
  const tiff = Buffer.alloc(60)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0132, 10)
  tiff.writeUInt32LE(26, 18)
  tiff.write(`${day} 10:00:00`, 26, 'latin1')
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 70]), Buffer.from('Exif\0\0', 'latin1'), tiff])
}

test('a picture tells the day it was taken, or nothing when what it says leads nowhere', () => {
  expect(pictureDate(taken('2026:04:05'))).toBe('2026-04-05')
  expect(pictureDate(taken('0000:00:00'))).toBeUndefined()
  expect(pictureDate(Buffer.from('no exif'))).toBeUndefined()
  expect(pictureDate(taken('2026:04:05').subarray(0, 30))).toBeUndefined()
})
