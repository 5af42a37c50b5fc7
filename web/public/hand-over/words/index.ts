import { defineWords } from '../../../ui/i18n/language.ts'
import type { HandOverWords } from './en.ts'

export const handOverWords = defineWords<HandOverWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
