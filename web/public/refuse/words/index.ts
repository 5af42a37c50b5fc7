import { defineWords } from '../../../ui/i18n/language.ts'
import type { RefuseWords } from './en.ts'

export const refuseWords = defineWords<RefuseWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
