import { defineWords } from '../../../../ui/i18n/language.ts'
import type { ReadingWords } from './en.ts'

export const readingWords = defineWords<ReadingWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
