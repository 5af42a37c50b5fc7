import { defineWords } from '../../../ui/i18n/language.ts'
import type { LifeWords } from './en.ts'

export const lifeWords = defineWords<LifeWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
