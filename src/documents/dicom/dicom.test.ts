import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../platform/zip/index.ts'
import { outcomeOf } from '../testing/kit.ts'
import { readDicomHeader } from './read-header.ts'
import { marksOf } from './read-marks.ts'
import { studyOfFile, studyOfZip } from './read-study.ts'
import { archiveOf } from './testing/archive-of.ts'
import { makeDicom, makeSelection } from './testing/make-dicom.ts'

const sourceOf = (bytes: Buffer): Source => ({
  bytes: bytes.length,
  read: async function* (start, end) {
    yield bytes.subarray(start, end)
  },
})

describe('the header of an image', () => {
  test('is read behind a sequence without a length, in its own letters', () => {
    expect(readDicomHeader(makeDicom({ frames: 12, birth: '20140502' }))).toMatchObject({
      modality: 'MR',
      studyDate: '2026-03-12',
      studyDescription: 'IRM du genou',
      patientName: 'MARTIN Zoé',
      patientBirthDate: '2014-05-02',
      frames: 12,
      rows: 4,
      columns: 6,
      transferSyntax: '1.2.840.10008.1.2.1',
    })
  })

  test('cut anywhere, or with any of its bytes changed, gives what stands or nothing; it never throws', () => {
    const whole = makeDicom({ birth: '20140502' })
    for (let end = 0; end < whole.length; end++) readDicomHeader(whole.subarray(0, end))
    for (let at = 132; at < whole.length; at++) {
      const broken = Buffer.from(whole)
      broken[at] = (broken[at] ?? 0) ^ 0xff
      readDicomHeader(broken)
    }
    expect(readDicomHeader(Buffer.from('not an image'))).toBeUndefined()
  })

  const corpus = path.join(process.env['CARNET_CORPUS'] ?? '../shared/data', 'dicom')
  const files = existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.dcm')) : []
  test(`of ${files.length} real files says their modality and series`, () => {
    for (const name of files) {
      const bytes = readFileSync(path.join(corpus, name))
      const study = studyOfFile(bytes.subarray(0, 256 * 1024), bytes.length)
      expect(study.series[0]?.modality, name).toMatch(/^[A-Z]{2}$/)
      // The corpus has selections of one kind: manifests.
      expect(marksOf(bytes), name).toEqual([])
      if (name.includes('image')) expect(study.series[0]?.instances[0]?.rows, name).toBeGreaterThan(0)
    }
  })
})

describe('an archive of images', () => {
  test('tells its series and images in their order, whatever their order in the archive', async () => {
    const files = {
      'a/3.dcm': makeDicom({ number: 3 }),
      'a/1.dcm': makeDicom({ number: 1 }),
      'b/9': makeDicom({ series: '1.2.3.2', modality: 'CT', number: 9 }),
      'a/2.dcm': makeDicom({ number: 2 }),
      DICOMDIR: Buffer.from('a list'),
      'LISEZ-MOI.txt': Buffer.from('Bonjour'),
    }
    const { series } = await studyOfZip(sourceOf(await archiveOf(files)))
    expect(series.map(({ modality, instances }) => [modality, instances.map(({ number, key }) => [number, key])])).toEqual([
      [
        'MR',
        [
          [1, false],
          [2, true],
          [3, false],
        ],
      ],
      ['CT', [[9, true]]],
    ])
  })

  test.each([
    ['with their lengths', true],
    ['without', false],
  ] as const)('begins with what a radiologist marked, its sequences %s', async (_, hasLengths) => {
    const files = {
      '1': makeDicom({ number: 1, sop: '1.2.3.1.1' }),
      '2': makeDicom({ number: 2, sop: '1.2.3.1.2' }),
      '3': makeDicom({ number: 3, sop: '1.2.3.1.3' }),
      '9': makeDicom({ series: '1.2.3.2', number: 1, sop: '1.2.3.2.1' }),
      marks: makeSelection('113000', ['1.2.3.1.1', '1.2.3.1.3'], hasLengths),
    }
    const { series } = await studyOfZip(sourceOf(await archiveOf(files)))
    const told = series.map(({ instances }) => instances.filter(({ key }) => key).map(({ number, marked }) => [number, marked]))
    expect(told).toEqual([
      [
        [1, true],
        [3, true],
      ],
      [[1, undefined]],
      [],
    ])
  })

  test('a manifest lists every image, and marks none', async () => {
    const files = {
      '1': makeDicom({ number: 1, sop: '1.1' }),
      '2': makeDicom({ number: 2, sop: '1.2' }),
      all: makeSelection('113030', ['1.2']),
    }
    const { series } = await studyOfZip(sourceOf(await archiveOf(files)))
    expect(series[0]?.instances.map(({ key, marked }) => [key, marked])).toEqual([
      [true, undefined],
      [false, undefined],
    ])
  })

  test('a selection of items in items without end is read as far as anybody writes one', () => {
    const [item, depth] = [Buffer.from([0xfe, 0xff, 0x00, 0xe0]), 25_000]
    const length = (bytes: number): Buffer => Buffer.from(Uint32Array.of(bytes).buffer)
    const nested = Buffer.concat(Array.from({ length: depth }, (_, n) => Buffer.concat([item, length((depth - 1 - n) * 8)])))
    expect(marksOf(Buffer.concat([makeSelection('113000', ['1.2.3']), nested]))).toEqual(['1.2.3'])
  })

  test('a selection cut anywhere, or with any of its bytes changed, never throws', () => {
    for (const hasLengths of [true, false]) {
      const whole = makeSelection('113000', ['1.2.3', '1.2.4'], hasLengths)
      expect(marksOf(whole)).toEqual(['1.2.3', '1.2.4'])
      for (let end = 0; end < whole.length; end++) marksOf(whole.subarray(0, end))
      for (let at = 132; at < whole.length; at++) {
        const broken = Buffer.from(whole)
        broken[at] = (broken[at] ?? 0) ^ 0xff
        marksOf(broken)
      }
    }
  })

  test.each([
    ['nothing but words', { 'a.txt': Buffer.from('a') }, 'no-image'],
    ['a program beside', { 'a.dcm': makeDicom(), 'viewer.exe': Buffer.from('MZ') }, 'archive-of-others'],
    ['a page beside', { 'a.dcm': makeDicom(), 'index.html': Buffer.from('<script>') }, 'archive-of-others'],
    ['a bomb', { 'a.dcm': makeDicom({ pixels: Buffer.alloc(20_000_000) }) }, 'archive-too-large'],
  ] as const)('is refused: %s', async (_, files, code) => {
    expect(await outcomeOf(studyOfZip(sourceOf(await archiveOf(files))))).toBe(code)
  })

  test('is refused when it is broken, encrypted, or has more files than anybody reads', async () => {
    const whole = await archiveOf({ 'a.dcm': makeDicom() })
    expect(await outcomeOf(studyOfZip(sourceOf(whole.subarray(0, -5))))).toBe('archive-broken')
    const encrypted = Buffer.from(whole)
    const directory = encrypted.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    encrypted[directory + 8] = (encrypted[directory + 8] ?? 0) | 1
    expect(await outcomeOf(studyOfZip(sourceOf(encrypted)))).toBe('archive-encrypted')
    const climbing = Buffer.from(whole.toString('latin1').replaceAll('a.dcm', '../ab'), 'latin1')
    expect(await outcomeOf(studyOfZip(sourceOf(climbing)))).toBe('archive-broken')
    const many = await archiveOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}.txt`, Buffer.from('')])), false)
    expect(await outcomeOf(studyOfZip(sourceOf(many)))).toBe('archive-too-large')
  })
})
