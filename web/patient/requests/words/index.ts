import { defineWords } from '../../../ui/i18n/language.ts'
import type { RequestsWords } from './en.ts'

export const requestsWords = defineWords<RequestsWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
