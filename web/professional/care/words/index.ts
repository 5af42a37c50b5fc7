import { defineWords } from '../../../ui/i18n/language.ts'
import type { CareWords } from './en.ts'

export const careWords = defineWords<CareWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
