import { defineWords } from '../../../ui/i18n/language.ts'
import type { HomeWords } from './en.ts'

export const homeWords = defineWords<HomeWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
