import { expect, test } from 'vitest'
import { readDicomHeader } from '../../documents/dicom/read-header.ts'
import { fromIso } from '../../kernel/instant.ts'
import { demonstrationWorld, personOf } from '../world.ts'
import { chestExamination } from './examination.ts'
import { PHANTOM, phantomPixels } from './phantom.ts'

const world = demonstrationWorld({ seed: 'test', today: fromIso('2026-11-20T09:00:00Z') })
const marcel = personOf(world, 'marcel')
const examination = () => chestExamination(world, marcel, fromIso('2023-09-10T12:00:00Z'), 'Centre d’imagerie')

test('an examination is a DICOM file that says whose it is and how many images it holds', () => {
  const { bytes } = examination()
  expect(readDicomHeader(bytes)).toMatchObject({
    modality: 'CT',
    studyDate: '2023-09-10',
    institution: 'Centre d’imagerie',
    frames: PHANTOM.slices,
    rows: PHANTOM.side,
    columns: PHANTOM.side,
  })
  expect(bytes.length).toBeLessThan(1_000_000)
})

test('it is the same each time, so that a population that is taken up again adds nothing', () => {
  expect(Buffer.from(examination().bytes).equals(examination().bytes)).toBe(true)
})

test('its images hold air, lung, flesh and bone', () => {
  const pixels = Buffer.from(phantomPixels())
  const values = Array.from({ length: pixels.length / 2 }, (_, index) => pixels.readUInt16LE(index * 2) - PHANTOM.offset)
  const near = (density: number): number => values.filter(value => Math.abs(value - density) < 20).length / values.length
  for (const density of [-1_000, -850, 45, 650]) expect(near(density)).toBeGreaterThan(0.01)
})
