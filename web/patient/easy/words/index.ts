import { defineWords } from '../../../ui/i18n/language.ts'
import type { PatientEasyWords } from './en.ts'

export const patientEasyWords = defineWords<PatientEasyWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
