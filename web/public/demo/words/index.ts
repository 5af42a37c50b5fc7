import { defineWords } from '../../../ui/i18n/language.ts'
import type { DemoWords } from './en.ts'

export const demoWords = defineWords<DemoWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
