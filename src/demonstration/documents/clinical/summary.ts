import { loinc } from '../cda/codes.ts'
import { list, type Section } from '../paper.ts'
import { type Allergy, allergySection, type Problem, problemSection, type Procedure, procedureSection } from './history.ts'
import { plain } from './plain-sections.ts'
import { type Treatment, treatmentSection } from './treatments.ts'

export type Summary = {
  readonly scope: string
  readonly active: readonly Problem[]
  readonly past: readonly Problem[]
  readonly procedures: readonly Procedure[]
  readonly allergies: readonly Allergy[]
  readonly lifestyle: readonly string[]
  readonly family?: readonly string[]
  readonly watch: readonly string[]
  readonly treatments: readonly Treatment[]
}

const holder = (oid: string, code: Section['code'], title: string, sections: readonly Section[]): Section => ({
  templates: [oid],
  code,
  title,
  blocks: [],
  sections,
})

const riskFactors = (summary: Summary): Section =>
  holder(
    '1.2.250.1.213.1.1.2.31',
    loinc('57207-3', "Facteurs de risque présents ou passés affectant l'état de santé du patient"),
    'Facteurs de risque',
    [
      plain('lifestyle', 'Mode de vie', list(...summary.lifestyle)),
      ...(summary.family === undefined ? [] : [plain('family', 'Antécédents familiaux', list(...summary.family))]),
    ],
  )

/** Volet de synthèse médicale (VSM 1.4), written by the attending doctor at least once a year (CSP L.1111-15). */
export const summarySections = (summary: Summary): readonly Section[] => [
  holder(
    '1.2.250.1.213.1.1.2.29',
    loinc('46612-8', 'Conclusions de synthèse'),
    'Pathologies, antécédents, allergies et facteurs de risque',
    [
      holder('1.2.250.1.213.1.1.2.30', loinc('34117-2', 'Historique et physique'), 'Pathologies en cours, antécédents et allergies', [
        problemSection(summary.scope, 'active', summary.active),
        problemSection(summary.scope, 'past', summary.past),
        procedureSection(summary.scope, summary.procedures),
        allergySection(summary.scope, summary.allergies),
      ]),
      riskFactors(summary),
    ],
  ),
  plain('results', 'Points de vigilance', list(...summary.watch)),
  holder('1.2.250.1.213.1.1.2.32', loinc('18776-5', 'Plan de traitement'), 'Traitement au long cours', [
    treatmentSection(summary.scope, 'summary', summary.treatments),
  ]),
]
