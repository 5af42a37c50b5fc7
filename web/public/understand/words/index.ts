import { defineWords } from '../../../ui/i18n/language.ts'
import type { UnderstandWords } from './en.ts'

export const understandWords = defineWords<UnderstandWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
