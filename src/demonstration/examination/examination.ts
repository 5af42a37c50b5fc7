import type { Instant } from '../../kernel/instant.ts'
import { isoDay } from '../calendar.ts'
import { oidOf } from '../draw.ts'
import type { DemoPerson, DemoWorld } from '../model.ts'
import { dicomFile, element, MANY_FRAMES } from './dicom-file.ts'
import { PHANTOM, phantomPixels } from './phantom.ts'

export type DemoExamination = { readonly title: string; readonly typeCode: string; readonly fileName: string; readonly bytes: Uint8Array }

/** « Imagerie déposée par le patient » (TRE_A04). */
const IMAGES_OF_HERS = 'DOCPAT04'
const compact = (day: string): string => day.replaceAll('-', '')

/** A scanner of the chest of this person, made of shapes: its header says who and when, its images are a phantom, and say it. */
export const chestExamination = ({ seed }: DemoWorld, person: DemoPerson, at: Instant, place: string): DemoExamination => {
  const uid = (of: string): string => oidOf(`${seed}/${person.key}/examination/${of}`)
  const { side, slices, millimetres, offset } = PHANTOM
  const spacing = `${millimetres}\\${millimetres}`
  return {
    title: 'Scanner du thorax, images du disque',
    typeCode: IMAGES_OF_HERS,
    fileName: 'scanner-thorax.dcm',
    bytes: dicomFile(uid('instance'), [
      element(0x00080005, 'CS', 'ISO_IR 192'),
      element(0x00080016, 'UI', MANY_FRAMES),
      element(0x00080018, 'UI', uid('instance')),
      element(0x00080020, 'DA', compact(isoDay(at))),
      element(0x00080060, 'CS', 'CT'),
      element(0x00080080, 'LO', place),
      element(0x00081030, 'LO', 'Scanner du thorax (inventé)'),
      element(0x0008103e, 'LO', 'Coupes axiales'),
      element(0x00100010, 'PN', `${person.birthFamily}^${person.birthGivens.join(' ')}`),
      element(0x00100030, 'DA', compact(person.birthDate)),
      element(0x0020000d, 'UI', uid('study')),
      element(0x0020000e, 'UI', uid('series')),
      element(0x00200011, 'IS', '1'),
      element(0x00200013, 'IS', '1'),
      element(0x00280002, 'US', [1]),
      element(0x00280004, 'CS', 'MONOCHROME2'),
      element(0x00280008, 'IS', String(slices)),
      element(0x00280010, 'US', [side]),
      element(0x00280011, 'US', [side]),
      element(0x00280030, 'DS', spacing),
      element(0x00280100, 'US', [16]),
      element(0x00280101, 'US', [16]),
      element(0x00280102, 'US', [15]),
      element(0x00280103, 'US', [0]),
      element(0x00281050, 'DS', '40'),
      element(0x00281051, 'DS', '400'),
      element(0x00281052, 'DS', String(-offset)),
      element(0x00281053, 'DS', '1'),
      element(0x7fe00010, 'OW', phantomPixels()),
    ]),
  }
}
