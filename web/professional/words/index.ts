import { defineWords } from '../../ui/i18n/language.ts'
import type { ProfessionalWords } from './en.ts'

export const professionalWords = defineWords<ProfessionalWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
