import { defineWords } from '../../../ui/i18n/language.ts'
import type { SearchWords } from './en.ts'

export const searchWords = defineWords<SearchWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
