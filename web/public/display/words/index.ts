import { defineWords } from '../../../ui/i18n/language.ts'
import type { DisplayWords } from './en.ts'

export const displayWords = defineWords<DisplayWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
