import { defineWords } from '../../../ui/i18n/language.ts'
import type { UnderWords } from './en.ts'

export const underWords = defineWords<UnderWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
