import { categoryOf, type CategoryId, documentTypes, documentTypeOf, plainLabelOf } from '../../policy/index.ts'
import { CATEGORIES, type Category } from '../contract/index.ts'

/** The twelve families of the web pages, from the policy's nine and a few types that have one of their own. */
const OF_POLICY: Readonly<Record<CategoryId, Category>> = {
  consultation: 'consultation',
  biology: 'biology',
  imaging: 'imaging',
  medicines: 'medication',
  hospital: 'hospital',
  vaccines: 'vaccine',
  prevention: 'prevention',
  certificates: 'certificate',
  other: 'other',
}

const OF_TYPE: ReadonlyMap<string, Category> = new Map([
  ['EXPPAT_1', 'wishes'],
  ['EXPPAT_3', 'wishes'],
  ['REMB', 'reimbursement'],
  ['29274-8', 'measure'],
] as const)

const ofType = (typeCode: string): Category => OF_TYPE.get(typeCode) ?? OF_POLICY[categoryOf(typeCode).id]

const known = new Map(documentTypes.map(({ code }) => [code, ofType(code)]))

export const categoryOfType = (typeCode: string): Category => known.get(typeCode) ?? 'other'

/** The family and its name, for what people take with them. */
export const familyOfType = (typeCode: string): { readonly id: Category; readonly label: string } => {
  const id = categoryOfType(typeCode)
  return { id, label: FAMILY_LABELS[id] }
}

/** As the pages say them (web/ui/words). */
const FAMILY_LABELS: Readonly<Record<Category, string>> = {
  consultation: 'Consultation',
  biology: 'Analyses',
  imaging: 'Radio, scanner, IRM',
  medication: 'Ordonnances et soins',
  hospital: 'Hôpital',
  vaccine: 'Vaccins',
  measure: 'Mesures',
  prevention: 'Prévention',
  wishes: 'Volontés',
  certificate: 'Certificats',
  reimbursement: 'Remboursements',
  other: 'Autres papiers',
}

/** Every type of these families: what a scope by families names at the door. */
export const typesOfCategories = (categories: readonly Category[]): readonly string[] => {
  const wanted = new Set(categories)
  return [...known].filter(([, category]) => wanted.has(category)).map(([code]) => code)
}

/** The families of a scope that names types, or classes. */
export const categoriesOfCodes = (codes: readonly string[]): readonly Category[] => {
  const wanted = new Set(codes)
  const found = new Set(
    documentTypes.filter(type => wanted.has(type.code) || wanted.has(type.classCode)).map(({ code }) => categoryOfType(code)),
  )
  return CATEGORIES.filter(category => found.has(category))
}

/** Plain words for people; the published display for professionals. */
export const typeLabel = (typeCode: string, isProfessional: boolean): string =>
  (isProfessional ? documentTypeOf(typeCode)?.display : undefined) ?? plainLabelOf(typeCode).fr
