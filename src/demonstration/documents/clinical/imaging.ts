import type { Block, Section } from '../paper.ts'
import { plain } from './plain-sections.ts'

export type ImagingReport = {
  readonly indication: string
  readonly technique: string
  readonly findings: readonly (Block | string)[]
  readonly comparison?: string
  readonly conclusion: string
}

/** CR d’imagerie (IMG-CR-IMG 2024.01, headings of DICOM PS3.20). */
export const imagingSections = (report: ImagingReport): readonly Section[] => [
  plain('clinicalInformation', 'Indication', report.indication),
  plain('imagingAct', 'Technique', report.technique),
  plain('imagingFindings', 'Résultats', ...report.findings),
  ...(report.comparison === undefined ? [] : [plain('comparison', 'Comparaison', report.comparison)]),
  plain('conclusion', 'Conclusion', { kind: 'paragraph', text: report.conclusion, strong: true }),
]

/** Demande d’acte d’imagerie (IMG-DA-IMG 2024.01). */
export const imagingRequestSections = (why: string, acts: string, history?: string): readonly Section[] => [
  plain('clinicalInformation', 'Informations cliniques', why, ...(history === undefined ? [] : [history])),
  plain('plan', 'Acte demandé', acts),
]
