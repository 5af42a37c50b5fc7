import { defineWords } from '../../../ui/i18n/language.ts'
import type { ReaderWords } from './en.ts'

export const readerWords = defineWords<ReaderWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
