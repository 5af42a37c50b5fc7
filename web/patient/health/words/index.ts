import { defineWords } from '../../../ui/i18n/language.ts'
import type { HealthWords } from './en.ts'

export const healthWords = defineWords<HealthWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
