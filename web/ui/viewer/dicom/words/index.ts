import { defineWords } from '../../../i18n/language.ts'
import type { MeasureWords } from './en.ts'

export const measureWords = defineWords<MeasureWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
