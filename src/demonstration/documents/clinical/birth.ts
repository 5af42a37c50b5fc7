import type { Instant } from '../../../kernel/instant.ts'
import { list, type Section, table } from '../paper.ts'
import { type Problem, problemSection } from './history.ts'
import { plain } from './plain-sections.ts'
import { statusSection } from './stay.ts'
import { type Measure, vitalSigns } from './vital-signs.ts'

export type Delivery = {
  readonly scope: string
  readonly at: Instant
  readonly labour: readonly string[]
  readonly mother: readonly string[]
}

/** Synthèse salle de naissance, mère (OBP-SNM 2024.01). */
export const birthMotherSections = (delivery: Delivery): readonly Section[] => [
  {
    ...plain('labour', 'Travail et accouchement'),
    sections: [
      plain('acts', 'Actes et interventions', list(...delivery.mother)),
      plain('events', 'Déroulement du travail', ...delivery.labour),
    ],
  },
  plain('plan', 'Suites', 'Surveillance de deux heures en salle de naissance, puis retour en chambre avec l’enfant.'),
  statusSection(delivery.scope, delivery.at),
]

export type Newborn = {
  readonly scope: string
  readonly at: Instant
  readonly labour: string
  readonly apgar: readonly [atOne: number, atFive: number, atTen: number]
  readonly measures: readonly Measure[]
  readonly exam: readonly string[]
}

/** Synthèse salle de naissance, enfant (OBP-SNE 2024.01). */
export const birthChildSections = (newborn: Newborn): readonly Section[] => [
  plain('labour', 'Travail et accouchement', newborn.labour),
  {
    ...plain('newborn', 'Enfant en salle de naissance'),
    sections: [
      plain(
        'physicalExam',
        'Examen du nouveau-né',
        list(...newborn.exam),
        table(['Score d’Apgar', '1 minute', '5 minutes', '10 minutes'], [['Total sur 10', ...newborn.apgar.map(String)]]),
      ),
      vitalSigns(newborn.scope, newborn.at, newborn.measures, 'Mensurations de naissance'),
    ],
  },
  statusSection(newborn.scope, newborn.at),
]

export type Pregnancy = {
  readonly scope: string
  readonly at: Instant
  readonly history: readonly Problem[]
  readonly pregnancies: string
  readonly lifestyle: readonly string[]
  readonly visits: readonly (readonly string[])[]
  readonly problems: readonly Problem[]
  readonly measures: readonly Measure[]
  readonly plan: string
}

/** Synthèse antepartum (OBP-SAP 2024.01). */
export const pregnancySections = (pregnancy: Pregnancy): readonly Section[] => [
  problemSection(pregnancy.scope, 'past', pregnancy.history, 'Antécédents médicaux et gynécologiques'),
  plain('pregnancies', 'Grossesses précédentes', pregnancy.pregnancies),
  plain('lifestyle', 'Mode de vie', list(...pregnancy.lifestyle)),
  vitalSigns(pregnancy.scope, pregnancy.at, pregnancy.measures, 'Poids, taille et tension'),
  plain('encounters', 'Consultations de suivi', table(['Terme', 'Poids', 'Tension', 'Hauteur utérine', 'Remarques'], pregnancy.visits)),
  problemSection(pregnancy.scope, 'active', pregnancy.problems, 'Problèmes au cours de la grossesse'),
  plain('plan', 'Suivi proposé', pregnancy.plan),
  statusSection(pregnancy.scope, pregnancy.at),
]
