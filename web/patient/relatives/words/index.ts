import { defineWords } from '../../../ui/i18n/language.ts'
import type { RelativesWords } from './en.ts'

export const relativesWords = defineWords<RelativesWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
