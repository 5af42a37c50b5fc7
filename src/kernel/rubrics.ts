/** The parts of a health profile, in the order in which a doctor reads them, then what the person wishes and whom to call. */
export const RUBRICS = [
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
  'emergency-contacts',
  'trusted-person',
  'directives',
  'organ-donation',
] as const
export type Rubric = (typeof RUBRICS)[number]

export const isRubric = (text: string): text is Rubric => RUBRICS.some(rubric => rubric === text)
