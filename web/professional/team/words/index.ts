import { defineWords } from '../../../ui/i18n/language.ts'
import type { TeamWords } from './en.ts'

export const teamWords = defineWords<TeamWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
