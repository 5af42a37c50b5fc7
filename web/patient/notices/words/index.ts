import { defineWords } from '../../../ui/i18n/language.ts'
import type { NoticesWords } from './en.ts'

export const noticesWords = defineWords<NoticesWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
