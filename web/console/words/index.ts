import { defineWords } from '../../ui/i18n/language.ts'
import type { ConsoleWords } from './en.ts'

export const consoleWords = defineWords<ConsoleWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
