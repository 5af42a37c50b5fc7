import { patientOnlyTypes, insurerOnlyTypes, systemOnlyTypes } from '../../policy/index.ts'
import type { DocumentAuthor } from '../../documents/index.ts'
import type { Paper } from './papers.ts'

export type Exercise = {
  readonly profession: string
  readonly specialty?: string
  readonly structureNationalId: string
  readonly structureName: string
}

/** A line of the directory, as `PUT /api/demonstration/directory/{nationalId}` takes it. */
export type Professional = {
  readonly nationalId: string
  readonly family: string
  readonly given: string
  readonly exercises: readonly Exercise[]
}

/** By which door a document comes (domain.md §5.3): what its type reserves, else who wrote it. */
export type Depositor =
  | { readonly kind: 'professional'; readonly professional: Professional }
  | { readonly kind: 'insurer' }
  | { readonly kind: 'person' }

const PS_ID_NAT = '1.2.250.1.71.4.2.1'
const STRUCT_ID_NAT = '1.2.250.1.71.4.2.2'

const at = (structureNationalId: string, structureName: string, profession: string, specialty?: string): Exercise => ({
  profession,
  ...(specialty === undefined ? {} : { specialty }),
  structureNationalId,
  structureName,
})

/** Who deposits what no header names an author of. */
export const DEMONSTRATION_DOCTOR: Professional = {
  nationalId: '899700000017',
  family: 'Lafleur',
  given: 'Basile',
  exercises: [at('899700000017001', 'Cabinet médical des Quatre-Vents', '10', 'SM26')],
}

/** Those who ask to see, each in a structure of her own so that no care team joins them. */
export const CAST = {
  attending: {
    nationalId: '899700000025',
    family: 'Garance',
    given: 'Hélène',
    exercises: [at('899700000025001', 'Cabinet de la Mairie', '10', 'SM26')],
  },
  doctor: {
    nationalId: '899700000033',
    family: 'Vasseur',
    given: 'Ismaël',
    exercises: [at('899700000033001', 'Maison de santé du Port', '10', 'SM26')],
  },
  specialist: {
    nationalId: '899700000041',
    family: 'Keller',
    given: 'Judith',
    exercises: [at('899700000041001', 'Cabinet de cardiologie Keller', '10', 'SM04')],
  },
  blocked: {
    nationalId: '899700000058',
    family: 'Roche',
    given: 'Armand',
    exercises: [at('899700000058001', 'Cabinet Roche', '10', 'SM26')],
  },
  stranger: {
    nationalId: '899700000066',
    family: 'Diallo',
    given: 'Aminata',
    exercises: [at('899700000066001', 'Cabinet Diallo', '10', 'SM26')],
  },
  pharmacist: {
    nationalId: '899700000074',
    family: 'Morvan',
    given: 'Yann',
    exercises: [at('899700000074001', 'Pharmacie de la Halle', '21')],
  },
  emergency: {
    nationalId: '899700000082',
    family: 'Sorel',
    given: 'Lucie',
    exercises: [at('899700000082001', 'Urgences de l’hôpital du Fleuve', '10', 'SM26')],
  },
  secondEmergency: {
    nationalId: '899700000090',
    family: 'Tanguy',
    given: 'Paul',
    exercises: [at('899700000090001', 'Urgences de la clinique du Parc', '10', 'SM26')],
  },
} as const satisfies Record<string, Professional>

const professionOf = (author: DocumentAuthor): { readonly profession: string; readonly specialty?: string } => {
  const [, profession = '10', specialty] = /^G15_(\w{1,8})(?:\/(\w{1,16}))?$/.exec(author.specialty?.code ?? '') ?? []
  return { profession, ...(specialty === undefined ? {} : { specialty }) }
}

const humanOf = (author: DocumentAuthor): Professional | undefined => {
  const nationalId = author.ids.find(({ root }) => root === PS_ID_NAT)?.extension
  if (author.person === undefined || nationalId === undefined) return undefined
  const place = author.institution?.ids.find(({ root }) => root === STRUCT_ID_NAT)?.extension ?? `${nationalId}000`
  const exercise = { ...professionOf(author), structureNationalId: place, structureName: author.institution?.name ?? 'Cabinet' }
  return { nationalId, family: author.person.family, given: author.person.given, exercises: [exercise] }
}

export const depositorOf = ({ header }: Paper): Depositor => {
  if (header === undefined) return { kind: 'professional', professional: DEMONSTRATION_DOCTOR }
  const { code } = header.typeCode
  if (insurerOnlyTypes.has(code) || systemOnlyTypes.has(code)) return { kind: 'insurer' }
  if (patientOnlyTypes.has(code)) return { kind: 'person' }
  const human = header.authors.map(humanOf).find(author => author !== undefined)
  return { kind: 'professional', professional: human ?? DEMONSTRATION_DOCTOR }
}

/** National identifiers under which this document counts as its reader's own: its first author's, and its depositor's. */
export const ownersOf = (paper: Paper): readonly string[] => {
  const depositor = depositorOf(paper)
  const first = paper.header?.authors[0]?.ids.find(({ root }) => root === PS_ID_NAT)?.extension
  return [...(first === undefined ? [] : [first]), ...(depositor.kind === 'professional' ? [depositor.professional.nationalId] : [])]
}

const MOST_EXERCISES = 20

/** One line a person: what the headers say of one national identifier, put together; one exercise a structure. */
export const registerOf = (professionals: readonly Professional[]): readonly Professional[] => {
  const lines = new Map<string, Professional>()
  for (const { exercises, ...who } of professionals) {
    const known = lines.get(who.nationalId) ?? { ...who, exercises: [] }
    const fresh = exercises.filter(
      ({ structureNationalId }) => !known.exercises.some(other => other.structureNationalId === structureNationalId),
    )
    lines.set(who.nationalId, { ...known, exercises: [...known.exercises, ...fresh].slice(0, MOST_EXERCISES) })
  }
  return [...lines.values()]
}
