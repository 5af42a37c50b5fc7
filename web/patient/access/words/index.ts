import { defineWords } from '../../../ui/i18n/language.ts'
import type { SharingWords } from './en.ts'

export const sharingWords = defineWords<SharingWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
