import { defineWords } from '../../../ui/i18n/language.ts'
import type { SignInWords } from './en.ts'

export const signInWords = defineWords<SignInWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
