import { defineWords } from '../../ui/i18n/language.ts'
import type { PatientWords } from './en.ts'

export const patientWords = defineWords<PatientWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
