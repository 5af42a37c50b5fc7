import { defineWords } from '../../../ui/i18n/language.ts'
import type { FindWords } from './en.ts'

export const findWords = defineWords<FindWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
