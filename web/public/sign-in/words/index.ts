import { defineWords } from '../../../ui/i18n/language.ts'
import type { DoorWords } from './en.ts'

export const doorWords = defineWords<DoorWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
