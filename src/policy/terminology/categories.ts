import { documentTypeOf } from './document-types.ts'
import { linesOf } from './parse-table.ts'
import { rows } from './people.table.ts'

export const CATEGORY_IDS = [
  'consultation',
  'biology',
  'imaging',
  'medicines',
  'hospital',
  'vaccines',
  'prevention',
  'certificates',
  'other',
] as const
export type CategoryId = (typeof CATEGORY_IDS)[number]

/** A family of documents as the person sees it. `icon` is a concept of the design system's icon table (Lucide's name). */
export type Category = { readonly id: CategoryId; readonly label: string; readonly labelEn: string; readonly icon: string }

const CATEGORIES: Readonly<Record<CategoryId, Category>> = {
  consultation: { id: 'consultation', label: 'Consultations et comptes rendus', labelEn: 'Consultations and reports', icon: 'stethoscope' },
  biology: { id: 'biology', label: 'Analyses', labelEn: 'Lab results', icon: 'test-tube' },
  imaging: { id: 'imaging', label: 'Imagerie', labelEn: 'Imaging', icon: 'scan' },
  medicines: { id: 'medicines', label: 'Ordonnances et soins', labelEn: 'Prescriptions and care', icon: 'pill' },
  hospital: { id: 'hospital', label: 'Hospitalisations', labelEn: 'Hospital', icon: 'hospital' },
  vaccines: { id: 'vaccines', label: 'Vaccins', labelEn: 'Vaccines', icon: 'syringe' },
  prevention: { id: 'prevention', label: 'Prévention et dépistages', labelEn: 'Prevention and screening', icon: 'shield-check' },
  certificates: { id: 'certificates', label: 'Certificats', labelEn: 'Certificates', icon: 'file-check' },
  other: { id: 'other', label: 'Autres documents', labelEn: 'Other documents', icon: 'file' },
}

export const categories: readonly Category[] = CATEGORY_IDS.map(id => CATEGORIES[id])

type Reading = { readonly category: Category; readonly plain: { readonly fr: string; readonly en: string } }

const ids: ReadonlySet<string> = new Set(CATEGORY_IDS)

const isCategoryId = (text: string): text is CategoryId => ids.has(text)

const readingOf = (line: string): readonly [string, Reading] => {
  const [type = '', id = '', fr = '', en = ''] = line.split('|')
  if (!isCategoryId(id)) throw new Error(`document type ${type}: no such family, ${id}`)
  return [type, { category: CATEGORIES[id], plain: { fr, en } }]
}

const readings = new Map(linesOf(rows).map(readingOf))

/** The family of a type; what is unknown is `other`. */
export const categoryOf = (typeCode: string): Category => readings.get(typeCode)?.category ?? CATEGORIES.other

/** Words that everybody reads, « Prise de sang ou analyse » rather than « CR d'examens biologiques ». */
export const plainLabelOf = (typeCode: string): { readonly fr: string; readonly en: string } => {
  const display = documentTypeOf(typeCode)?.display ?? typeCode
  return readings.get(typeCode)?.plain ?? { fr: display, en: display }
}
