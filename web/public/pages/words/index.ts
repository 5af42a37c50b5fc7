import { defineWords } from '../../../ui/i18n/language.ts'
import type { PagesWords } from './en.ts'

export const pagesWords = defineWords<PagesWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
