import type { Instant } from '../../kernel/instant.ts'
import { ageAt, longDay, shortDay } from '../calendar.ts'
import type { DemoPerson, DemoProfessional, DemoStructure } from '../model.ts'
import type { Part } from './paper.ts'

/** A letter on paper, before it is drawn: as a PDF, a plain text or a scanned page. */
export type Page = {
  readonly title: string
  readonly date: string
  readonly writtenAt: Instant
  readonly letterhead: Letterhead
  /** Lines that say whom it is about. */
  readonly person: readonly string[]
  readonly recipient: readonly string[]
  readonly parts: readonly Part[]
  readonly signature: readonly string[]
}

export type Letterhead = { readonly name: string; readonly lines: readonly string[]; readonly colour: string; readonly style: number }

const spacedNumber = (digits: string): string => digits.replace(/(\d\d)(?=\d)/g, '$1 ')

/** `1 44 06 29 999 001 12`: a NIR as people read it. */
const spacedNir = (matricule: string): string =>
  [
    matricule.slice(0, 1),
    matricule.slice(1, 3),
    matricule.slice(3, 5),
    matricule.slice(5, 7),
    matricule.slice(7, 10),
    matricule.slice(10, 13),
    matricule.slice(13),
  ].join(' ')

const addressLines = ({ address, phone }: Pick<DemoStructure, 'address' | 'phone'>): readonly string[] => [
  `${address.houseNumber} ${address.streetName}`,
  `${address.postalCode} ${address.city}`,
  `Tél. ${spacedNumber(phone)}`,
]

export const nameOf = (professional: DemoProfessional): string =>
  `${professional.title === 'DR' ? 'Dr ' : ''}${professional.given} ${professional.family}`

const styleOf: Readonly<Record<string, number>> = { SA01: 0, SA25: 1, SA33: 1, SA08: 1, SA24: 0, SA17: 0 }

export const structureLetterhead = (structure: DemoStructure, professional?: DemoProfessional): Letterhead => ({
  name: structure.name,
  colour: structure.colour,
  style: styleOf[structure.sector] ?? 2,
  lines: [...(professional === undefined ? [] : [`${nameOf(professional)} – ${professional.signsAs}`]), ...addressLines(structure)],
})

export const personLetterhead = (person: DemoPerson): Letterhead => ({
  name: `${person.usedGiven} ${person.usedFamily}`,
  colour: '#333333',
  style: 2,
  lines: addressLines(person),
})

/** Children are written without civility. */
export const personLines = (person: DemoPerson, at: Instant): readonly string[] => [
  `${ageAt(person.birthDate, at) < 18 ? '' : person.sex === 'F' ? 'Mme ' : 'M. '}${person.usedGiven} ${person.usedFamily}`,
  ...(person.usedFamily === person.birthFamily ? [] : [`${person.sex === 'F' ? 'née' : 'né'} ${person.birthFamily}`]),
  `${person.sex === 'F' ? 'Née' : 'Né'} le ${shortDay(person.birthDate)}`,
  `INS ${spacedNir(person.ins.matricule)}`,
]

export const signatureOf = (professional: DemoProfessional, writtenAt: Instant): readonly string[] =>
  [
    nameOf(professional),
    professional.signsAs,
    professional.rpps === undefined ? '' : `RPPS ${professional.rpps}`,
    `Document validé électroniquement le ${longDay(writtenAt)}`,
  ].filter(line => line !== '')
