import type { Instant } from '../../../kernel/instant.ts'
import { hl7Day, isoDay, shortDay } from '../../calendar.ts'
import { oidOf } from '../../draw.ts'
import { ACT_CODE, coded, completed, loinc, reference, templates, textReference } from '../cda/codes.ts'
import { element, type Xml } from '../cda/xml.ts'
import { paragraph, type Section, table } from '../paper.ts'
import { type MedicineKey, medicineCode, medicineLabel } from './medicines.ts'

/** One line of a prescription, a delivery or a list of treatments. */
export type Treatment = {
  readonly medicine: MedicineKey
  /** In words: « 1 comprimé matin et soir, au repas ». */
  readonly dose: string
  /** « 3 mois », « 7 jours ». */
  readonly duration?: string
  readonly from: Instant
  readonly until?: Instant
  /** Within a long-term condition: the upper half of the two-zone prescription. */
  readonly longTerm?: boolean
  readonly boxes?: number
}

type Line = Treatment & { readonly id: string; readonly scope: string }

const period = ({ from, until }: Line): Xml =>
  element(
    'effectiveTime',
    { 'xsi:type': 'IVL_TS' },
    element('low', { value: hl7Day(isoDay(from)) }),
    until === undefined ? element('high', { nullFlavor: 'NA' }) : element('high', { value: hl7Day(isoDay(until)) }),
  )

/** The product by its international name: no CIS code, the ATC class as the general kind (IHE Product Entry). */
const product = (line: Line): Xml =>
  element(
    'manufacturedProduct',
    { classCode: 'MANU' },
    ...templates('2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43'),
    element(
      'manufacturedMaterial',
      {},
      element('code', coded(medicineCode(line.medicine)), element('originalText', {}, reference(line.id))),
      element('name', {}, medicineLabel(line.medicine)),
    ),
  )

const TEMPLATES = {
  prescribed: ['2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.7', '1.3.6.1.4.1.19376.1.9.1.3.2', '1.2.250.1.213.1.1.3.83'],
  taken: ['2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.7', '1.3.6.1.4.1.19376.1.5.3.1.4.7.1', '1.2.250.1.213.1.1.3.42'],
} as const

const administration = (line: Line, mood: 'INT' | 'EVN'): Xml =>
  element(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: mood },
    ...templates(...TEMPLATES[mood === 'INT' ? 'prescribed' : 'taken']),
    element('id', { root: oidOf(`${line.scope}/${line.id}`) }),
    element('code', { code: 'DRUG', displayName: 'Médicament', codeSystem: ACT_CODE }),
    textReference(line.id),
    completed(),
    period(line),
    element('consumable', {}, product(line)),
  )

/** What was handed over: boxes, counted in the EDQM packaging unit 30009000. */
const supply = (line: Line): Xml =>
  element(
    'supply',
    { classCode: 'SPLY', moodCode: 'EVN' },
    ...templates(
      '2.16.840.1.113883.10.20.1.34',
      '1.3.6.1.4.1.19376.1.5.3.1.4.7.3',
      '1.3.6.1.4.1.19376.1.9.1.3.4',
      '1.2.250.1.213.1.1.3.204',
    ),
    element('id', { root: oidOf(`${line.scope}/${line.id}`) }),
    textReference(line.id),
    element('quantity', { value: String(line.boxes ?? 1), unit: '30009000' }),
    element('product', {}, product(line)),
  )

const linesOf = (scope: string, treatments: readonly Treatment[]): readonly Line[] =>
  treatments.map((treatment, index) => ({ ...treatment, scope, id: `med-${index + 1}` }))

const HEAD = ['Médicament', 'Posologie', 'Durée'] as const

const rowOf = (line: Line): readonly ({ text: string; id: string } | string)[] => [
  { text: medicineLabel(line.medicine), id: line.id },
  line.dose,
  line.duration ?? (line.until === undefined ? 'au long cours' : ''),
]

/** The two zones of a prescription for a long-term condition (ordonnance bizone). */
const zones = (lines: readonly Line[]): Section['blocks'] => {
  const [within, apart] = [lines.filter(line => line.longTerm), lines.filter(line => !line.longTerm)]
  if (within.length === 0) return [table(HEAD, apart.map(rowOf))]
  const first = table(HEAD, within.map(rowOf), 'En rapport avec l’affection de longue durée')
  return apart.length === 0 ? [first] : [first, table(HEAD, apart.map(rowOf), 'Sans rapport avec l’affection de longue durée')]
}

export const prescriptionSections = (scope: string, treatments: readonly Treatment[], advice?: string): readonly Section[] => {
  const lines = linesOf(scope, treatments)
  return [
    {
      templates: ['1.3.6.1.4.1.19376.1.9.1.2.1', '1.2.250.1.213.1.1.2.171'],
      code: loinc('57828-6', 'Prescriptions'),
      title: 'Prescription de médicaments',
      blocks: advice === undefined ? zones(lines) : [...zones(lines), paragraph(advice)],
      entries: lines.map(line => element('entry', {}, administration(line, 'INT'))),
    },
  ]
}

export const dispensationSections = (scope: string, treatments: readonly Treatment[], at: Instant, advice?: string): readonly Section[] => {
  const lines = linesOf(scope, treatments)
  const rows = lines.map(line => [{ text: medicineLabel(line.medicine), id: line.id }, String(line.boxes ?? 1), line.dose])
  const handed = table(['Médicament délivré', 'Boîtes', 'Posologie rappelée'], rows, `Délivrance du ${shortDay(at)}`)
  return [
    {
      templates: ['1.3.6.1.4.1.19376.1.9.1.2.3', '2.16.840.1.113883.10.20.1.8', '1.2.250.1.213.1.1.2.236'],
      code: loinc('60590-7', 'Médicaments délivrés'),
      title: 'Médicaments délivrés',
      blocks: advice === undefined ? [handed] : [handed, paragraph(advice)],
      entries: lines.map(line => element('entry', {}, supply(line))),
    },
  ]
}

/** « Traitements à la sortie » of a discharge letter, « Traitements au long cours » of a summary. */
export const treatmentSection = (scope: string, kind: 'discharge' | 'summary', treatments: readonly Treatment[]): Section => {
  const lines = linesOf(`${scope}/${kind}`, treatments)
  const heading =
    kind === 'discharge'
      ? {
          templates: ['1.3.6.1.4.1.19376.1.5.3.1.3.22', '1.2.250.1.213.1.1.2.146'],
          code: loinc('10183-2', 'Traitements à la sortie'),
          title: 'Traitements à la sortie',
        }
      : {
          templates: ['2.16.840.1.113883.10.20.1.8', '1.3.6.1.4.1.19376.1.5.3.1.3.19', '1.2.250.1.213.1.1.2.143'],
          code: loinc('10160-0', 'Traitements'),
          title: 'Traitements au long cours',
        }
  return {
    ...heading,
    blocks: lines.length === 0 ? [paragraph('Aucun traitement au long cours.')] : [table(HEAD, lines.map(rowOf))],
    entries: lines.map(line => element('entry', {}, administration(line, 'EVN'))),
  }
}
