import { defineWords } from '../../../ui/i18n/language.ts'
import type { PapersWords } from './en.ts'

export const papersWords = defineWords<PapersWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
