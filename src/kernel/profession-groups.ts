/**
 * Columns of the habilitation matrix: the thirteen groups of its published version of 2020, then those of the order of 26 October 2023
 * for the social and medico-social sector, then occupational medicine, which the matrix leaves out of the doctors' column.
 */
export const PROFESSION_GROUPS = [
  'doctor',
  'biologist-pharmacist',
  'pharmacist',
  'dentist',
  'midwife',
  'nurse',
  'physiotherapist',
  'podiatrist',
  'speech-therapist',
  'rehabilitation',
  'hearing-and-orthotics',
  'optician',
  'radiographer',
  'psychologist',
  'care-assistant',
  'social-worker',
  'support-manager',
  'care-coordinator',
  'occupational-doctor',
] as const
export type ProfessionGroup = (typeof PROFESSION_GROUPS)[number]
