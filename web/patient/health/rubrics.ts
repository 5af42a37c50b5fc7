import type { Rubric } from '../../api/types.ts'

/** The rubrics of the health page, in the order in which a doctor reads them. */
export const HEALTH_RUBRICS = [
  'allergies',
  'treatments',
  'conditions',
  'procedures',
  'vaccinations',
  'measures',
  'blood-group',
  'disability',
  'family-history',
  'lifestyle',
] as const
export type HealthRubric = (typeof HEALTH_RUBRICS)[number]

/** What stands in the address bar. */
export const SLUGS: Readonly<Record<HealthRubric, string>> = {
  allergies: 'allergies',
  treatments: 'traitements',
  conditions: 'maladies',
  procedures: 'operations',
  vaccinations: 'vaccins',
  measures: 'mesures',
  'blood-group': 'groupe-sanguin',
  disability: 'handicap',
  'family-history': 'famille',
  lifestyle: 'habitudes',
}

export const rubricOf = (slug: string): HealthRubric | undefined => HEALTH_RUBRICS.find(rubric => SLUGS[rubric] === slug)

/** « Je n'en ai pas » says something there. */
export const CAN_BE_NONE = ['allergies', 'treatments', 'conditions', 'procedures', 'family-history', 'disability'] as const
export type NoneRubric = (typeof CAN_BE_NONE)[number]
export const canBeNone = (rubric: Rubric): NoneRubric | undefined => CAN_BE_NONE.find(one => one === rubric)

/** Vaccines and measures have screens of their own. */
export const FORMS = [
  'allergies',
  'treatments',
  'conditions',
  'procedures',
  'blood-group',
  'disability',
  'family-history',
  'lifestyle',
  'emergency-contacts',
  'trusted-person',
] as const
export type FormRubric = (typeof FORMS)[number]
export const formOf = (rubric: Rubric): FormRubric | undefined => FORMS.find(one => one === rubric)

/** At most one: another replaces it. */
export const SINGLE: ReadonlySet<Rubric> = new Set<Rubric>(['blood-group', 'trusted-person', 'directives', 'organ-donation'])
