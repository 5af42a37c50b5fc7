import { defineWords } from '../../ui/i18n/language.ts'
import type { DeskWords } from './en.ts'

export const deskWords = defineWords<DeskWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
