import { defineWords } from '../../../ui/i18n/language.ts'
import type { EasyWords } from './en.ts'

export const easyWords = defineWords<EasyWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
