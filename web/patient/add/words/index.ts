import { defineWords } from '../../../ui/i18n/language.ts'
import type { AddWords } from './en.ts'

export const addWords = defineWords<AddWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
