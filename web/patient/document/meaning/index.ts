import { defineWords } from '../../../ui/i18n/language.ts'
import type { MeaningWords } from './en.ts'

export const meaningWords = defineWords<MeaningWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
