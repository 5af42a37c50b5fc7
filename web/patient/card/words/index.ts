import { defineWords } from '../../../ui/i18n/language.ts'
import type { CardWords } from './en.ts'

export const cardWords = defineWords<CardWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
