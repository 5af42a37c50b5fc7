import { defineWords } from '../../../ui/i18n/language.ts'
import type { PageWords } from './en.ts'

export const pageWords = defineWords<PageWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
