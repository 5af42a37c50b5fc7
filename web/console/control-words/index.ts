import { defineWords } from '../../ui/i18n/language.ts'
import type { ControlWords } from './en.ts'

export const controlWords = defineWords<ControlWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
