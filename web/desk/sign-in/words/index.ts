import { defineWords } from '../../../ui/i18n/language.ts'
import type { DeskSignInWords } from './en.ts'

export const deskSignInWords = defineWords<DeskSignInWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
