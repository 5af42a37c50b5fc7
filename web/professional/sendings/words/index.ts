import { defineWords } from '../../../ui/i18n/language.ts'
import type { SendingsWords } from './en.ts'

export const sendingsWords = defineWords<SendingsWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
