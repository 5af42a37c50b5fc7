import { loinc } from '../cda/codes.ts'
import type { Block, Section } from '../paper.ts'

/** Sections that are only read: their templates and LOINC codes, as the CI-SIS models name them. */
const PLAIN = {
  reason: {
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.3.1', '1.2.250.1.213.1.1.2.127'],
    code: loinc('42349-1', 'Raison de la recommandation'),
  },
  events: {
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9', '1.3.6.1.4.1.19376.1.7.3.1.1.13.7', '1.2.250.1.213.1.1.2.163'],
    code: loinc('42545-4', 'Evènements observés'),
  },
  results: { templates: ['1.3.6.1.4.1.19376.1.5.3.1.3.27', '1.2.250.1.213.1.1.2.150'], code: loinc('30954-2', "Résultats d'examens") },
  plan: {
    templates: ['2.16.840.1.113883.10.20.1.10', '1.3.6.1.4.1.19376.1.5.3.1.3.36', '1.2.250.1.213.1.1.2.158'],
    code: loinc('18776-5', 'Plan de soins'),
  },
  clinicalInformation: { templates: ['1.2.840.10008.9.2', '1.2.250.1.213.1.1.2.205'], code: loinc('55752-0', 'Informations cliniques') },
  imagingAct: { templates: ['1.2.840.10008.9.3', '1.2.250.1.213.1.1.2.206'], code: loinc('55111-9', "Description de l'acte d’imagerie") },
  imagingFindings: {
    templates: ['2.16.840.1.113883.10.20.6.1.2', '1.2.250.1.213.1.1.2.208'],
    code: loinc('59776-5', "Résultats de l'acte"),
  },
  comparison: { templates: ['1.2.840.10008.9.4', '1.2.250.1.213.1.1.2.207'], code: loinc('18834-2', 'Examen de comparaison radiologique') },
  conclusion: { templates: ['1.2.840.10008.9.5', '1.2.250.1.213.1.1.2.209'], code: loinc('19005-8', 'Conclusions') },
  pregnancies: {
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.1.5.3.4', '1.2.250.1.213.1.1.2.77'],
    code: loinc('10162-6', 'Historique des grossesses'),
  },
  encounters: {
    templates: ['2.16.840.1.113883.10.20.1.3', '1.3.6.1.4.1.19376.1.5.3.1.1.5.3.3', '1.2.250.1.213.1.1.2.76'],
    code: loinc('46240-8', 'Historique des rencontres'),
  },
  labour: {
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.1.21.2.3', '1.2.250.1.213.1.1.2.123'],
    code: loinc('57074-7', 'Travail et accouchement'),
  },
  newborn: {
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.1.21.2.4', '1.2.250.1.213.1.1.2.124'],
    code: loinc('57075-4', "Informations sur l'accouchement et le nouveau-né"),
  },
  physicalExam: {
    templates: [
      '1.3.6.1.4.1.19376.1.5.3.1.3.24',
      '1.3.6.1.4.1.19376.1.5.3.1.1.9.15',
      '1.3.6.1.4.1.19376.1.5.3.1.1.9.15.1',
      '1.2.250.1.213.1.1.2.84',
    ],
    code: loinc('29545-1', 'Examen physique'),
  },
  lifestyle: {
    templates: [
      '2.16.840.1.113883.10.20.1.15',
      '1.3.6.1.4.1.19376.1.5.3.1.3.16',
      '1.3.6.1.4.1.19376.1.5.3.1.3.16.1',
      '1.2.250.1.213.1.1.2.141',
    ],
    code: loinc('29762-2', 'Habitus, Mode de vie'),
  },
  family: {
    templates: [
      '2.16.840.1.113883.10.20.1.4',
      '1.3.6.1.4.1.19376.1.5.3.1.3.14',
      '1.3.6.1.4.1.19376.1.5.3.1.3.15',
      '1.2.250.1.213.1.1.2.139',
    ],
    code: loinc('10157-6', 'Historique des pathologies familiales'),
  },
  acts: { templates: ['1.3.6.1.4.1.19376.1.5.3.1.1.13.2.11', '1.2.250.1.213.1.1.2.118'], code: loinc('29554-3', 'Actes') },
  comment: {
    templates: ['2.16.840.1.113883.10.12.201', '1.3.6.1.4.1.19376.1.4.1.2.16', '1.2.250.1.213.1.1.2.73'],
    code: loinc('55112-7', 'Commentaire'),
  },
} as const satisfies Record<string, Pick<Section, 'templates' | 'code'>>

export type PlainKind = keyof typeof PLAIN

export const plain = (kind: PlainKind, title: string, ...blocks: readonly (Block | string)[]): Section => ({
  ...PLAIN[kind],
  title,
  blocks: blocks.map(block => (typeof block === 'string' ? { kind: 'paragraph', text: block } : block)),
})
