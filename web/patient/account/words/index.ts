import { defineWords } from '../../../ui/i18n/language.ts'
import type { AccountWords } from './en.ts'

export const accountWords = defineWords<AccountWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
