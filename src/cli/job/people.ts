import type { DocumentPatient } from '../../documents/index.ts'
import { insKey, INS_OIDS } from '../../kernel/ins.ts'
import type { Paper } from './papers.ts'

/** Traits as `POST /api/records` takes them. */
export type Traits = {
  readonly ins: string
  readonly oid: string
  readonly birthName: string
  readonly birthFirstNames: readonly string[]
  readonly usedName?: string
  readonly usedFirstName?: string
  readonly sex: 'F' | 'M' | 'U'
  readonly birthDate: string
  readonly birthPlaceInsee?: string
}

const ofMarch = '26003990123'

/** Whose the loose files are: nobody's, on the OID of demonstrations. */
export const SOMEBODY: Traits = {
  ins: `${ofMarch}45${insKey(`${ofMarch}45`)}`,
  oid: INS_OIDS.demonstration,
  birthName: 'DESMARETS',
  birthFirstNames: ['Adèle', 'Rosalie'],
  sex: 'F',
  birthDate: '1960-03-14',
}

/** An INS of the same shape that nobody bears: what a look-up must not tell from one that somebody does. */
export const NOBODY_INS = { ins: `${ofMarch}46${insKey(`${ofMarch}46`)}`, oid: INS_OIDS.demonstration }

export const personKey = ({ ins, oid }: Pick<Traits, 'ins' | 'oid'>): string => `${oid}|${ins}`

/** The person a document names; the demonstration person for a loose file or a header without INS. */
export const personOf = ({ header }: Paper): Traits => (header === undefined ? SOMEBODY : (traitsOf(header.patient) ?? SOMEBODY))

const two = (part: number | undefined): string => String(part ?? 0).padStart(2, '0')
const words = (text: string): readonly string[] => text.split(/\s+/).filter(word => word !== '')

const traitsOf = (patient: DocumentPatient): Traits | undefined => {
  const { ins, birthDate, birthFamily, usedFamily, usedGiven, birthplaceInsee } = patient
  const names = words(patient.birthGivens === '' ? patient.firstGiven : patient.birthGivens)
  if (ins === undefined || birthDate === undefined || names.length === 0) return undefined
  return {
    ins: ins.matricule,
    oid: ins.oid,
    birthName: birthFamily,
    birthFirstNames: names,
    ...(usedFamily === undefined || usedFamily === birthFamily ? {} : { usedName: usedFamily }),
    ...(usedGiven === undefined || names.includes(usedGiven) ? {} : { usedFirstName: usedGiven }),
    sex: patient.sex ?? 'U',
    birthDate: `${birthDate.year}-${two(birthDate.month)}-${two(birthDate.day)}`,
    ...(birthplaceInsee !== undefined && /^[0-9AB]{5}$/.test(birthplaceInsee) ? { birthPlaceInsee: birthplaceInsee } : {}),
  }
}
