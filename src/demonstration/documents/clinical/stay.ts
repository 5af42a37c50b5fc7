import type { Instant } from '../../../kernel/instant.ts'
import { hl7Day, isoDay } from '../../calendar.ts'
import { oidOf } from '../../draw.ts'
import { asip, codeElement, coded, completed, loinc, snomed, templates, textReference } from '../cda/codes.ts'
import { element } from '../cda/xml.ts'
import { type Block, list, type Section } from '../paper.ts'
import { type Allergy, allergySection } from './history.ts'
import { plain } from './plain-sections.ts'
import { type Treatment, treatmentSection } from './treatments.ts'

/** « Statut du document » (33557-0): validated. */
export const statusSection = (scope: string, at: Instant): Section => ({
  templates: ['1.2.250.1.213.1.1.2.35', '1.2.250.1.213.1.1.2.35.1'],
  code: loinc('33557-0', "Etat d'achèvement"),
  title: 'Statut du document',
  blocks: [{ kind: 'paragraph', text: 'Document validé.', id: 'statut' }],
  entries: [
    element(
      'entry',
      {},
      element(
        'observation',
        { classCode: 'OBS', moodCode: 'EVN' },
        ...templates('1.3.6.1.4.1.19376.1.5.3.1.4.13', '1.2.250.1.213.1.1.3.48', '1.2.250.1.213.1.1.3.48.16'),
        element('id', { root: oidOf(`${scope}/statut`) }),
        codeElement(asip('GEN-065', 'Statut du document')),
        textReference('statut'),
        completed(),
        element('effectiveTime', { value: hl7Day(isoDay(at)) }),
        element('value', { 'xsi:type': 'CD', ...coded(snomed('385658003', 'effectué')) }),
      ),
    ),
  ],
})

export type Stay = {
  readonly scope: string
  readonly at: Instant
  readonly reason: string
  /** Paragraphs and tables of the medical synthesis. */
  readonly synthesis: readonly (Block | string)[]
  readonly treatments: readonly Treatment[]
  readonly pending?: string
  readonly next: readonly string[]
  readonly allergies?: readonly Allergy[]
}

/** Lettre de liaison à la sortie (LDL-SES 2022.01; CSP R.1112-1-2). */
export const staySections = (stay: Stay): readonly Section[] => [
  statusSection(stay.scope, stay.at),
  plain('reason', 'Motif de l’hospitalisation', stay.reason),
  plain('events', 'Synthèse médicale du séjour', ...stay.synthesis),
  treatmentSection(stay.scope, 'discharge', stay.treatments),
  ...(stay.pending === undefined ? [] : [plain('results', 'Résultats en attente', stay.pending)]),
  plain('plan', 'Suites à donner', list(...stay.next)),
  ...(stay.allergies === undefined ? [] : [allergySection(stay.scope, stay.allergies)]),
]
