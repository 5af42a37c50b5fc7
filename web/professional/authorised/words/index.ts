import { defineWords } from '../../../ui/i18n/language.ts'
import type { AuthorisedWords } from './en.ts'

export const authorisedWords = defineWords<AuthorisedWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
