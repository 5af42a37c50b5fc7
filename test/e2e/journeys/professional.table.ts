import { DENTIST, MIDWIFE, NURSE, PHARMACIST, PHYSIOTHERAPIST, SOCIAL_WORKER } from './carers.table.ts'
import { GP, HOSPITAL_DOCTOR } from './doctors.table.ts'
import type { Journey } from './model.ts'
import { BIOLOGIST, SECRETARY } from './structures.table.ts'

/** Ten professions: the tasks of ui.md §2, and for those it does not name, opening with an agreement, reading, depositing. */
export const PROFESSIONAL_JOURNEYS: readonly Journey[] = [
  ...GP,
  ...HOSPITAL_DOCTOR,
  ...PHARMACIST,
  ...NURSE,
  ...DENTIST,
  ...MIDWIFE,
  ...PHYSIOTHERAPIST,
  ...SOCIAL_WORKER,
  ...BIOLOGIST,
  ...SECRETARY,
]
