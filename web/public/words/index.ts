import { defineWords } from '../../ui/i18n/language.ts'
import type { PublicWords } from './en.ts'

export const publicWords = defineWords<PublicWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
