import { defineWords } from '../../../ui/i18n/language.ts'
import type { OwnWords } from './en.ts'

export const ownWords = defineWords<OwnWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
