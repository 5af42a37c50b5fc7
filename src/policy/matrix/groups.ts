import { PROFESSION_GROUPS, type ProfessionGroup } from '../../kernel/profession-groups.ts'

/** Profession codes of TRE_G15, TRE_R94, R95, R96 and R85. A profession that stands nowhere here reads nothing. */
const PROFESSIONS: Readonly<Record<ProfessionGroup, readonly string[]>> = {
  doctor: ['10'],
  'biologist-pharmacist': [],
  pharmacist: ['21', '38', '39', '402', '403', '316', '317'],
  dentist: ['40'],
  midwife: ['50'],
  nurse: ['60', '69'],
  physiotherapist: ['70'],
  podiatrist: ['80'],
  'speech-therapist': ['91'],
  rehabilitation: ['92', '94', '95', '96'],
  'hearing-and-orthotics': ['26', '81', '82', '83', '84', '85'],
  optician: ['28'],
  radiographer: ['98'],
  psychologist: ['93', '193', '305'],
  'care-assistant': ['35', '37', '400', '401', '313', '315', '47', '53', '206', '213', '323', '328'],
  'social-worker': ['41', '44', '200', '203', '300', '304', '320'],
  'support-manager': ['333'],
  'care-coordinator': ['330', '301', '309'],
  'occupational-doctor': [],
}

/** A speciality that moves a profession to another column: sections G and EG of the Ordre des pharmaciens, medical biology, occupational medicine. */
const BIOLOGY = ['G', 'EG', 'SM03', 'SM63', 'SM64', 'SM65', 'SM66', 'SM67']
const OCCUPATIONAL = ['SM25', 'C41', 'CAPA11']
const column = (specialties: readonly string[], group: ProfessionGroup): ReadonlyMap<string, ProfessionGroup> =>
  new Map(specialties.map(specialty => [specialty, group]))

const MOVED: ReadonlyMap<string, ReadonlyMap<string, ProfessionGroup>> = new Map([
  ['21', column(BIOLOGY, 'biologist-pharmacist')],
  ['10', column(OCCUPATIONAL, 'occupational-doctor')],
])

const byProfession: ReadonlyMap<string, ProfessionGroup> = new Map(
  PROFESSION_GROUPS.flatMap(group => PROFESSIONS[group].map(profession => [profession, group] as const)),
)

/** The column of a profession (and speciality), or none: the default is no. */
export const groupOf = (profession: string, specialty: string | undefined): ProfessionGroup | undefined =>
  (specialty === undefined ? undefined : MOVED.get(profession)?.get(specialty)) ?? byProfession.get(profession)

const names: ReadonlySet<string> = new Set(PROFESSION_GROUPS)

export const isProfessionGroup = (text: string): text is ProfessionGroup => names.has(text)

/** Columns that name their interns beside their professionals (DMP-MHAB 2020: 10, 21, 40). Any other student reads nothing by a profession she has not yet. */
const WITH_INTERNS: ReadonlySet<ProfessionGroup> = new Set(['doctor', 'biologist-pharmacist', 'pharmacist', 'dentist'])

/** Whether a student of this profession stands in its column, as an intern. */
export const namesInterns = (profession: string, specialty: string | undefined): boolean => {
  const group = groupOf(profession, specialty)
  return group !== undefined && WITH_INTERNS.has(group)
}
