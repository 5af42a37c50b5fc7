import { defineWords } from '../../ui/i18n/language.ts'
import type { EmergencyWords } from './en.ts'

export const emergencyWords = defineWords<EmergencyWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
